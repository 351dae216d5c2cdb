import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Driver = Awaited<ReturnType<TestHouse['driverOnShift']>>

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

const shop = { latitude: -34.89, longitude: -56.155 }
const place = (driver: Driver, at: { latitude: number; longitude: number }) =>
  house.services.delivery.reportPosition(driver, { place: at, at: house.clock.now(), isLive: true })
/** A driver so many hundredths of a degree north of the shop (about a kilometre each). */
const driverAt = async (name: string, hundredths: number): Promise<Driver> => {
  const driver = await house.driverOnShift(name)
  house.clock.forward(1)
  await place(driver, { latitude: shop.latitude + hundredths / 100, longitude: shop.longitude })
  return driver
}
const offers = (deliveryId: string) =>
  house.db.prisma.offer.findMany({ where: { deliveryId }, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] })
const openTo = async (deliveryId: string): Promise<string[]> =>
  (await offers(deliveryId)).filter(({ status }) => status === 'open').map(({ driverId }) => driverId)
const sorted = (drivers: readonly Driver[]) => drivers.map(({ driverId }) => driverId ?? '').sort()
const delivery = (id: string) => house.db.prisma.delivery.findUniqueOrThrow({ where: { id } })
const advance = (deliveryId: string) => house.services.dispatch.advance(deliveryId)
const order = async () => house.confirmedOrder(await house.customer())
const news = (type: string) => house.db.prisma.outboxEvent.count({ where: { type } })
const decline = async (driver: Driver, deliveryId: string) => {
  const offer = (await offers(deliveryId)).find(
    one => one.driverId === driver.driverId && one.status === 'open',
  )
  await house.services.dispatch.declineOffer(driver, {
    offerId: offer?.id ?? '',
    version: offer?.version ?? 0,
  })
  house.clock.forward(1)
}
const letExpire = async (deliveryId: string) => {
  house.clock.forward(46)
  for (const { id } of await offers(deliveryId)) await house.services.timers.fire('offer-expiry', id)
}

describe('nearest first', () => {
  test('the nearest is asked, then the next, then everybody who has not declined, then comes one alarm', async () => {
    const far = await driverAt('Far', 6)
    const near = await driverAt('Near', 1)
    const middle = await driverAt('Middle', 3)
    const { deliveryId } = await order()
    await advance(deliveryId)
    expect(await openTo(deliveryId)).toEqual([near.driverId])
    expect((await delivery(deliveryId)).status).toBe('offered')
    await advance(deliveryId)
    expect(await offers(deliveryId)).toHaveLength(1)

    await decline(near, deliveryId)
    await advance(deliveryId)
    expect(await openTo(deliveryId)).toEqual([middle.driverId])

    await letExpire(deliveryId)
    await advance(deliveryId)
    expect((await openTo(deliveryId)).sort()).toEqual(sorted([far, middle]))

    await letExpire(deliveryId)
    await advance(deliveryId)
    expect(await openTo(deliveryId)).toEqual([])
    expect(await delivery(deliveryId)).toMatchObject({ status: 'unassigned', isAlarmed: true })
    expect(await news('delivery.unserved')).toBe(1)
    for (let i = 0; i < 3; i++) {
      house.clock.forward(31)
      await advance(deliveryId)
    }
    expect(await news('delivery.unserved')).toBe(1)
    const made = await offers(deliveryId)
    expect(made.map(({ round }) => round)).toEqual([1, 2, 3, 3])
    expect(made.map(({ status }) => status)).toEqual(['declined', 'expired', 'expired', 'expired'])
  })

  test('an offer that expires is news once, and one that was answered does not expire', async () => {
    const driver = await driverAt('Solo', 1)
    const { deliveryId } = await order()
    await advance(deliveryId)
    const [offer] = await offers(deliveryId)
    await house.services.timers.fire('offer-expiry', offer?.id ?? '')
    expect(await openTo(deliveryId)).toEqual([driver.driverId])
    await letExpire(deliveryId)
    await letExpire(deliveryId)
    expect(await news('offer.expired')).toBe(1)
    await expect(
      house.services.dispatch.acceptOffer(driver, { offerId: offer?.id ?? '', version: 1 }),
    ).rejects.toMatchObject({ code: 'offer.expired' })
  })

  test('with nobody on shift the dispatcher hears of it once; who then comes on shift is asked', async () => {
    const { deliveryId } = await order()
    await advance(deliveryId)
    await advance(deliveryId)
    expect(await news('delivery.unserved')).toBe(1)
    const row = await house.db.prisma.outboxEvent.findFirstOrThrow({ where: { type: 'delivery.unserved' } })
    expect(row.payload).toMatchObject({ reason: 'nobody-on-shift' })
    const timer = await house.db.prisma.timer.findUniqueOrThrow({
      where: { kind_ref: { kind: 'dispatch-search', ref: deliveryId } },
    })
    expect(timer.dueAt.getTime()).toBeGreaterThan(house.clock.now().getTime())
    const newcomer = await driverAt('Newcomer', 2)
    await house.services.dispatch.advanceWaiting()
    expect(await openTo(deliveryId)).toEqual([newcomer.driverId])
  })

  test('many who call for the next step at once make one step', async () => {
    await driverAt('One', 1)
    await driverAt('Two', 2)
    const { deliveryId } = await order()
    await Promise.all(Array.from({ length: 12 }, () => advance(deliveryId)))
    expect(await offers(deliveryId)).toHaveLength(1)
  })

  test('two orders searched at once do not both ask the one driver', async () => {
    await driverAt('Only', 1)
    const [one, other] = [await order(), await order()]
    await Promise.all([advance(one.deliveryId), advance(other.deliveryId)])
    const open = await house.db.prisma.offer.count({ where: { status: 'open' } })
    expect(open).toBe(1)
    // The driver is on shift and will be free in a moment: that is no alarm yet, and one when the moment has passed.
    expect(await news('delivery.unserved')).toBe(0)
    house.clock.forward(44)
    await Promise.all([advance(one.deliveryId), advance(other.deliveryId)])
    expect(await news('delivery.unserved')).toBe(0)
    await house.db.prisma.offer.updateMany({
      data: { expiresAt: new Date(house.clock.now().getTime() + 60_000) },
    })
    house.clock.forward(2)
    await Promise.all([advance(one.deliveryId), advance(other.deliveryId)])
    expect(await news('delivery.unserved')).toBe(1)
  })
})

describe('who is not asked', () => {
  test('paused, full, silent, far, or with no room for the cash', async () => {
    const paused = await driverAt('Paused', 1)
    await house.services.delivery.pauseShift(paused)
    const full = await driverAt('Full', 1)
    await house.db.prisma.driver.update({ where: { id: full.driverId ?? '' }, data: { capacity: 0 } })
    const poor = await driverAt('Poor', 1)
    await house.db.prisma.driver.update({
      where: { id: poor.driverId ?? '' },
      data: { cashCapUnits: 20_999n },
    })
    const away = await driverAt('Away', 1)
    house.clock.forward(1)
    await place(away, { latitude: -33, longitude: -56 })
    const silent = await driverAt('Silent', 1)
    await house.db.prisma.position.update({
      where: { driverId: silent.driverId ?? '' },
      data: { recordedAt: new Date(house.clock.now().getTime() - 601_000) },
    })
    const dismissed = await driverAt('Dismissed', 1)
    await house.services.people.revokeRole(system, {
      userId: dismissed.userId,
      role: 'driver',
      branchId: town.branchId,
    })
    const off = await driverAt('Off', 1)
    await house.services.delivery.endShift(off)
    const fit = await driverAt('Fit', 4)
    await house.db.prisma.driver.update({
      where: { id: fit.driverId ?? '' },
      data: { cashCapUnits: 21_000n },
    })

    const { deliveryId } = await order()
    const shown = await house.services.dispatch.drivers(await house.dispatcher(), { deliveryId })
    expect(Object.fromEntries(shown.map(({ name, objection }) => [name, objection]))).toEqual({
      Fit: null,
      Paused: 'paused',
      Full: 'full',
      Poor: 'no-room-for-cash',
      Away: 'too-far-away',
      Silent: 'no-fresh-location',
      Off: 'off-shift',
    })
    expect(shown[0]?.name).toBe('Fit')
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { strategy: 'broadcast' } })
    const all = await order()
    await advance(all.deliveryId)
    expect(await openTo(all.deliveryId)).toEqual([fit.driverId])
  })

  test('whoever carries cash for another order has that much less room', async () => {
    const driver = await driverAt('Busy', 1)
    await house.db.prisma.driver.update({
      where: { id: driver.driverId ?? '' },
      data: { cashCapUnits: 41_999n },
    })
    const first = await order()
    await advance(first.deliveryId)
    const [offer] = await offers(first.deliveryId)
    await house.services.dispatch.acceptOffer(driver, { offerId: offer?.id ?? '', version: 1 })
    const second = await order()
    await advance(second.deliveryId)
    expect(await openTo(second.deliveryId)).toEqual([])
  })
})

describe('who accepts has been given something else since they were asked', () => {
  /** An offer of a driver whose one hand a dispatcher fills meanwhile. */
  const meanwhile = async () => {
    const driver = await driverAt('Bruno', 1)
    const id = driver.driverId ?? ''
    const limits = (data: { capacity?: number; cashCapUnits?: bigint }) =>
      house.db.prisma.driver.update({ where: { id }, data })
    await limits({ capacity: 1, cashCapUnits: 41_999n })
    const { deliveryId } = await order()
    await advance(deliveryId)
    const [offer] = await offers(deliveryId)
    const other = await order()
    const { version } = await delivery(other.deliveryId)
    await house.services.dispatch.assign(await house.dispatcher(), {
      deliveryId: other.deliveryId,
      version,
      driverId: id,
    })
    const accept = () =>
      house.services.dispatch.acceptOffer(driver, { offerId: offer?.id ?? '', version: offer?.version ?? 0 })
    return { deliveryId, limits, accept }
  }

  test('with full hands, or with no room for the cash, they cannot have it; with room they can', async () => {
    const { deliveryId, limits, accept } = await meanwhile()
    await expect(accept()).rejects.toMatchObject({ code: 'offer.hands-full', facts: { most: 1 } })
    await limits({ capacity: 2 })
    await expect(accept()).rejects.toMatchObject({
      code: 'offer.no-room-for-cash',
      facts: { cash: { units: 21_000n }, room: { units: 20_999n } },
    })
    expect(await openTo(deliveryId)).toHaveLength(1)
    await limits({ cashCapUnits: 42_000n })
    expect((await accept()).status).toBe('accepted')
  })
})

describe('other ways to search', () => {
  test('broadcast asks everybody at once, a newcomer too; the first yes wins', async () => {
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { strategy: 'broadcast' } })
    const one = await driverAt('One', 1)
    const two = await driverAt('Two', 5)
    const { deliveryId } = await order()
    await advance(deliveryId)
    expect((await openTo(deliveryId)).sort()).toEqual(sorted([one, two]))
    const late = await driverAt('Late', 2)
    await house.services.dispatch.advanceWaiting()
    expect((await openTo(deliveryId)).sort()).toEqual(sorted([one, two, late]))
    const made = await offers(deliveryId)
    const of = (driver: Driver) => made.find(({ driverId }) => driverId === driver.driverId)?.id ?? ''
    await house.services.dispatch.acceptOffer(two, { offerId: of(two), version: 1 })
    expect(await openTo(deliveryId)).toEqual([])
    await expect(
      house.services.dispatch.acceptOffer(one, { offerId: of(one), version: 1 }),
    ).rejects.toMatchObject({ code: 'offer.taken' })
    await expect(
      house.services.dispatch.declineOffer(late, { offerId: of(late), version: 1 }),
    ).rejects.toMatchObject({ code: 'offer.taken' })
    expect(await news('offer.withdrawn')).toBe(2)
  })

  test('manual asks nobody until the dispatcher says search', async () => {
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { strategy: 'manual' } })
    const driver = await driverAt('One', 1)
    const { deliveryId } = await order()
    await advance(deliveryId)
    await house.services.dispatch.advanceWaiting()
    expect(await offers(deliveryId)).toEqual([])
    expect(await news('delivery.unserved')).toBe(0)
    const dispatcher = await house.dispatcher()
    const { version } = await delivery(deliveryId)
    await house.services.dispatch.search(dispatcher, { deliveryId, version })
    expect(await openTo(deliveryId)).toEqual([driver.driverId])
    await expect(house.services.dispatch.search(dispatcher, { deliveryId, version })).rejects.toMatchObject({
      code: 'delivery.already-done',
    })
  })

  test('a search by hand begins anew: whoever said no before may be asked again', async () => {
    const driver = await driverAt('One', 1)
    const { deliveryId } = await order()
    await advance(deliveryId)
    await decline(driver, deliveryId)
    await advance(deliveryId)
    expect(await openTo(deliveryId)).toEqual([])
    house.clock.forward(5)
    const { version } = await delivery(deliveryId)
    await house.services.dispatch.search(await house.dispatcher(), { deliveryId, version })
    expect(await openTo(deliveryId)).toEqual([driver.driverId])
    expect(await delivery(deliveryId)).toMatchObject({ isAlarmed: false, status: 'offered' })
  })

  test('an order for later asks nobody before its time', async () => {
    await driverAt('One', 1)
    const customer = await house.customer()
    await house.services.carts.setAddress(customer, { text: 'Rivera 1234', place: town.inside })
    const slots = await house.services.places.slots(town.branchId)
    const slot = slots[5]
    await house.services.carts.addLine(customer, {
      variantId: town.bread.variantId,
      optionIds: [],
      quantity: 1,
    })
    const cart = await house.services.carts.setSlot(customer, slot?.id ?? '')
    const { id } = await house.services.orders.place(customer, {
      cartVersion: cart.version,
      paymentMethod: 'cash',
      idempotencyKey: 'later',
    })
    const confirmed = await house.services.orders.confirm(system, { orderId: id, version: 1 })
    const deliveryId = confirmed.delivery?.id ?? ''
    await advance(deliveryId)
    await house.services.dispatch.advanceWaiting()
    expect(await offers(deliveryId)).toEqual([])
    const timer = await house.db.prisma.timer.findUniqueOrThrow({
      where: { kind_ref: { kind: 'dispatch-search', ref: deliveryId } },
    })
    const { searchFrom } = await delivery(deliveryId)
    expect(timer.dueAt).toEqual(searchFrom)
    expect(timer.dueAt.getTime()).toBeLessThan(slot?.startsAt.getTime() ?? 0)

    house.clock.set(new Date((searchFrom?.getTime() ?? 0) + 1000))
    await driverAt('Two', 2)
    await house.services.timers.fire('dispatch-search', deliveryId)
    expect(await openTo(deliveryId)).toHaveLength(1)
  })

  test('an order that was not confirmed, or is over, asks nobody', async () => {
    await driverAt('One', 1)
    const placed = await house.placedOrder(await house.customer())
    await advance(placed.deliveryId)
    expect(await offers(placed.deliveryId)).toEqual([])
    await house.services.orders.cancel(system, { orderId: placed.orderId, version: 1 })
    await advance(placed.deliveryId)
    expect(await offers(placed.deliveryId)).toEqual([])
    await advance('dlv_absent00000000000').catch(error =>
      expect(error).toMatchObject({ code: 'delivery.absent' }),
    )
  })
})
