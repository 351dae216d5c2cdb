import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeId } from '../domain/shared/ids.ts'
import type { SignedIn } from '../services/index.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { photoForm, picture } from './testing/photo.ts'
import { staff } from './testing/staff.ts'

type Driver = Awaited<ReturnType<typeof staff>>

let api: ApiHouse
let driver: Driver
let nextKey = 0
beforeAll(async () => {
  api = await openApiHouse()
  driver = await staff(api, 'driver', 701)
})
afterAll(() => api.close())

const newKey = (): string => `tap-of-a-driver-${nextKey++}`
const tap = async (path: string, payload: object, key: string | null = newKey(), who = driver) => {
  const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key }
  const answer = await api.ask('POST', `/api/driver/${path}`, { token: who.token, payload, headers })
  return { status: answer.statusCode, body: answer.json() }
}
const guest = async (): Promise<SignedIn['actor'] & { kind: 'person' }> => api.house.customer('Guest')

/** A delivery that the driver has taken and stands with in this state. */
const delivery = async (status: string, rule = 'code-or-photo') => {
  const { orderId, deliveryId } = await api.house.confirmedOrder(await guest())
  await api.house.db.prisma.delivery.update({
    where: { id: deliveryId },
    data: { status, driverId: driver.driverId, proofRule: rule, version: 5 },
  })
  const { handoverCode } = await api.house.db.prisma.order.update({
    where: { id: orderId },
    data: { status: 'ready' },
  })
  return { orderId, deliveryId, code: handoverCode, at: `tasks/${deliveryId}` }
}
const history = async (orderId: string): Promise<string[]> =>
  (await api.house.db.prisma.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } }))
    .map(({ type }) => type)
    .filter(type => type.startsWith('delivery.'))

describe('a tap under a key', () => {
  test('counts once, however often and however many at once it is sent', async () => {
    const { orderId, at } = await delivery('accepted')
    const key = newKey()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tap(`${at}/arrive-at-pickup`, { version: 5 }, key)),
    )
    expect(answers.map(({ status, body }) => [status, body.status, body.version])).toEqual(
      Array.from({ length: 8 }, () => [200, 'at_pickup', 6]),
    )
    expect((await history(orderId)).filter(type => type === 'delivery.arrived-at-pickup')).toHaveLength(1)
    // A tap whose answer was lost does not stand in the way of the next one.
    expect((await tap(`${at}/pick-up`, { version: 6 })).body.status).toBe('picked_up')
    expect((await tap(`${at}/arrive-at-pickup`, { version: 5 }, key)).body.status).toBe('picked_up')
    expect((await tap(`${at}/arrive-at-pickup`, { version: 5 })).body.code).toBe('delivery.already-done')
  })

  test('is demanded at every step, and stands for one thing only', async () => {
    const { at } = await delivery('accepted')
    for (const step of ['arrive-at-pickup', 'pick-up', 'arrive-at-dropoff', 'retry', 'return', 'release'])
      expect((await tap(`${at}/${step}`, { version: 5 }, null)).body.code).toBe('request.key-missing')
    const key = newKey()
    expect((await tap(`${at}/arrive-at-pickup`, { version: 5 }, key)).status).toBe(200)
    const other = await tap(`${at}/release`, { version: 6 }, key)
    expect([other.status, other.body.code]).toEqual([409, 'request.key-reused'])
  })

  test('that was refused is asked anew, not answered from memory', async () => {
    const { at, deliveryId } = await delivery('accepted')
    const key = newKey()
    expect((await tap(`${at}/pick-up`, { version: 5 }, key)).body.code).toBe('delivery.wrong-moment')
    await api.house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { status: 'at_pickup' } })
    expect((await tap(`${at}/pick-up`, { version: 5 }, key)).status).toBe(200)
  })

  test('counts a wrong code once', async () => {
    const { at, code, deliveryId } = await delivery('at_dropoff')
    const wrong = code === '0000' ? '1111' : '0000'
    const key = newKey()
    for (let time = 0; time < 7; time++)
      expect((await tap(`${at}/code`, { code: wrong }, key)).body).toMatchObject({
        code: 'delivery.wrong-code',
        facts: { left: 4 },
      })
    const row = await api.house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    expect(row.codeAttempts).toBe(1)
    const right = newKey()
    for (let time = 0; time < 2; time++)
      expect((await tap(`${at}/code`, { code }, right)).body.proof.missing).toEqual([])
    expect(await api.house.db.prisma.proof.count({ where: { deliveryId } })).toBe(1)
  })

  test('keeps a photo once, and hands over once', async () => {
    const { at, deliveryId, orderId } = await delivery('at_dropoff', 'photo')
    const { payload, headers } = photoForm(await picture())
    const key = newKey()
    const send = () =>
      api.ask('POST', `/api/driver/${at}/photo`, {
        token: driver.token,
        payload,
        headers: { ...headers, 'idempotency-key': key },
      })
    for (let time = 0; time < 2; time++) expect((await send()).json().proof.missing).toEqual([])
    expect(await api.house.db.prisma.proof.count({ where: { deliveryId } })).toBe(1)
    const handOver = newKey()
    const answers = await Promise.all(
      [0, 1, 2].map(() => tap(`${at}/deliver`, { version: 5, isCashCollected: true }, handOver)),
    )
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(
      Array.from({ length: 3 }, () => [200, 'delivered']),
    )
    const { rows } = await api.house.db.pool.query(
      `select count(*)::int as times from ledger.txn where ref = $1 and kind = 'cash-collected'`,
      [orderId],
    )
    expect(rows).toEqual([{ times: 1 }])
    expect((await api.house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
  })

  test('of an offer that was won says so again', async () => {
    const { orderId, deliveryId } = await api.house.confirmedOrder(await guest())
    await api.house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { status: 'offered' } })
    const offerId = makeId('ofr', api.house.clock.now().getTime(), new TextEncoder().encode('taken'))
    await api.house.db.prisma.offer.create({
      data: {
        id: offerId,
        deliveryId,
        driverId: driver.driverId,
        round: 1,
        pickupMetres: 100,
        expiresAt: new Date(api.house.clock.now().getTime() + 60_000),
      },
    })
    // By now this driver has a delivery of every test before: hands and pockets enough for all of them.
    await api.house.db.prisma.driver.update({
      where: { id: driver.driverId },
      data: { capacity: 100, cashCapUnits: 10_000_000n },
    })
    const key = newKey()
    for (let time = 0; time < 2; time++)
      expect((await tap(`offers/${offerId}/accept`, { version: 1 }, key)).body.status).toBe('accepted')
    expect(await history(orderId)).toEqual(['delivery.accepted'])
  })
})

describe('where I am', () => {
  const point = (secondsAgo: number, latitude: number) => ({
    at: new Date(api.house.clock.now().getTime() - secondsAgo * 1000).toISOString(),
    place: { latitude, longitude: -56.156 },
  })
  const stored = (who: Driver) =>
    api.house.db.prisma.position.findUniqueOrThrow({ where: { driverId: who.driverId } })

  test('is the newest point, in whatever order they come and however often', async () => {
    const who = await staff(api, 'driver', 702)
    const points = [point(5, -34.893), point(40, -34.891), point(20, -34.892)]
    for (let time = 0; time < 2; time++)
      expect((await tap('positions', { points }, null, who)).body).toEqual({ ok: true })
    await tap('positions', { points: [point(60, -34.8)] }, null, who)
    expect((await stored(who)).latitude).toBe(-34.893)
    const trail = await api.house.db.prisma.positionPoint.findMany({
      where: { driverId: who.driverId },
      orderBy: { recordedAt: 'asc' },
    })
    expect(trail.map(({ latitude }) => latitude)).toEqual([-34.891, -34.892, -34.893])
    const start = newKey()
    expect((await tap('shift/start', {}, start, who)).body.status).toBe('on')
    expect((await tap('shift/end', {}, newKey(), who)).body.status).toBe('off')
    // As from a queue that never heard of the first answer: the shift that was ended since stays ended.
    expect((await tap('shift/start', {}, start, who)).body.status).toBe('off')
    expect((await tap('shift/start', {}, null, who)).body.code).toBe('request.key-missing')
  })

  test('in the future is now; nonsense is refused with a sentence', async () => {
    const who = await staff(api, 'driver', 703)
    await tap('positions', { points: [point(-86_400, -34.89)] }, null, who)
    expect((await stored(who)).recordedAt.getTime()).toBeLessThanOrEqual(api.house.clock.now().getTime())
    const [good] = [point(0, -34.89)]
    for (const points of [
      [],
      [{ ...good, at: 'yesterday' }],
      [{ ...good, at: '2026-02-31T00:00:00.000Z' }],
      [{ ...good, place: { latitude: 91, longitude: 0 } }],
      [{ ...good, place: { latitude: '1', longitude: 0 } }],
      [{ ...good, heading: 360 }],
      [{ ...good, accuracyMetres: -1 }],
      Array.from({ length: 61 }, () => good),
    ]) {
      const answer = await tap('positions', { points }, null, who)
      expect([answer.status, answer.body.code]).toEqual([400, 'request.not-understood'])
      expect(answer.body.title).not.toBe('')
    }
  })
})

test('earnings are told day by day on the clocks of the branch, empty days too', async () => {
  const who = await staff(api, 'driver', 704)
  const deliver = async (at: Date, tipUnits: bigint) => {
    const { orderId, deliveryId } = await api.house.confirmedOrder(await guest())
    await api.house.db.prisma.order.update({
      where: { id: orderId },
      data: { tipUnits, totalUnits: { increment: tipUnits } },
    })
    await api.house.db.prisma.delivery.update({
      where: { id: deliveryId },
      data: { driverId: who.driverId, status: 'delivered', deliveredAt: at, payUnits: 8000n },
    })
  }
  api.house.clock.set(new Date('2026-07-10T15:00:00Z'))
  // Half past two at night in UTC is still the evening before in Montevideo.
  await deliver(new Date('2026-07-10T02:30:00Z'), 100n)
  await deliver(new Date('2026-07-10T03:30:00Z'), 0n)
  await deliver(new Date('2026-07-10T14:00:00Z'), 500n)
  await deliver(new Date('2026-07-07T12:00:00Z'), 0n)
  const look = async (query: string) => {
    const answer = await api.ask('GET', `/api/driver/earnings/days${query}`, { token: who.token })
    return { status: answer.statusCode, body: answer.json() }
  }
  const { days } = (await look('?days=3')).body
  expect(days.map((day: { date: string; deliveries: number }) => [day.date, day.deliveries])).toEqual([
    ['2026-07-10', 2],
    ['2026-07-09', 1],
    ['2026-07-08', 0],
  ])
  expect(days[0]).toMatchObject({
    pay: { units: '16000' },
    tips: { units: '500' },
    total: { units: '16500' },
  })
  expect((await look('')).body.days).toHaveLength(14)
  for (const query of ['?days=0', '?days=32', '?days=-1', '?days=x', '?days=1.5', '?days='])
    expect((await look(query)).status, query).toBe(400)
})

test('cash is declared once under its key', async () => {
  const { at } = await delivery('at_dropoff', 'none')
  expect((await tap(`${at}/deliver`, { version: 5, isCashCollected: true })).status).toBe(200)
  const key = newKey()
  const first = await tap('cash/declare', { units: '100' }, key)
  const second = await tap('cash/declare', { units: '100' }, key)
  expect(first.body).toMatchObject({ status: 'declared', declared: { units: '100' } })
  expect(second.body).toEqual(first.body)
  expect((await tap('cash/declare', { units: '100' })).body.code).toBe('cash.already-declared')
  expect((await tap('cash/declare', { units: '100' }, null)).body.code).toBe('request.key-missing')
})
