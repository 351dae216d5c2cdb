import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { alarms, boardRow, drivers, history, track } from '../contracts/dispatch.ts'
import { type LatLng, metresBetween } from '../domain/shared/place.ts'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { staff } from './testing/staff.ts'

type Row = z.infer<typeof boardRow>

let api: ApiHouse
let desk: Awaited<ReturnType<typeof staff>>
let away: Awaited<ReturnType<typeof staff>>
let driver: Awaited<ReturnType<typeof staff>>
let ana: Awaited<ReturnType<ApiHouse['house']['customer']>>
const elsewhere = 'brn_0000000000zzzzzzzz'

beforeAll(async () => {
  api = await openApiHouse()
  await api.house.db.pool.query(
    `insert into branches (id, name, address_text, latitude, longitude, time_zone, currency)
     select $1, 'Elsewhere', address_text, latitude, longitude, time_zone, currency from branches where id = $2`,
    [elsewhere, town.branchId],
  )
  desk = await staff(api, 'dispatcher', 201, { name: 'Diego' })
  away = await staff(api, 'dispatcher', 202, { name: 'Alba', branchId: elsewhere })
  driver = await staff(api, 'driver', 203, { name: 'Bruno' })
  await api.house.services.delivery.reportPosition(driver.actor, {
    place: { latitude: -34.891, longitude: -56.156 },
    heading: 90,
    at: api.house.clock.now(),
    isLive: true,
  })
  await api.house.services.delivery.startShift(driver.actor)
  ana = await api.house.customer('Ana')
})
afterAll(() => api.close())

const ask = (url: string, token = desk.token) => api.ask('GET', `/api/dispatch${url}`, { token })
const read = async <T>(url: string, token = desk.token): Promise<T> => {
  const answer = await ask(url, token)
  expect([answer.statusCode, answer.body], url).toEqual([200, expect.anything()])
  return answer.json()
}
const refusedQueries = async (path: string, queries: readonly string[]) => {
  for (const query of queries) {
    const answer = await ask(`${path}?${query}`)
    expect([answer.statusCode, answer.json().code], query).toEqual([400, 'request.not-understood'])
  }
}
const minutesAgo = (minutes: number) => new Date(api.house.clock.now().getTime() - minutes * 60_000)

describe('rows of the board', () => {
  test('carry all that a map shows of an order, and are the same one by one as in the list', async () => {
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana)
    await api.house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId })
    const { items } = await read<{ items: Row[] }>('/orders?isOpen=true')
    const row = items.find(({ id }) => id === orderId)
    expect(row).toMatchObject({
      status: 'confirmed',
      version: 2,
      branchId: town.branchId,
      customerName: 'Ana',
      driverName: 'Bruno',
      paymentMethod: 'cash',
      paymentStatus: 'open',
      wanted: null,
      endedAt: null,
      deliveryId,
      delivery: {
        id: deliveryId,
        version: 2,
        status: 'accepted',
        driverId: driver.driverId,
        pickup: {
          text: 'Corner Bakery, Avenida Italia 2000',
          place: { latitude: -34.89, longitude: -56.155 },
        },
        dropoff: { text: 'Rivera 1234', note: null, place: town.inside },
        cashToCollect: row?.total,
        isAlarmed: false,
        openOffers: 0,
        offersUntil: null,
        pickedUpAt: null,
      },
    })
    for (const instant of [row?.confirmedAt, row?.delivery?.promisedAt, row?.delivery?.acceptedAt])
      expect(Number.isNaN(Date.parse(String(instant)))).toBe(false)
    expect(await read(`/orders/rows?ids=${orderId}`)).toEqual([row])
    await api.house.services.dispatch.unassign(desk.actor, { deliveryId, version: 2 })
  })

  test('of other branches, and those that are not there, are left out', async () => {
    const [mine, foreign] = [await api.house.placedOrder(ana), await api.house.placedOrder(ana)]
    await api.house.db.prisma.order.update({
      where: { id: foreign.orderId },
      data: { branchId: elsewhere },
    })
    const ids = `${mine.orderId},${foreign.orderId},ord_0000000000aaaaaaaa,${mine.orderId}`
    const of = async (token: string) =>
      (await read<Row[]>(`/orders/rows?ids=${ids}`, token)).map(({ id }) => id)
    expect(await of(desk.token)).toEqual([mine.orderId])
    expect(await of(away.token)).toEqual([foreign.orderId])
    const list = async (query: string, token = desk.token) =>
      (await read<{ items: Row[] }>(`/orders?${query}`, token)).items.map(({ id }) => id)
    expect(await list(`branchId=${elsewhere}`)).toEqual([])
    expect(await list(`branchId=${elsewhere}`, away.token)).toEqual([foreign.orderId])
    expect(await list(`branchId=${town.branchId}`)).toContain(mine.orderId)
  })

  test('say until when somebody is asked, so that a board can count down', async () => {
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana)
    await api.house.services.dispatch.advance(deliveryId)
    const [row] = await read<Row[]>(`/orders/rows?ids=${orderId}`)
    const last = await api.house.db.prisma.offer.findFirst({ where: { deliveryId, status: 'open' } })
    expect(row?.delivery?.openOffers).toBe(1)
    expect(row?.delivery?.offersUntil).toBe(last?.expiresAt.toISOString())
    await api.house.services.orders.cancel(system, { orderId, version: 2, reason: 'mistake' })
  })

  test('are asked for by name, a hundred at once and no more', async () => {
    const one = 'ord_0000000000aaaaaaaa'
    expect(await read(`/orders/rows?ids=${Array(100).fill(one).join(',')}`)).toEqual([])
    await refusedQueries('/orders/rows', [
      '',
      'ids=',
      'ids=,',
      `ids=${one},`,
      `ids=${one}%00`,
      'ids=dlv_0000000000aaaaaaaa',
      `ids=${Array(101).fill(one).join(',')}`,
      `ids=${one}&ids=${one}`,
      "ids=' or 1=1 --",
      `ids=${'9'.repeat(5000)}`,
    ])
  })

  test('come in pages of up to two hundred, and orders of one instant at a page’s border are each there once', async () => {
    const placed: string[] = []
    for (let i = 0; i < 9; i++) placed.push((await api.house.placedOrder(ana)).orderId)
    await api.house.db.prisma.order.updateMany({
      where: { id: { in: placed } },
      data: { placedAt: minutesAgo(1) },
    })
    for (const limit of [1, 2, 4, 200]) {
      const seen: string[] = []
      for (let after = ''; ; ) {
        const page = await read<{ items: Row[]; next: string | null }>(
          `/orders?isOpen=true&limit=${limit}${after}`,
        )
        seen.push(...page.items.map(({ id }) => id))
        if (page.next === null) break
        after = `&after=${page.next}`
      }
      expect(new Set(seen).size, `pages of ${limit}`).toBe(seen.length)
      expect(placed.filter(id => !seen.includes(id))).toEqual([])
    }
    await refusedQueries('/orders', [
      'limit=0',
      'limit=201',
      'limit=',
      'limit=1e2',
      'limit=0x10',
      'limit= 5',
      'branchId=ord_0000000000aaaaaaaa',
      'branchId=',
      'isOpen=yes',
    ])
  })
})

test('the history of an order says what happened, when, and who did it', async () => {
  const { orderId, deliveryId } = await api.house.placedOrder(ana)
  const { services, db } = api.house
  await services.orders.confirm(desk.actor, { orderId, version: 1 })
  await db.prisma.delivery.update({ where: { id: deliveryId }, data: { searchFrom: api.house.clock.now() } })
  await services.dispatch.advance(deliveryId)
  const [offer] = await services.dispatch.myOffers(driver.actor)
  await services.dispatch.declineOffer(driver.actor, { offerId: offer?.offerId ?? '', version: 1 })
  const { version } = await db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  await services.dispatch.assign(desk.actor, { deliveryId, version, driverId: driver.driverId })
  const told = await read<z.infer<typeof history>>(`/orders/${orderId}/history`)
  const bruno = { driverId: driver.driverId, name: 'Bruno' }
  const by = (as: string, who: { userId: string }, name: string) => ({ as, userId: who.userId, name })
  expect(told.map(({ type, by, driver }) => [type, by, driver])).toEqual([
    ['order.placed', by('customer', ana, 'Ana'), null],
    ['order.confirmed', by('staff', desk.actor, 'Diego'), null],
    ['offer.made', null, bruno],
    ['offer.declined', by('driver', driver.actor, 'Bruno'), bruno],
    ['delivery.assigned', by('staff', desk.actor, 'Diego'), bruno],
  ])
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort())
  const foreign = await ask(`/orders/${orderId}/history`, away.token)
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'order.absent'])
  // Not even its customer reads who did what: that is for whoever answers for it.
  await expect(services.orders.history(ana, orderId)).rejects.toMatchObject({ code: 'order.absent' })
  const before = await db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  await services.dispatch.unassign(desk.actor, { deliveryId, version: before.version })
  const after = await db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  await services.dispatch.search(desk.actor, { deliveryId, version: after.version })
  const searched = await read<z.infer<typeof history>>(`/orders/${orderId}/history`)
  expect(searched.filter(({ type }) => type === 'delivery.searched')).toMatchObject([
    { by: { name: 'Diego' } },
  ])
  await services.orders.cancel(desk.actor, {
    orderId,
    version: (await services.orders.track(system, orderId)).version,
    reason: 'mistake',
  })
  const ended = await read<z.infer<typeof history>>(`/orders/${orderId}/history`)
  expect(ended.find(({ type }) => type === 'order.cancelled')?.reason).toBe('mistake')
})

describe('drivers', () => {
  test('show where they head, what they carry and how much cash they may', async () => {
    const { deliveryId } = await api.house.confirmedOrder(ana)
    await api.house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId })
    const list = await read<z.infer<typeof drivers>>('/drivers')
    expect(list.find(one => one.driverId === driver.driverId)).toMatchObject({
      name: 'Bruno',
      branchId: town.branchId,
      heading: 90,
      capacity: 2,
      activeDeliveries: 1,
      activeDeliveryIds: [deliveryId],
      shiftStatus: 'on',
      shiftSince: expect.stringMatching(/^\d{4}-.*Z$/),
      cashCap: { currency: 'UYU', units: '2000000' },
    })
    expect((await read<z.infer<typeof drivers>>('/drivers', away.token)).map(one => one.driverId)).toEqual([])
    await api.house.services.dispatch.unassign(desk.actor, { deliveryId, version: 2 })
  })

  test('have a way that can be looked at, thinned to what a screen draws, with its stops', async () => {
    const { db, services } = api.house
    const walker = await staff(api, 'driver', 204, { name: 'Wanda' })
    const points = Array.from({ length: 2000 }, (_, index) => ({
      driverId: walker.driverId,
      latitude: -34.9 + index / 100_000,
      longitude: -56.16,
      recordedAt: new Date(minutesAgo(300).getTime() + index * 9000),
    }))
    await db.prisma.positionPoint.createMany({ data: points })
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana)
    const stop = (type: string, minutes: number, driverId = walker.driverId) =>
      db.prisma.orderEvent.create({
        data: { orderId, type, at: minutesAgo(minutes), data: { driverId, by: { as: 'driver' } } },
      })
    await stop('delivery.picked-up', 50)
    await stop('delivery.delivered', 20)
    await stop('delivery.failed', 100)
    await stop('delivery.arrived-at-dropoff', 21)
    await stop('delivery.delivered', 10, driver.driverId)
    const way = (query = '') => read<z.infer<typeof track>>(`/drivers/${walker.driverId}/track${query}`)
    const hour = await way()
    expect(hour.name).toBe('Wanda')
    expect(hour.points.length).toBeGreaterThan(390)
    expect(hour.points.length).toBeLessThan(405)
    expect(hour.stops.map(({ type, orderId: id, deliveryId: delivery }) => [type, id, delivery])).toEqual([
      ['picked-up', orderId, deliveryId],
      ['delivered', orderId, deliveryId],
    ])
    expect(hour.stops[0]?.place).toEqual({ latitude: -34.89, longitude: -56.155 })
    expect(hour.stops[1]?.place).toEqual(town.inside)
    const day = await way('?minutes=1440')
    expect(day.points.length).toBeGreaterThan(100)
    expect(day.points.length).toBeLessThanOrEqual(601)
    expect(day.stops.map(({ type }) => type)).toEqual(['failed', 'picked-up', 'delivered'])
    for (const { points: shown } of [hour, day]) {
      const seconds = shown.map(([, , second]) => second)
      expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
      // However it was thinned, it ends where the driver is.
      expect(shown.at(-1)?.[0]).toBeCloseTo(points.at(-1)?.latitude ?? 0, 6)
    }
    expect((await way('?minutes=1')).points.length).toBeLessThan(8)
    const foreign = await ask(`/drivers/${walker.driverId}/track`, away.token)
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'dispatch.driver-absent'])
    // Who drives for all has a way for all, but each branch knows only of its own doors.
    const forAll = { where: { id: walker.driverId }, data: { branchId: null } }
    await db.prisma.driver.update(forAll)
    expect((await way()).stops).toHaveLength(2)
    const seen = await read<z.infer<typeof track>>(`/drivers/${walker.driverId}/track`, away.token)
    expect([seen.points.length > 0, seen.stops]).toEqual([true, []])
    await refusedQueries(`/drivers/${walker.driverId}/track`, [
      'minutes=0',
      'minutes=1441',
      'minutes=-5',
      'minutes=',
      'minutes=ten',
      'minutes=1.5',
      'minutes=1&minutes=2',
    ])
    expect((await ask('/drivers/usr_0000000000aaaaaaaa/track')).statusCode).toBe(400)
    await services.orders.cancel(system, { orderId, version: 2 })
  })

  test('of whom nothing is known have no way, and that is said', async () => {
    const still = await staff(api, 'driver', 205)
    expect(await read(`/drivers/${still.driverId}/track`)).toMatchObject({ points: [], stops: [] })
  })
})

test('zones are drawn with what delivery costs there now, and only those of one’s own branches', async () => {
  await api.house.db.prisma.zone.update({
    where: { id: town.zoneId },
    data: {
      distanceBands: [{ uptoMetres: 3000, feeUnits: '500' }],
      surcharges: [
        { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00', feeUnits: '700' },
        { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00', feeUnits: '50' },
        { weekdays: [], from: '00:00', until: '23:59', feeUnits: '9000' },
      ],
    },
  })
  const uyu = (units: string) => ({ currency: 'UYU', units })
  const [zone, ...more] = await read<object[]>('/zones')
  expect(more).toEqual([])
  expect(zone).toMatchObject({
    id: town.zoneId,
    name: 'Centre',
    branchId: town.branchId,
    baseFee: uyu('9000'),
    distanceBands: [{ uptoMetres: 3000, fee: uyu('500') }],
    surchargeNow: uyu('750'),
    freeAbove: uyu('200000'),
    minimumOrder: uyu('10000'),
  })
  expect(zone).toHaveProperty('polygon.3', { latitude: -34.94, longitude: -56.22 })
  expect(await read('/zones', away.token)).toEqual([])
  await api.house.db.prisma.zone.update({
    where: { id: town.zoneId },
    data: { distanceBands: [], surcharges: [] },
  })
})

test('heat counts orders by squares of the ground, each order once, of one’s own branches and hours', async () => {
  const { db } = api.house
  const ids: string[] = []
  for (let i = 0; i < 6; i++) ids.push((await api.house.placedOrder(await api.house.customer())).orderId)
  await db.prisma.order.updateMany({
    where: { id: { notIn: ids } },
    data: { placedAt: minutesAgo(60 * 200) },
  })
  const put = (index: number, latitude: number, longitude: number, hours = 0) =>
    db.prisma.order.update({
      where: { id: ids[index] ?? '' },
      data: { latitude, longitude, placedAt: minutesAgo(hours * 60 + 1) },
    })
  // Three within a few metres, one half a kilometre away, one of the day before, one of another branch.
  await put(0, -34.9, -56.16)
  await put(1, -34.90001, -56.16001)
  await put(2, -34.90002, -56.16001)
  await put(3, -34.9, -56.1545)
  await put(4, -34.9, -56.16, 30)
  await put(5, -34.9, -56.16)
  await db.prisma.order.update({ where: { id: ids[5] ?? '' }, data: { branchId: elsewhere } })
  type Heat = { cellMetres: number; cells: { place: LatLng; orders: number }[] }
  const total = ({ cells }: Heat) => cells.reduce((sum, { orders }) => sum + orders, 0)
  const day = await read<Heat>('/heat')
  expect(total(day)).toBe(4)
  expect(total(await read<Heat>('/heat?hours=48'))).toBe(5)
  expect(total(await read<Heat>('/heat', away.token))).toBe(1)
  expect(total(await read<Heat>(`/heat?branchId=${elsewhere}`))).toBe(0)
  expect(total(await read<Heat>(`/heat?branchId=${town.branchId}`))).toBe(4)
  const counts = day.cells.map(({ orders }) => orders)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
  // The middle of a square is never farther from what is in it than half its diagonal.
  const nearest = (place: LatLng) => Math.min(...day.cells.map(cell => metresBetween(cell.place, place)))
  for (const place of [
    { latitude: -34.9, longitude: -56.16 },
    { latitude: -34.9, longitude: -56.1545 },
  ])
    expect(nearest(place)).toBeLessThan(day.cellMetres * 0.72)
  await refusedQueries('/heat', ['hours=0', 'hours=169', 'hours=x', 'hours=', 'branchId=x', 'hours=NaN'])
})

describe('alarms', () => {
  const now = async (token = desk.token) => read<z.infer<typeof alarms>>('/alarms', token)
  const about = async (id: string) =>
    (await now()).filter(alarm => [alarm.orderId, alarm.driverId].includes(id)).map(({ code }) => code)

  test('say which orders need somebody, since when, until they do not', async () => {
    const { db } = api.house
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana)
    const change = (data: object) => db.prisma.delivery.update({ where: { id: deliveryId }, data })
    expect(await about(orderId)).toEqual([])
    const searchFrom = minutesAgo(7)
    await change({ isAlarmed: true, searchFrom })
    expect((await now()).filter(alarm => alarm.orderId === orderId)).toEqual([
      {
        code: 'no-driver',
        since: searchFrom.toISOString(),
        orderId,
        orderNumber: expect.any(Number),
        deliveryId,
        driverId: null,
        driverName: null,
      },
    ])
    expect((await now(away.token)).filter(alarm => alarm.orderId === orderId)).toEqual([])
    await change({ isAlarmed: false, isLate: true, promisedAt: minutesAgo(3) })
    expect(await about(orderId)).toEqual(['late'])
    await change({ isLate: false, status: 'failed', driverId: driver.driverId, failedAt: minutesAgo(2) })
    const [failed] = (await now()).filter(alarm => alarm.orderId === orderId)
    expect(failed).toMatchObject({ code: 'failed', driverId: driver.driverId, driverName: 'Bruno' })
    await change({ isLate: true, status: 'delivered', isAlarmed: true })
    expect(await about(orderId)).toEqual([])
    await change({ status: 'unassigned', driverId: null })
    expect((await about(orderId)).sort()).toEqual(['late', 'no-driver'])
    await db.prisma.order.update({ where: { id: orderId }, data: { endedAt: api.house.clock.now() } })
    expect(await about(orderId)).toEqual([])
    const all = await now()
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).sort())
  })

  test('say which drivers have gone quiet with goods, and which hold too much cash', async () => {
    const { db, services } = api.house
    const lost = await staff(api, 'driver', 206, { name: 'Lena' })
    const place = { latitude: -34.891, longitude: -56.156 }
    await services.delivery.reportPosition(lost.actor, { place, at: api.house.clock.now(), isLive: true })
    await services.delivery.startShift(lost.actor)
    const quiet = (minutes: number) =>
      db.prisma.position.update({
        where: { driverId: lost.driverId },
        data: { recordedAt: minutesAgo(minutes) },
      })
    await quiet(5)
    expect(await about(lost.driverId)).toEqual([])
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana)
    await quiet(0)
    await services.dispatch.assign(system, { deliveryId, version: 1, driverId: lost.driverId })
    expect(await about(lost.driverId)).toEqual([])
    await quiet(5)
    expect(await about(lost.driverId)).toEqual(['driver-stale'])
    await db.prisma.position.delete({ where: { driverId: lost.driverId } })
    expect(await about(lost.driverId)).toEqual(['driver-stale'])
    await services.dispatch.unassign(desk.actor, { deliveryId, version: 2 })
    const cash = async (units: number) => {
      const accounts = [`driver:${lost.driverId}:cash`, `order:${orderId}:hold`]
      await db.pool.query('select ledger.post($1, $2, $3, $4, $5, $6)', [
        `test-${units}`,
        'cash-collected',
        orderId,
        'test',
        JSON.stringify(
          accounts.map((code, at) => ({
            code,
            currency: 'UYU',
            normal: at === 0 ? 'debit' : 'credit',
            guarded: true,
          })),
        ),
        JSON.stringify([{ debit: accounts[0], credit: accounts[1], currency: 'UYU', amount: String(units) }]),
      ])
    }
    await cash(2_000_000)
    expect(await about(lost.driverId)).toEqual([])
    await cash(1)
    const [alarm] = (await now()).filter(one => one.driverId === lost.driverId)
    expect(alarm).toMatchObject({ code: 'cash-over-cap', driverName: 'Lena', orderId: null })
    expect(Math.abs(Date.parse(alarm?.since ?? '') - Date.now())).toBeLessThan(60_000)
    expect((await now(away.token)).filter(one => one.driverId === lost.driverId)).toEqual([])
  })
})
