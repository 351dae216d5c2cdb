import { travelSeconds } from '../../server/domain/delivery/eta.ts'
import { cheapestMatching } from '../../server/domain/dispatch/cheapest-matching.ts'
import { planWave } from '../../server/domain/dispatch/plan-wave.ts'
import { placesOf, travelTable, type WaitingDelivery, type Wave } from '../../server/domain/dispatch/wave.ts'
import { money } from '../../server/domain/shared/money.ts'
import { metresBetween } from '../../server/domain/shared/place.ts'
import { addMinutes } from '../../server/domain/shared/time.ts'
import { processorClock, seededRandom } from './same-again.ts'

const [driverCount, deliveryCount, kitchenCount] = [100, 300, 40]
const evening = new Date('2026-11-23T19:00:00Z')

/** A town of 12 × 12 km: so many drivers anywhere, so many orders from its kitchens within the hour. */
export const town = (seed: number): Wave => {
  const random = seededRandom(seed)
  const anywhere = () => ({ latitude: -34.9 + random() * 0.11, longitude: -56.2 + random() * 0.13 })
  const kitchens = Array.from({ length: kitchenCount }, anywhere)
  const drivers = Array.from({ length: driverCount }, (_, n) => ({
    driverId: `drv_${n}` as const,
    place: anywhere(),
    freeAt: evening,
    shiftEndsAt: addMinutes(evening, 240),
    capacity: 4,
    mostDeliveries: Number.POSITIVE_INFINITY,
    pace: 1,
    cashRoom: money('UYU', 1_000_000),
    onBoard: [],
  }))
  const waiting = Array.from({ length: deliveryCount }, (_, n): WaitingDelivery => {
    const readyAt = addMinutes(evening, random() * 60)
    return {
      deliveryId: `dlv_${n}` as const,
      pickUp: kitchens[Math.floor(random() * kitchenCount)] ?? anywhere(),
      dropOff: anywhere(),
      readyAt,
      promisedBy: addMinutes(readyAt, 35 + random() * 40),
      cashToCollect: money('UYU', random() < 0.5 ? 80_000 : 0),
      driverId: null,
      notBefore: null,
      barred: new Set(),
    }
  })
  const places = placesOf(drivers, waiting)
  const table = travelTable(places, (from, to) => travelSeconds(metresBetween(from, to), 'scooter'))
  return { at: evening, drivers, waiting, travelSeconds: table, pickUpSeconds: 120, handOverSeconds: 120 }
}

/** Whoever comes nearest to the pickup in time gets the order, at the end of what they have; by when orders are ready. */
const nearestDriver = (wave: Wave): { driveMinutes: number; late: number } => {
  const size = placesOf(wave.drivers, wave.waiting).length
  const minutes = (from: number, to: number) => (wave.travelSeconds[from * size + to] ?? 0) / 60
  const minute = (instant: Date) => (instant.getTime() - wave.at.getTime()) / 60_000
  const drivers = wave.drivers.map((_, place) => ({ place, freeAt: 0 }))
  let [driveMinutes, late] = [0, 0]
  const orders = [...wave.waiting.entries()].sort(([, a], [, b]) => a.readyAt.getTime() - b.readyAt.getTime())
  for (const [index, order] of orders) {
    const pickUp = wave.drivers.length + 2 * index
    const ways = drivers.map(driver => {
      const toPickUp = minutes(driver.place, pickUp)
      const taken = Math.max(driver.freeAt + toPickUp, minute(order.readyAt)) + wave.pickUpSeconds / 60
      return { driver, toPickUp, arrives: taken + minutes(pickUp, pickUp + 1) }
    })
    const inTime = ways.filter(way => way.arrives <= minute(order.promisedBy))
    const way = inTime.length > 0 ? least(inTime, way => way.toPickUp) : least(ways, way => way.arrives)
    if (inTime.length === 0) late++
    driveMinutes += way.toPickUp + minutes(pickUp, pickUp + 1)
    Object.assign(way.driver, { place: pickUp + 1, freeAt: way.arrives + wave.handOverSeconds / 60 })
  }
  return { driveMinutes, late }
}

const least = <T>(values: readonly T[], measure: (value: T) => number): T =>
  values.reduce((best, value) => (measure(value) < measure(best) ? value : best))

const timed = <T>(work: () => T): [T, string] => {
  const used = processorClock(1)
  const result = work()
  return [result, `${used().toFixed(2)} s`]
}

export const benchTown = (): void => {
  console.log(
    `${driverCount} drivers, ${deliveryCount} orders; minutes of driving, late orders, processor time`,
  )
  // Compiled before it is measured, as in a process that runs all day.
  planWave(town(99), { progress: processorClock(0.5), random: seededRandom(1) })
  for (const seed of [1, 2, 3]) {
    const wave = town(seed)
    const nearest = nearestDriver(wave)
    const [first, firstTime] = timed(() => planWave(wave, { progress: () => 1, random: seededRandom(1) }))
    const line = (plan: { driveMinutes: number; late: readonly unknown[]; unserved: readonly unknown[] }) =>
      `${plan.driveMinutes.toFixed(0)} (${((plan.driveMinutes / nearest.driveMinutes - 1) * 100).toFixed(1)} %), ${plan.late.length} late, ${plan.unserved.length} unserved`
    console.log(`town ${seed}: nearest driver ${nearest.driveMinutes.toFixed(0)}, ${nearest.late} late`)
    console.log(`  first answer ${line(first)}, ${firstTime}`)
    for (const seconds of [0.5, 2]) {
      const [plan, time] = timed(() =>
        planWave(wave, { progress: processorClock(seconds), random: seededRandom(1) }),
      )
      console.log(`  ${seconds} s ${line(plan)}, ${time}`)
    }
  }
  const random = seededRandom(1)
  const costs = Array.from({ length: driverCount }, () =>
    Array.from({ length: deliveryCount }, () => random() * 60),
  )
  console.log(`matching ${driverCount} × ${deliveryCount}: ${timed(() => cheapestMatching(costs))[1]}`)
}
