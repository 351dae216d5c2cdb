import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testRedisUrl } from '../testing/database.ts'
import { openTestHouse, system, type TestHouse } from '../testing/test-house.ts'
import { reactionsTo } from './reactions.ts'
import { startRelay } from './relay-outbox.ts'
import { startWorkers, type Workers } from './run.ts'

let house: TestHouse
let redisUrl: string
let redis: Redis
let queue: Queue
const running: Workers[] = []
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

beforeAll(async () => {
  redisUrl = await testRedisUrl()
  redis = new Redis(redisUrl)
})
afterAll(() => redis.disconnect())
beforeEach(async () => {
  house = await openTestHouse()
  await redis.flushdb()
  const { hostname, port, pathname } = new URL(redisUrl)
  queue = new Queue('gora', {
    connection: { host: hostname, port: Number(port), db: Number(pathname.slice(1)) },
  })
  queue.on('error', () => {})
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(workers => workers.stop()))
  await queue.close()
  await house.close()
})

const start = async (againAfterSeconds = 2): Promise<void> => {
  running.push(await startWorkers({ services: house.services, redisUrl, log, againAfterSeconds }))
}
const undone = (): Promise<number> => house.db.prisma.outboxEvent.count({ where: { doneAt: null } })
const drained = (timeout = 15_000) => expect.poll(undone, { timeout, interval: 100 }).toBe(0)

/** Places and confirms so many orders. */
const orders = async (count: number): Promise<string[]> => {
  const customer = await house.customer()
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const { orderId } = await house.placedOrder(customer)
    await house.services.orders.confirm(system, { orderId, version: 1 })
    ids.push(orderId)
  }
  return ids
}

/** Every piece of news had every one of its jobs, and each once: a card's revision counts how often it was planned. */
const expectEachEffectOnce = async (): Promise<void> => {
  const events = await house.db.prisma.outboxEvent.findMany()
  const { rows } = await house.db.pool.query('select job, event_id from job_effects')
  const wanted = events.flatMap(event => (reactionsTo(event.type) ?? []).map(job => `${job} ${event.id}`))
  const had = rows.map(row => `${row.job} ${row.event_id}`)
  expect(new Set(had)).toEqual(new Set(wanted))
  const cards = await house.db.prisma.notification.findMany({ where: { kind: 'order-card' } })
  const plansOf = (orderId: string): number =>
    events.filter(
      event =>
        ['order.placed', 'order.confirmed'].includes(event.type) &&
        JSON.stringify(event.payload).includes(orderId),
    ).length
  for (const card of cards) expect(card.revision).toBe(plansOf(card.ref))
}

describe('news', () => {
  test('has each of its effects once, with two workers at it', async () => {
    await start()
    await start()
    const placed = await orders(10)
    await drained()
    await expectEachEffectOnce()
    expect(await house.db.prisma.notification.count({ where: { kind: 'order-card' } })).toBe(placed.length)
  })

  test('has its effect although Redis loses everything in the middle', async () => {
    const relay = startRelay({ services: house.services, queue, log, againAfterSeconds: 3600 })
    await orders(8)
    await expect.poll(() => house.db.prisma.outboxEvent.count({ where: { publishedAt: null } })).toBe(0)
    await relay.stop()
    await redis.flushdb()
    await start(1)
    const more = orders(4)
    await new Promise(resolve => setTimeout(resolve, 300))
    await redis.flushdb()
    await more
    await drained(20_000)
    await expectEachEffectOnce()
  })

  test('is lost with Redis where nothing is passed on again (so the test above can fail)', async () => {
    const relay = startRelay({ services: house.services, queue, log, againAfterSeconds: 3600 })
    await orders(2)
    await expect.poll(() => house.db.prisma.outboxEvent.count({ where: { publishedAt: null } })).toBe(0)
    await relay.stop()
    await redis.flushdb()
    await start(3600)
    await new Promise(resolve => setTimeout(resolve, 2500))
    expect(await undone()).toBeGreaterThan(0)
  })

  test('that keeps failing holds nobody up, and has its effect once the trouble is over', async () => {
    await start(1)
    const [poisoned] = await orders(1)
    await drained()
    await house.db.pool.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a bug of ours'; end $$;
      create trigger refuse before insert or update on notifications for each row
        when (new.ref = '${poisoned}') execute function refuse()`)
    await house.services.orders.prepare(system, { orderId: poisoned ?? '', version: 2 })
    await orders(3)
    await expect.poll(undone, { timeout: 10_000 }).toBe(1)
    await house.db.pool.query('drop trigger refuse on notifications')
    await drained(20_000)
  })
})

describe('a job', () => {
  test('of another build is let go, a malformed one is parked, and the others go on', async () => {
    await start()
    await queue.add('from-another-build', { eventId: '1' })
    await queue.add('plan-notices', { eventId: 'not a number' }, { attempts: 5 })
    await orders(2)
    await drained()
    await expect.poll(() => queue.getFailedCount()).toBe(1)
    const [parked] = await queue.getFailed()
    expect(parked).toMatchObject({ name: 'plan-notices', attemptsMade: 1 })
  })

  test('about news that is no longer there does nothing', async () => {
    await start()
    await queue.add('plan-notices', { eventId: '999999999' })
    await expect.poll(() => queue.getCompletedCount()).toBeGreaterThan(0)
    expect(await queue.getFailedCount()).toBe(0)
  })
})

describe('a timer', () => {
  test('fires once, whoever looks: two workers, their alarms and their sweeps', async () => {
    await start()
    await start()
    await house.db.pool.query(`
      insert into timers (kind, ref, due_at)
      select 'review-reminder', 'ord_' || n, now() + make_interval(secs => 0.5 + n * 0.04) from generate_series(1, 60) n`)
    await expect
      .poll(() => house.db.prisma.timer.count({ where: { firedAt: null } }), { timeout: 10_000 })
      .toBe(0)
    await drained()
    const { rows } = await house.db.pool.query(
      `select payload ->> 'ref' as ref, count(*)::int as times from outbox_events where type = 'timer.due' group by 1`,
    )
    expect(rows).toHaveLength(60)
    expect(rows.every(row => row.times === 1)).toBe(true)
  })

  test('fires although Redis forgot its alarm, and never before its time', async () => {
    await start()
    await house.db.pool.query(
      `insert into timers (kind, ref, due_at) values ('review-reminder', 'ord_x', now() + interval '2 seconds')`,
    )
    await expect
      .poll(() => house.db.prisma.timer.count({ where: { rungAt: null } }), { timeout: 3000 })
      .toBe(0)
    await redis.flushdb()
    await expect
      .poll(() => house.db.prisma.timer.count({ where: { firedAt: null } }), { timeout: 5000 })
      .toBe(0)
    const timer = await house.db.prisma.timer.findFirstOrThrow()
    const lateMs = (timer.firedAt?.getTime() ?? 0) - timer.dueAt.getTime()
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(lateMs).toBeLessThan(2000)
  })
})
