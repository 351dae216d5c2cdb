import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tell } from '../../db/outbox.ts'
import { sweepPlumbing } from '../../db/sweep.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { OrderId, UserId } from '../../domain/shared/ids.ts'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import type { Following } from './api.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.db.pool.query('truncate live_news; update live_head set place = 0, swept_to = 0')
})

const live = () => house.services.live
const order = 'ord_0000000000aaaaaaaa'
const topic: Following = { kind: 'order', topic: `order:${order}`, ear: 'customer', orderId: order }
const board: Following = { kind: 'board', topic: 'board', ear: 'staff', branches: [town.branchId] }

const said = (type: 'order.confirmed' | 'order.ready' | 'order.late', orderId = order): DomainEvent => ({
  type,
  orderId: orderId as OrderId,
  branchId: town.branchId,
  customerId: 'usr_0000000000aaaaaaaa' as UserId,
  by: { as: 'system', userId: null },
  at: new Date().toISOString(),
})
const insert = (type: Parameters<typeof said>[0], orderId = order): [string, unknown[]] => [
  'insert into outbox_events (type, payload) values ($1, $2)',
  [type, JSON.stringify(said(type, orderId))],
]
const types = (news: readonly { type: string }[]) => news.map(({ type }) => type)

describe('news whose transactions commit in another order than they began', () => {
  /** One writer takes the first id and commits last; in between somebody reads to the end. */
  const outOfOrder = async (read: () => Promise<void>): Promise<void> => {
    const slow = await house.db.pool.connect()
    try {
      await slow.query('begin')
      await slow.query(...insert('order.confirmed'))
      await house.db.pool.query(...insert('order.ready'))
      await read()
      await slow.query('commit')
    } finally {
      slow.release()
    }
  }

  test('is told all, and once, to whoever follows on from their mark', async () => {
    let mark = 0n
    const heard: string[] = []
    const read = async () => {
      await live().placeNews()
      const { news, head } = await live().newsSince(topic, mark)
      heard.push(...types(news))
      mark = head
    }
    await outOfOrder(read)
    expect(heard).toEqual(['order.ready'])
    await read()
    await read()
    expect(heard).toEqual(['order.ready', 'order.confirmed'])
  })

  test('would be lost by whoever remembers the last id (so the test above can fail)', async () => {
    let last = 0n
    const heard: string[] = []
    const read = async () => {
      const { rows } = await house.db.pool.query<{ event_id: string; type: string }>(
        'select event_id, type from live_news where event_id > $1 and order_id = $2 order by event_id',
        [last, order],
      )
      heard.push(...types(rows))
      last = BigInt(rows.at(-1)?.event_id ?? last)
    }
    await outOfOrder(read)
    await read()
    expect(heard).toEqual(['order.ready'])
  })

  test('gets its place from one of many who give places at once, with readers in between: none is missed', async () => {
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let nth = 0; nth < 15; nth++) {
        const client = await house.db.pool.connect()
        await client.query('begin')
        await client.query(...insert('order.late'))
        await client.query('select pg_sleep($1)', [((writer * 7 + nth) % 5) / 200])
        await client.query('commit')
        client.release()
        await live().placeNews()
      }
    })
    let [place, isWriting] = [0n, true]
    const seen: bigint[] = []
    const reader = (async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting
        const { news } = await live().allNewsAfter(place, 500)
        seen.push(...news.map(one => one.place))
        place = seen.at(-1) ?? 0n
      }
    })()
    await Promise.all(writers)
    await live().placeNews()
    isWriting = false
    await reader
    expect(seen).toEqual(Array.from({ length: 90 }, (_, i) => BigInt(i + 1)))
  })
})

describe('a mark', () => {
  const three = async () => {
    for (const type of ['order.confirmed', 'order.ready', 'order.late'] as const)
      await house.db.pool.query(...insert(type))
    await live().placeNews()
  }

  test('is a place to go on from, in this topic only', async () => {
    await three()
    await house.db.pool.query(...insert('order.confirmed', 'ord_0000000000bbbbbbbb'))
    await live().placeNews()
    const { news, head, isGap } = await live().newsSince(topic, 1n)
    expect([types(news), head, isGap]).toEqual([['order.ready', 'order.late'], 4n, false])
    expect((await live().newsSince(board, 2n)).news).toHaveLength(2)
    const elsewhere: Following = { ...board, kind: 'board', branches: ['brn_0000000000zzzzzzzz'] }
    expect((await live().newsSince(elsewhere, 0n)).news).toEqual([])
  })

  test('that was swept away, or never was, is a gap; the one just before what is kept is none', async () => {
    await three()
    await house.db.pool.query(`update live_news set at = now() - interval '30 days' where place <= 2`)
    await sweepPlumbing(house.db, 14)
    expect(await house.db.prisma.liveNews.count()).toBe(1)
    expect((await live().newsSince(topic, 1n)).isGap).toBe(true)
    expect(await live().newsSince(topic, 2n)).toMatchObject({ isGap: false, head: 3n })
    expect((await live().newsSince(topic, 4n)).isGap).toBe(true)
    expect((await live().newsSince(topic, -1n)).isGap).toBe(true)
  })

  test('that lies too much news back is a gap', async () => {
    await house.db.pool.query(
      `insert into outbox_events (type, payload) select 'order.late', $1::jsonb from generate_series(1, 6000)`,
      [JSON.stringify(said('order.late'))],
    )
    await live().placeNews()
    expect(await live().newsSince(topic, 0n)).toEqual({ news: [], head: 6000n, isGap: true })
    expect(await live().newsSince(board, 900n)).toEqual({ news: [], head: 6000n, isGap: true })
    expect((await live().newsSince(topic, 5990n)).news).toHaveLength(10)
    await house.db.pool.query('analyze live_news')
    for (const column of ['order_id', 'driver_id']) {
      const { rows } = await house.db.pool.query(
        `explain select * from live_news where place > 5990 and ${column} = $1 order by place limit 501`,
        ['x'],
      )
      expect(JSON.stringify(rows)).toContain('Index')
    }
  })
})

test('what happens to an order is told to it, to its driver and to the board of its branch', async () => {
  const [customer, driver] = [await house.customer(), await house.driverOnShift()]
  const { orderId, deliveryId } = await house.confirmedOrder(customer)
  const { version } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  const driverId = driver.driverId ?? ''
  await house.services.dispatch.assign(system, { deliveryId, version, driverId })
  await house.services.orders.prepare(system, { orderId, version: 2 })
  await live().placeNews()
  const hear = async (following: Following) =>
    types((await live().newsSince(following, 0n)).news.filter(one => live().concerns(following, one)))
  const all = ['order.placed', 'delivery.opened', 'order.confirmed', 'delivery.assigned', 'order.preparing']
  expect((await hear({ ...topic, kind: 'order', orderId })).sort()).toEqual([...all].sort())
  const driving: Following = {
    kind: 'driver',
    topic: `driver:${driverId}`,
    ear: 'driver',
    driverId,
    branches: 'all',
  }
  expect(await hear(driving)).toEqual(['shift.started', 'delivery.assigned', 'order.preparing'])
  // who has an eye on the driver for other branches hears nothing of what they bring for these
  expect(await hear({ ...driving, ear: 'staff', branches: [town.branchId] })).toContain('delivery.assigned')
  expect(await hear({ ...driving, ear: 'staff', branches: ['brn_elsewhere'] })).not.toContain(
    'delivery.assigned',
  )
  expect(await hear(board)).toEqual(expect.arrayContaining([...all, 'shift.started']))
})

test('news that is undone with its change was never there', async () => {
  await expect(
    house.db.prisma.$transaction(async tx => {
      await tell(tx, [said('order.late')])
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await live().placeNews()).toBe(false)
})
