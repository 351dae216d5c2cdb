import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fireDueTimers } from '../../db/timers.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { timerKinds } from './api.ts'

type Driver = Awaited<ReturnType<TestHouse['driverOnShift']>>

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

const fire = (kind: string, ref: string) => house.services.timers.fire(kind, ref)
const news = (type: string) => house.db.prisma.outboxEvent.count({ where: { type } })
const dueAt = async (kind: string, ref: string): Promise<Date | null> =>
  (
    await house.db.prisma.timer.findUnique({
      where: { kind_ref: { kind, ref } },
      select: { dueAt: true },
    })
  )?.dueAt ?? null
const secondsUntil = async (kind: string, ref: string): Promise<number> =>
  Math.round((((await dueAt(kind, ref))?.getTime() ?? 0) - house.clock.now().getTime()) / 1000)
/** The clock of the house runs on while a slow machine works: some seconds may be gone already. */
const about =
  (seconds: number) =>
  (left: number): boolean =>
    left <= seconds && left > seconds - 12
const delivered = async (): Promise<{ orderId: string; deliveryId: string; customer: Driver }> => {
  const customer = await house.customer()
  const driver = await house.driverOnShift()
  const { orderId, deliveryId } = await house.confirmedOrder(customer)
  await house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
  let task = await house.services.delivery.task(driver, deliveryId)
  for (const step of ['arriveAtPickup', 'pickUp', 'arriveAtDropoff'] as const)
    task = await house.services.delivery[step](driver, { deliveryId, version: task.version })
  await house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { isCodeProven: true } })
  await house.services.delivery.deliver(driver, {
    deliveryId,
    version: task.version,
    isCashCollected: true,
  })
  return { orderId, deliveryId, customer }
}

describe('the watch over a driver’s live location', () => {
  const ring = (driver: Driver) => fire('location-stale', driver.driverId ?? '')
  const status = async (driver: Driver) => (await house.services.delivery.shift(driver)).status

  test('says nothing while it is fresh, and looks again when it might be old', async () => {
    const driver = await house.driverOnShift()
    house.clock.forward(120)
    await ring(driver)
    expect(await news('position.stale')).toBe(0)
    expect(await secondsUntil('location-stale', driver.driverId ?? '')).toSatisfy(about(60))
  })

  test('nudges once after three minutes and pauses after ten', async () => {
    const driver = await house.driverOnShift()
    house.clock.forward(181)
    await ring(driver)
    await ring(driver)
    expect(await news('position.stale')).toBe(1)
    expect(await status(driver)).toBe('on')
    expect(await secondsUntil('location-stale', driver.driverId ?? '')).toSatisfy(about(600 - 181))
    house.clock.forward(420)
    await ring(driver)
    await ring(driver)
    expect(await status(driver)).toBe('paused')
    expect((await house.services.delivery.shift(driver)).pauseReason).toBe('stale')
    expect(await news('shift.paused')).toBe(1)
    expect(await dueAt('location-stale', driver.driverId ?? '')).toBeNull()
    await expect(house.services.delivery.resumeShift(driver)).rejects.toMatchObject({
      code: 'shift.no-fresh-location',
    })
  })

  test('starts over when the location comes back', async () => {
    const driver = await house.driverOnShift()
    house.clock.forward(200)
    await ring(driver)
    await house.services.delivery.reportPosition(driver, {
      place: { latitude: -34.89, longitude: -56.15 },
      at: house.clock.now(),
      isLive: true,
    })
    house.clock.forward(179)
    await ring(driver)
    expect(await news('position.stale')).toBe(1)
    house.clock.forward(2)
    await ring(driver)
    expect(await news('position.stale')).toBe(2)
  })

  test('a clock that runs ahead, or an old point, does not make a driver look fresh', async () => {
    const driver = await house.driverOnShift()
    const at = (seconds: number) => new Date(house.clock.now().getTime() + seconds * 1000)
    const report = (seconds: number) =>
      house.services.delivery.reportPosition(driver, {
        place: { latitude: -34.89, longitude: -56.15 },
        at: at(seconds),
        isLive: true,
      })
    await report(86_400)
    house.clock.forward(300)
    await report(-310)
    const shift = await house.services.delivery.shift(driver)
    expect(shift.locationAgeSeconds).toBe(300)
    expect(shift.isLocationFresh).toBe(false)
  })

  test('leaves alone who is off shift or unknown', async () => {
    const driver = await house.driverOnShift()
    await house.services.delivery.endShift(driver)
    house.clock.forward(3600)
    await ring(driver)
    await fire('location-stale', 'drv_nobody')
    expect(await news('shift.paused')).toBe(0)
    expect(await news('position.stale')).toBe(0)
  })
})

describe('lateness', () => {
  test('a slow kitchen is told of, and no more once the goods are ready', async () => {
    const { orderId } = await house.confirmedOrder(await house.customer())
    expect(await secondsUntil('preparation-late', orderId)).toSatisfy(about(15 * 60))
    await fire('preparation-late', orderId)
    expect(await news('order.preparation-late')).toBe(1)
    await fire('preparation-late', orderId)
    expect(await news('order.preparation-late')).toBe(1)
    const other = await house.confirmedOrder(await house.customer())
    const order = await house.services.orders.prepare(system, { orderId: other.orderId, version: 2 })
    await house.services.orders.markReady(system, { orderId: other.orderId, version: order.version })
    expect(await dueAt('preparation-late', other.orderId)).toBeNull()
    await fire('preparation-late', other.orderId)
    expect(await news('order.preparation-late')).toBe(1)
  })

  test('a late delivery is marked and told of once', async () => {
    const customer = await house.customer()
    const { orderId, deliveryId } = await house.confirmedOrder(customer)
    await Promise.all([
      fire('delivery-late', deliveryId),
      fire('delivery-late', deliveryId),
      fire('delivery-late', deliveryId),
    ])
    await fire('delivery-late', deliveryId)
    expect(await news('order.late')).toBe(1)
    const order = await house.services.orders.track(customer, orderId)
    expect(order.delivery?.isLate).toBe(true)
    expect((await house.services.orders.listMine(customer, { limit: 5 }))[0]?.isLate).toBe(true)
  })

  test('what is delivered or called off is late no more', async () => {
    const { deliveryId } = await delivered()
    expect(await dueAt('delivery-late', deliveryId)).toBeNull()
    const called = await house.confirmedOrder(await house.customer())
    await house.services.orders.cancel(system, { orderId: called.orderId, version: 2 })
    for (const ref of [deliveryId, called.deliveryId, 'dlv_nothing']) await fire('delivery-late', ref)
    for (const ref of [called.orderId, 'ord_nothing']) await fire('preparation-late', ref)
    expect(await news('order.late')).toBe(0)
    expect(await news('order.preparation-late')).toBe(0)
  })
})

describe('the question how it was', () => {
  test('is asked half an hour after delivery, once', async () => {
    const { orderId } = await delivered()
    expect(await secondsUntil('review-reminder', orderId)).toSatisfy(about(30 * 60))
    await fire('review-reminder', orderId)
    await fire('review-reminder', orderId)
    expect(await news('review.asked')).toBe(1)
  })

  test('is not asked of who has said so, nor before delivery', async () => {
    const { orderId, customer } = await delivered()
    await house.services.orders.review(customer, { orderId, stars: 4 })
    await fire('review-reminder', orderId)
    await fire('review-reminder', (await house.confirmedOrder(customer)).orderId)
    await fire('review-reminder', 'ord_nothing')
    expect(await news('review.asked')).toBe(0)
  })
})

test('a search goes on when its timer rings, and ringing twice is ringing once', async () => {
  await house.driverOnShift()
  const { deliveryId } = await house.confirmedOrder(await house.customer())
  await Promise.all([fire('dispatch-search', deliveryId), fire('dispatch-search', deliveryId)])
  expect(await house.db.prisma.offer.count({ where: { deliveryId } })).toBe(1)
  const { id } = await house.db.prisma.offer.findFirstOrThrow({ where: { deliveryId } })
  expect(await secondsUntil('offer-expiry', id)).toSatisfy(about(45))
  house.clock.forward(46)
  await Promise.all([fire('offer-expiry', id), fire('offer-expiry', id)])
  expect(await news('offer.expired')).toBe(1)
})

test('a timer of another build is left alone', async () => {
  await fire('brew-tea', 'ord_1')
  expect(timerKinds).not.toContain('brew-tea')
})

test('from the table to the reaction: what falls due is told of with its kind and thing', async () => {
  const { orderId } = await house.confirmedOrder(await house.customer())
  await house.db.prisma.timer.update({
    where: { kind_ref: { kind: 'preparation-late', ref: orderId } },
    data: { dueAt: new Date(Date.now() - 1000) },
  })
  expect(await fireDueTimers(house.db)).toBe(1)
  const row = await house.db.prisma.outboxEvent.findFirstOrThrow({ where: { type: 'timer.due' } })
  expect(row.payload).toEqual({ type: 'timer.due', kind: 'preparation-late', ref: orderId })
})

describe('an order that the shop does not answer', () => {
  test('ends by itself: goods and slot are free again, and the customer hears of it', async () => {
    const customer = await house.customer()
    const { orderId } = await house.placedOrder(customer)
    expect(await secondsUntil('order-expiry', orderId)).toSatisfy(about(90 * 60))
    await fire('order-expiry', orderId)
    await fire('order-expiry', orderId)
    expect(await news('order.expired')).toBe(1)
    const order = await house.services.orders.track(customer, orderId)
    expect(order).toMatchObject({ status: 'expired', delivery: { status: 'cancelled' } })
    expect(await house.db.prisma.reservation.count({ where: { orderId, status: 'held' } })).toBe(0)
  })

  test('does not once the shop has confirmed', async () => {
    const { orderId } = await house.confirmedOrder(await house.customer())
    expect(await house.db.prisma.timer.count({ where: { kind: 'order-expiry', ref: orderId } })).toBe(0)
    await fire('order-expiry', orderId)
    expect(await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
      status: 'confirmed',
    })
  })
})
