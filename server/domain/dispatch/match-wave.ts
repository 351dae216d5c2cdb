import type { DeliveryId, DriverId } from '../shared/ids.ts'
import { isLess } from '../shared/money.ts'
import { addSeconds } from '../shared/time.ts'
import { cheapestMatching } from './cheapest-matching.ts'
import { placesOf, type WaitingDelivery, type Wave, type WaveDriver } from './wave.ts'

/**
 * One delivery for each free driver: as many as can be, and together the shortest way to the pickups. For who works
 * order by order; `planWave` makes whole routes.
 */
export const matchWave = (wave: Wave): ReadonlyMap<DeliveryId, DriverId> => {
  const waiting = [...wave.waiting.entries()].filter(([, delivery]) => delivery.driverId === null)
  const places = placesOf(wave.drivers, wave.waiting).length
  const firstPickUp = places - 2 * wave.waiting.length
  const seconds = (from: number, to: number) => wave.travelSeconds[from * places + to] ?? Number.NaN
  const costs = waiting.map(([index, delivery]) => {
    const pickUp = firstPickUp + 2 * index
    return wave.drivers.map((driver, at) =>
      canTake(
        wave,
        driver,
        delivery,
        driver.pace * seconds(at, pickUp),
        driver.pace * seconds(pickUp, pickUp + 1),
      )
        ? driver.pace * seconds(at, pickUp)
        : Number.POSITIVE_INFINITY,
    )
  })
  const matched = new Map<DeliveryId, DriverId>()
  for (const [row, column] of cheapestMatching(costs).entries()) {
    const delivery = waiting[row]?.[1]
    const driver = column === null ? undefined : wave.drivers[column]
    if (delivery && driver) matched.set(delivery.deliveryId, driver.driverId)
  }
  return matched
}

const canTake = (
  { at, pickUpSeconds, handOverSeconds }: Wave,
  driver: WaveDriver,
  delivery: WaitingDelivery,
  toPickUp: number,
  toDoor: number,
): boolean => {
  if (driver.onBoard.length > 0 || driver.capacity < 1 || driver.mostDeliveries < 1) return false
  if (delivery.barred.has(driver.driverId)) return false
  if (isLess(driver.cashRoom, delivery.cashToCollect) || toPickUp + toDoor === Number.POSITIVE_INFINITY)
    return false
  const setsOut = Math.max(at.getTime(), driver.freeAt.getTime())
  const ready = Math.max(addSeconds(new Date(setsOut), toPickUp).getTime(), delivery.readyAt.getTime())
  const done = addSeconds(new Date(ready), pickUpSeconds + toDoor + handOverSeconds)
  return done <= driver.shiftEndsAt
}
