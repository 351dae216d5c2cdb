import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, openDb } from './client.ts'
import { clearTimer, fireDueTimers, setTimer, timersToRing } from './timers.ts'
import { transact } from './transact.ts'

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
beforeEach(() => db.pool.query('truncate timers, outbox_events'))

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
const set = (ref: string, seconds: number, kind = 'test') =>
  transact(db, tx => setTimer(tx, kind, ref, inSeconds(seconds)))
const fired = async (): Promise<string[]> =>
  (await db.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } })).map(
    ({ payload }) => (payload as { ref: string }).ref,
  )

test('four callers at once fire every due timer once, and none before its time', async () => {
  for (let i = 0; i < 60; i++) await set(`due-${i}`, -1)
  await set('later', 60)
  const one = async () => {
    let sum = 0
    for (let n = await fireDueTimers(db, 7); n > 0; n = await fireDueTimers(db, 7)) sum += n
    return sum
  }
  const sums = await Promise.all([one(), one(), one(), one()])
  expect(sums.reduce((a, b) => a + b)).toBe(60)
  const refs = await fired()
  expect(refs).toHaveLength(60)
  expect(new Set(refs).size).toBe(60)
  expect(refs).not.toContain('later')
})

test('no more fire at a time than asked for', async () => {
  for (let i = 0; i < 20; i++) await set(`due-${i}`, -1)
  expect(await fireDueTimers(db, 7)).toBe(7)
})

test('a timer set again after it fired fires again; set again before, it fires once, at the new time', async () => {
  await set('again', -1)
  await fireDueTimers(db)
  await set('again', -1)
  await fireDueTimers(db)
  expect(await fired()).toEqual(['again', 'again'])
  await set('moved', -1)
  await set('moved', 60)
  expect(await fireDueTimers(db)).toBe(0)
})

test('a timer taken away does not fire; one of another kind for the same thing does', async () => {
  await set('gone', -1)
  await set('gone', -1, 'other')
  await transact(db, tx => clearTimer(tx, 'test', 'gone'))
  await transact(db, tx => clearTimer(tx, 'test', 'never was'))
  expect(await fireDueTimers(db)).toBe(1)
  expect((await db.prisma.outboxEvent.findFirstOrThrow()).payload).toEqual({
    type: 'timer.due',
    kind: 'other',
    ref: 'gone',
  })
})

test('a timer is set with its change, or not at all', async () => {
  await expect(
    transact(db, async tx => {
      await setTimer(tx, 'test', 'undone', inSeconds(-1))
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await fireDueTimers(db)).toBe(0)
})

test('many who set the same timer at once set one', async () => {
  await Promise.all(Array.from({ length: 20 }, () => set('shared', -1)))
  expect(await fireDueTimers(db)).toBe(1)
})

test('an alarm is asked for once per timer, and anew when the timer is moved', async () => {
  await set('soon', 5)
  await set('far', 600)
  const rings = await Promise.all([timersToRing(db, 30), timersToRing(db, 30), timersToRing(db, 30)])
  expect(rings.flat()).toHaveLength(1)
  await set('soon', 6)
  expect(await timersToRing(db, 30)).toHaveLength(1)
})
