import { expect, test } from 'vitest'
import { courierOf, toldBy } from './courier.ts'
import type { Order } from './status.ts'

type Delivery = NonNullable<Order['delivery']>

const noon = Date.parse('2026-11-26T12:00:00Z')
const after = (seconds: number): number => noon + seconds * 1000
const delivery = (recordedAfter: number | null, latitude = 1, driverId = 'drv_1'): Delivery => ({
  id: 'dlv_1',
  version: 1,
  status: 'picked_up',
  driver: { driverId, name: 'Bruno', vehicle: 'bike', stars: null },
  driverPlace:
    recordedAfter === null
      ? null
      : {
          place: { latitude, longitude: 0 },
          heading: null,
          recordedAt: new Date(after(recordedAfter)).toISOString(),
        },
  etaAt: null,
  promisedAt: null,
  isLate: false,
  isAlarmed: false,
  failureReason: null,
  openOffers: 0,
})

test('what is told after the order was loaded is newer, however wrong the clock of the device', () => {
  const loaded = delivery(0)
  const anHourSlow = after(10 - 3600)
  const told = toldBy(['drv_1', 2, 0, 90, 1], loaded, anHourSlow)
  expect(courierOf(loaded, told, anHourSlow)).toEqual({
    at: { latitude: 2, longitude: 0 },
    heading: 90,
    ageSeconds: 1,
  })
})

test('an order that is loaded after a gap knows better than what was told before it', () => {
  const told = toldBy(['drv_1', 2, 0, null, 1], delivery(0), after(10))
  expect(courierOf(delivery(60, 3), told, after(65))).toMatchObject({ at: { latitude: 3 }, ageSeconds: 5 })
  // its own place may also be older than the last word
  expect(courierOf(delivery(5, 3), told, after(65))?.at.latitude).toBe(2)
})

test('where another driver was says nothing about the driver who has the order now', () => {
  const told = toldBy(['drv_1', 2, 0, null, 1], delivery(0), after(10))
  expect(courierOf(delivery(null, 0, 'drv_2'), told, after(20))).toBe(null)
  expect(courierOf(delivery(3, 5, 'drv_2'), told, after(20))?.at.latitude).toBe(5)
  expect(courierOf(null, told, after(20))).toBe(null)
})

test('what nobody tells anew grows old', () => {
  const told = toldBy(['drv_1', 2, 0, null, 1], delivery(0), after(10))
  expect(courierOf(delivery(0), told, after(190))?.ageSeconds).toBe(181)
})
