import { secondsBetween } from '../shared/time.ts'
import type { RoutingJob, RoutingProblem, RoutingVehicle } from './routing/problem.ts'
import {
  type CarriedDelivery,
  placesOf,
  type Wave,
  type WaveDriver,
  type WaveRoutes,
  type WaveStop,
} from './wave.ts'

export type WaveProblem = {
  readonly problem: RoutingProblem
  readonly deliveries: readonly CarriedDelivery[]
  /** What is done at each place; null where drivers stand. */
  readonly stops: readonly (WaveStop | null)[]
}

/** A wave as numbers: the drivers' places first, then each place of a delivery, as `placesOf` lists them. */
export const waveProblem = (wave: Wave): WaveProblem => {
  const { drivers, waiting, travelSeconds } = wave
  const places = placesOf(drivers, waiting).length
  if (travelSeconds.length !== places * places)
    throw new RangeError(`travelSeconds: ${places} × ${places} needed, got ${travelSeconds.length} numbers`)
  const minutes = travelSeconds.map(seconds => seconds / 60)
  const earliest = new Float64Array(places)
  const latest = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
  const serviceMinutes = new Float64Array(places)
  const minute = (instant: Date) => secondsBetween(wave.at, instant) / 60
  const deliveries: CarriedDelivery[] = []
  const jobs: RoutingJob[] = []
  const stops: (WaveStop | null)[] = drivers.map(() => null)

  const add = (delivery: CarriedDelivery, pickup: number | null, onlyVehicle: number | null) => {
    const dropOff = stops.length
    stops.push({ deliveryId: delivery.deliveryId, kind: 'drop-off' })
    latest[dropOff] = minute(delivery.promisedBy)
    serviceMinutes[dropOff] = wave.handOverSeconds / 60
    deliveries.push(delivery)
    jobs.push({ pickup, dropOff, load: 1, cash: Number(delivery.cashToCollect.units), onlyVehicle })
  }
  for (const [vehicle, driver] of drivers.entries()) {
    for (const carried of driver.onBoard) add(carried, null, vehicle)
  }
  const vehicleOf = new Map(drivers.map((driver, index) => [driver.driverId, index]))
  for (const delivery of waiting) {
    const pickup = stops.length
    stops.push({ deliveryId: delivery.deliveryId, kind: 'pick-up' })
    earliest[pickup] = minute(delivery.readyAt)
    serviceMinutes[pickup] = wave.pickUpSeconds / 60
    const only = delivery.driverId === null ? null : vehicleOf.get(delivery.driverId)
    if (only === undefined) throw new RangeError(`${delivery.deliveryId}: its driver is not in the wave`)
    add(delivery, pickup, only)
  }
  let firstCarried = drivers.length
  const vehicles = drivers.map((driver, index): RoutingVehicle => {
    const startsAt = Math.max(0, minute(driver.freeAt))
    const carried = driver.onBoard.map((_, n) => firstCarried + n)
    firstCarried += carried.length
    const carriedUntil = startsAt + minutesThrough(index, carried, minutes, places, wave.handOverSeconds / 60)
    return {
      ...roomOf(driver),
      start: index,
      end: null,
      startsAt,
      // What is on board is brought, be it after the end of the shift.
      endsBy:
        carried.length > 0 ? Math.max(minute(driver.shiftEndsAt), carriedUntil) : minute(driver.shiftEndsAt),
      kind: index,
    }
  })
  return {
    problem: { places, cost: minutes, minutes, earliest, latest, serviceMinutes, jobs, vehicles },
    deliveries,
    stops,
  }
}

/** Somebody who has more on board than they may can still bring it. */
const roomOf = ({ capacity, cashRoom, onBoard }: WaveDriver) => {
  const carriedCash = onBoard.reduce((sum, carried) => sum + Number(carried.cashToCollect.units), 0)
  return {
    capacity: Math.max(capacity, onBoard.length),
    cashRoom: Math.max(Number(cashRoom.units), carriedCash),
  }
}

const minutesThrough = (
  start: number,
  stops: readonly number[],
  minutes: Float64Array,
  places: number,
  handOverMinutes: number,
): number => {
  let [place, sum] = [start, 0]
  for (const stop of stops) {
    sum += (minutes[place * places + stop] ?? 0) + handOverMinutes
    place = stop
  }
  return sum
}

/** Routes in the wave's words as places, for each driver in turn; what the wave does not know is left out. */
export const toPlaces = (wave: Wave, { stops }: WaveProblem, routes: WaveRoutes): number[][] => {
  const placeOf = new Map(stops.map((stop, place) => [stop ? `${stop.kind} ${stop.deliveryId}` : '', place]))
  return wave.drivers.map(({ driverId }) =>
    (routes.get(driverId) ?? []).flatMap(stop => placeOf.get(`${stop.kind} ${stop.deliveryId}`) ?? []),
  )
}
