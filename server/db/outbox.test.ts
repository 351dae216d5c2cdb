import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, openDb } from './client.ts'
import { finishJob, isFirstTime, newsOf, relay, tell } from './outbox.ts'
import { sweepPlumbing } from './sweep.ts'
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
beforeEach(() => db.pool.query('truncate outbox_events, job_effects'))

const due = (ref: string) => ({ type: 'timer.due' as const, kind: 'test', ref })
const tellMany = (count: number) =>
  transact(db, tx =>
    tell(
      tx,
      Array.from({ length: count }, (_, i) => due(`ref-${i}`)),
    ),
  )
type Passed = { id: bigint; type: string; isRepeat: boolean }
const relayInto = (passed: Passed[], input = { limit: 100, againAfterSeconds: 60 }) =>
  relay(db, input, async events => {
    passed.push(...events)
    return []
  })
/** Makes it look as if everything had been passed on so long ago. */
const age = (seconds: number) =>
  db.pool.query('update outbox_events set published_at = now() - make_interval(secs => $1)', [seconds])

test('news is told with its change, or not at all', async () => {
  await expect(
    transact(db, async tx => {
      await tell(tx, [due('lost')])
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await db.prisma.outboxEvent.count()).toBe(0)
  await transact(db, tx => tell(tx, [due('kept')]))
  const row = await db.prisma.outboxEvent.findFirstOrThrow()
  expect((await newsOf(db, row.id))?.news).toEqual(due('kept'))
  expect(await newsOf(db, 999_999n)).toBeNull()
})

test('three relays at once hand every event on once', async () => {
  await tellMany(200)
  const passed: Passed[] = []
  const one = async () => {
    while ((await relayInto(passed, { limit: 20, againAfterSeconds: 60 })) > 0);
  }
  await Promise.all([one(), one(), one()])
  expect(passed).toHaveLength(200)
  expect(new Set(passed.map(({ id }) => id)).size).toBe(200)
  expect(passed.every(({ isRepeat }) => !isRepeat)).toBe(true)
})

test('what a relay could not hand on stays for the next one', async () => {
  await tellMany(2)
  await expect(
    relay(db, { limit: 10, againAfterSeconds: 60 }, () => Promise.reject(new Error('no queue'))),
  ).rejects.toThrow('no queue')
  const passed: Passed[] = []
  expect(await relayInto(passed)).toBe(2)
  expect(passed.every(({ isRepeat }) => !isRepeat)).toBe(true)
})

test('what needs nothing more is finished at once', async () => {
  await tellMany(2)
  await relay(db, { limit: 10, againAfterSeconds: 60 }, async events => events.map(({ id }) => id))
  await age(3600)
  expect(await relayInto([])).toBe(0)
})

test('news without effect comes again, ever more rarely, and at last no more', async () => {
  await tellMany(1)
  const passed: Passed[] = []
  await relayInto(passed)
  expect(await relayInto(passed)).toBe(0)
  // Seconds after which the second, third, … try is due when the first wait is one minute.
  for (const wait of [60, 120, 240, 480]) {
    await age(wait - 5)
    expect(await relayInto(passed)).toBe(0)
    await age(wait + 5)
    expect(await relayInto(passed)).toBe(1)
  }
  expect(passed.map(({ isRepeat }) => isRepeat)).toEqual([false, true, true, true, true])
  await db.prisma.outboxEvent.updateMany({ data: { attempts: 39 } })
  await age(3600 + 5)
  expect(await relayInto(passed)).toBe(1)
  await age(86_400)
  expect(await relayInto(passed)).toBe(0)
})

test('an event is done when the last of its jobs is', async () => {
  await tellMany(1)
  const { id: eventId } = await db.prisma.outboxEvent.findFirstOrThrow()
  const isDone = async () => (await db.prisma.outboxEvent.findFirstOrThrow()).doneAt !== null
  const jobsOfEvent = ['a', 'b']
  await finishJob(db, { job: 'a', eventId, jobsOfEvent })
  await finishJob(db, { job: 'a', eventId, jobsOfEvent })
  expect(await isDone()).toBe(false)
  await finishJob(db, { job: 'b', eventId, jobsOfEvent })
  expect(await isDone()).toBe(true)
})

test('a doubled job waits for the first one, then finds it done; after a failure it does the work itself', async () => {
  await tellMany(2)
  const [one, other] = await db.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } })
  const effect = (eventId: bigint, breaks: boolean) =>
    transact(db, async tx => {
      const first = await isFirstTime(tx, 'job', eventId)
      await new Promise(resolve => setTimeout(resolve, 20))
      if (breaks) throw new Error('broke')
      return first
    })
  const twice = await Promise.all([effect(one?.id ?? 0n, false), effect(one?.id ?? 0n, false)])
  expect(twice.sort()).toEqual([false, true])
  await expect(effect(other?.id ?? 0n, true)).rejects.toThrow('broke')
  expect(await effect(other?.id ?? 0n, false)).toBe(true)
})

test('finished plumbing is swept away after its days, and nothing else is', async () => {
  await tellMany(3)
  const [old, young] = await db.prisma.outboxEvent.findMany({ orderBy: { id: 'asc' } })
  await finishJob(db, { job: 'a', eventId: old?.id ?? 0n, jobsOfEvent: ['a'] })
  await finishJob(db, { job: 'a', eventId: young?.id ?? 0n, jobsOfEvent: ['a'] })
  await db.pool.query(`update outbox_events set done_at = now() - interval '8 days' where id = $1`, [old?.id])
  expect(await sweepPlumbing(db, 7)).toBe(2)
  expect(await db.prisma.outboxEvent.count()).toBe(2)
  expect(await sweepPlumbing(db, 7)).toBe(0)
})
