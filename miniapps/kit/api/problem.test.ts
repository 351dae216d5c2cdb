import { expect, test } from 'vitest'
import { problemFrom } from './problem.ts'

const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  problemFrom(new Response(JSON.stringify(body), { status, headers }))

test('who asks too fast may ask again, and what is used up stays used up', async () => {
  expect((await answer(429, { code: 'people.too-fast' }, { 'retry-after': '3' })).isPassing).toBe(true)
  expect((await answer(429, { code: 'stock.not-enough', title: 'Only 2 are left.' })).isPassing).toBe(false)
})

test('an outage passes, a no does not, and an answer that nobody can read is one of the two', async () => {
  expect((await answer(503, { code: 'outage' })).isPassing).toBe(true)
  expect((await answer(409, { code: 'cart.changed' })).isPassing).toBe(false)
  const page = await problemFrom(new Response('<html>Bad gateway</html>', { status: 502 }))
  expect([page.code, page.isPassing]).toEqual(['outage', true])
})
