import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { paced } from './paced.ts'

test('many calls become one at once and one when the pace allows', async () => {
  let done = 0
  const { call } = paced(
    () => done++,
    () => 80,
  )
  for (let i = 0; i < 50; i++) call()
  expect(done).toBe(1)
  await sleep(250)
  expect(done).toBe(2)
  call()
  expect(done).toBe(3)
})

test('after stop nothing more happens', async () => {
  let done = 0
  const { call, stop } = paced(
    () => done++,
    () => 40,
  )
  call()
  call()
  stop()
  await sleep(120)
  expect(done).toBe(1)
})
