import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, openDb } from './client.ts'
import { claimUpdates, finishUpdates, renewLeases, returnUpdate, storeUpdates } from './inbox.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = openDb(database.url, 12)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(() => db.pool.query('truncate inbox_updates'))

const of = (updateId: number, lane: string, payload: unknown = { n: updateId }) => ({
  updateId,
  lane,
  payload,
})
const claim = (worker: string, change: { limit?: number; leaseSeconds?: number } = {}) =>
  claimUpdates(db, { bot: 'customer', worker, limit: 10, leaseSeconds: 30, ...change })
const numbers = (updates: readonly { payload: unknown }[]) =>
  updates.map(update => (update.payload as { n: number }).n)
const ids = (updates: readonly { id: bigint }[]) => updates.map(update => update.id)

test('an update is kept once, also within a batch and from many callers at once', async () => {
  expect(await storeUpdates(db, 'customer', [of(1, 'c1'), of(1, 'c1'), of(2, 'c1')])).toBe(2)
  const again = await Promise.all(
    Array.from({ length: 10 }, () => storeUpdates(db, 'customer', [of(2, 'c1'), of(3, 'c1')])),
  )
  expect(again.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await storeUpdates(db, 'crew', [of(1, 'c1')])).toBe(1)
  expect(await storeUpdates(db, 'customer', [])).toBe(0)
})

test('an update id that jumps back is not dropped', async () => {
  await storeUpdates(db, 'customer', [of(900_000_000, 'c1'), of(7, 'c1'), of(900_000_001, 'c1')])
  const seen: number[] = []
  for (let i = 0; i < 3; i++) {
    const updates = await claim('one')
    seen.push(...numbers(updates))
    await finishUpdates(db, ids(updates))
  }
  expect(seen).toEqual([900_000_000, 7, 900_000_001])
})

test('two workers keep the order of every chat', async () => {
  const chats = 6
  const each = 15
  await storeUpdates(
    db,
    'customer',
    Array.from({ length: chats * each }, (_, i) => of(i, `c${i % chats}`, { chat: i % chats, n: i })),
  )
  const handled: { chat: number; n: number }[] = []
  let inHand = 0
  let together = 0
  const work = async (worker: string) => {
    for (;;) {
      const updates = await claim(worker, { limit: 3 })
      if (updates.length === 0) {
        if (handled.length >= chats * each) return
        await new Promise(resolve => setTimeout(resolve, 5))
        continue
      }
      inHand += 1
      together = Math.max(together, inHand)
      expect(new Set(updates.map(({ lane }) => lane)).size).toBe(updates.length)
      await new Promise(resolve => setTimeout(resolve, 2))
      for (const { payload } of updates) handled.push(payload as { chat: number; n: number })
      inHand -= 1
      await finishUpdates(db, ids(updates))
    }
  }
  await Promise.all([work('one'), work('two')])
  expect(together).toBe(2)
  expect(handled).toHaveLength(chats * each)
  for (let chat = 0; chat < chats; chat++) {
    const order = handled.filter(one => one.chat === chat).map(({ n }) => n)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  }
})

test('a worker takes no more chats than it asked for, and leaves the others to others', async () => {
  await storeUpdates(
    db,
    'customer',
    Array.from({ length: 40 }, (_, i) => of(i, `c${i % 8}`)),
  )
  const [one, other, third] = await Promise.all(
    ['one', 'other', 'third'].map(name => claim(name, { limit: 3 })),
  )
  const sizes = [one, other, third].map(claimed => claimed?.length ?? 0)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(3)
  const rest = await claim('fourth', { limit: 10 })
  expect(sizes.reduce((a, b) => a + b, 0) + rest.length).toBe(8)
})

describe('a lease', () => {
  test('holds its chat back until it is over, then another worker takes the same update', async () => {
    await storeUpdates(db, 'customer', [of(1, 'c1'), of(2, 'c1'), of(3, 'c2')])
    expect(numbers(await claim('dies', { leaseSeconds: 0.3 }))).toEqual([1, 3])
    expect(await claim('other')).toEqual([])
    await new Promise(resolve => setTimeout(resolve, 400))
    const again = await claim('other')
    expect(numbers(again)).toEqual([1, 3])
    expect(again.map(({ attempts }) => attempts)).toEqual([2, 2])
  })

  test('is kept by whoever renews it, and by nobody else', async () => {
    await storeUpdates(db, 'customer', [of(1, 'c1')])
    const mine = await claim('slow', { leaseSeconds: 0.2 })
    await renewLeases(db, 'stranger', ids(mine), 30)
    await renewLeases(db, 'slow', ids(mine), 1)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await claim('other')).toEqual([])
    await new Promise(resolve => setTimeout(resolve, 900))
    expect(numbers(await claim('other'))).toEqual([1])
  })
})

describe('an update that could not be handled', () => {
  test('comes again before those after it', async () => {
    await storeUpdates(db, 'customer', [of(1, 'c1'), of(2, 'c1')])
    const [first] = await claim('one')
    await returnUpdate(db, first?.id ?? 0n, 'Telegram was away', 0.2)
    expect(await claim('one')).toEqual([])
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(numbers(await claim('one'))).toEqual([1])
  })

  test('is set aside in the end, and lets the others pass', async () => {
    await storeUpdates(db, 'customer', [of(1, 'c1'), of(2, 'c1')])
    const [first] = await claim('one')
    await returnUpdate(db, first?.id ?? 0n, 'x'.repeat(5000), null)
    expect(numbers(await claim('one'))).toEqual([2])
    const row = await db.prisma.inboxUpdate.findFirstOrThrow({ where: { updateId: 1n } })
    expect(row.error).toHaveLength(2000)
    expect(row.parkedAt).not.toBeNull()
  })
})

test.each([
  ['a NUL byte', 'a\0b', 'a\ufffdb'],
  ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
  ['the other half', '\ude00b', '\ufffdb'],
  ['a whole pair', '😀', '😀'],
  [
    'text that only looks like an escape',
    String.raw`\u0000 \ud83d \\u0000`,
    String.raw`\u0000 \ud83d \\u0000`,
  ],
  ['right to left', 'שלום مرحبا', 'שלום مرحبا'],
  ['a quote and a comment', `'; drop table users; --`, `'; drop table users; --`],
])('%s in a payload does no harm', async (_name, text, kept) => {
  await storeUpdates(db, 'customer', [of(1, 'c1', { text, deep: { list: [text] } }), of(2, 'c2')])
  await storeUpdates(db, 'customer', [of(3, 'c3', { [`name ${text}`]: 1 })])
  const updates = await claim('one')
  expect(updates[2]?.payload).toEqual({ [`name ${kept}`]: 1 })
  expect(updates[0]?.payload).toEqual({ text: kept, deep: { list: [kept] } })
  expect(updates).toHaveLength(3)
})
