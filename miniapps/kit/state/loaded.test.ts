import { expect, test } from 'vitest'
import { Problem } from '../api/problem.ts'
import { resource } from './loaded.ts'

/** A question whose answers are given by hand. */
const byHand = () => {
  const open: { give(value: string): void; fail(): void }[] = []
  const loaded = resource(
    () =>
      new Promise<string>((resolve, reject) => {
        open.push({ give: resolve, fail: () => reject(new Problem({ code: 'offline', status: 0 })) })
      }),
  )
  return { loaded, open }
}

test('what was put meanwhile is newer than the answer, and than the trouble, of a question asked before', async () => {
  for (const end of ['give', 'fail'] as const) {
    const { loaded, open } = byHand()
    const asked = loaded.reload()
    loaded.put('new')
    open[0]?.[end]('old')
    await asked
    expect(loaded.state.value).toEqual({ value: 'new', problem: null, isLoading: false })
  }
})

test('however often it is asked for meanwhile, it is fetched once more, and the last answer stands', async () => {
  const { loaded, open } = byHand()
  const all = [loaded.reload(), loaded.reload(), loaded.reload()]
  open[0]?.give('first')
  await new Promise(resolve => setTimeout(resolve))
  open[1]?.give('second')
  await Promise.all(all)
  expect(open).toHaveLength(2)
  expect(loaded.state.value.value).toBe('second')
})

test('while it cannot be fetched, the last that was known is still there', async () => {
  const { loaded, open } = byHand()
  loaded.put('known')
  const asked = loaded.reload()
  expect(loaded.state.value).toMatchObject({ value: 'known', isLoading: true })
  open[0]?.fail()
  await asked
  expect(loaded.state.value).toMatchObject({ value: 'known', problem: { code: 'offline' }, isLoading: false })
})
