import { secondsBetween } from '../shared/time.ts'
import type { RoutingJob, RoutingProblem, RoutingVehicle } from './routing/problem.ts'
import {
  type CarriedDelivery,
  placesOf,
  type WaitingDelivery,
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

  const add = (
    delivery: CarriedDelivery,
    pickup: number | null,
    onlyVehicle: number | null,
    barred: Uint8Array | null,
  ) => {
    const dropOff = stops.length
    stops.push({ deliveryId: delivery.deliveryId, kind: 'drop-off' })
    latest[dropOff] = minute(delivery.promisedBy)
    if (delivery.notBefore !== null) earliest[dropOff] = minute(delivery.notBefore)
    serviceMinutes[dropOff] = wave.handOverSeconds / 60
    deliveries.push(delivery)
    // Room for the cash of what is somebody's already is set aside for them, see `roomOf`.
    const cash = onlyVehicle === null ? Number(delivery.cashToCollect.units) : 0
    jobs.push({ pickup, dropOff, load: 1, cash, onlyVehicle, barred })
  }
  for (const [vehicle, driver] of drivers.entries()) {
    for (const carried of driver.onBoard) add(carried, null, vehicle, null)
  }
  const vehicleOf = new Map(drivers.map((driver, index) => [driver.driverId, index]))
  for (const delivery of waiting) {
    const pickup = stops.length
    stops.push({ deliveryId: delivery.deliveryId, kind: 'pick-up' })
    earliest[pickup] = minute(delivery.readyAt)
    serviceMinutes[pickup] = wave.pickUpSeconds / 60
    const only = delivery.driverId === null ? null : vehicleOf.get(delivery.driverId)
    if (only === undefined) throw new RangeError(`${delivery.deliveryId}: its driver is not in the wave`)
    const isBarred = delivery.driverId === null && delivery.barred.size > 0
    const barred = isBarred
      ? Uint8Array.from(drivers, driver => (delivery.barred.has(driver.driverId) ? 1 : 0))
      : null
    add(delivery, pickup, only, barred)
  }
  const theirs = new Map<string, WaitingDelivery[]>()
  for (const delivery of waiting)
    if (delivery.driverId !== null)
      theirs.set(delivery.driverId, [...(theirs.get(delivery.driverId) ?? []), delivery])
  let firstCarried = drivers.length
  const vehicles = drivers.map((driver, index): RoutingVehicle => {
    const startsAt = Math.max(0, minute(driver.freeAt))
    const carried = driver.onBoard.map((_, n) => firstCarried + n)
    firstCarried += carried.length
    const driving = driver.pace * minutesThrough(index, carried, minutes, places)
    const carriedUntil = startsAt + driving + (carried.length * wave.handOverSeconds) / 60
    return {
      ...roomOf(driver, theirs.get(driver.driverId) ?? []),
      start: index,
      end: null,
      startsAt,
      // What is on board is brought, be it after the end of the shift.
      endsBy:
        carried.length > 0 ? Math.max(minute(driver.shiftEndsAt), carriedUntil) : minute(driver.shiftEndsAt),
      pace: driver.pace,
      kind: index,
    }
  })
  return {
    problem: { places, cost: minutes, minutes, earliest, latest, serviceMinutes, jobs, vehicles },
    deliveries,
    stops,
  }
}

/** Somebody who has more than they may can still bring it. */
const roomOf = (
  { capacity, mostDeliveries, cashRoom, onBoard }: WaveDriver,
  accepted: readonly WaitingDelivery[],
) => {
  const theirs = [...onBoard, ...accepted]
  const theirCash = theirs.reduce((sum, delivery) => sum + Number(delivery.cashToCollect.units), 0)
  return {
    capacity: Math.max(capacity, onBoard.length, accepted.length > 0 ? 1 : 0),
    mostJobs: Math.max(0, mostDeliveries - theirs.length),
    cashRoom: Math.max(0, Number(cashRoom.units) - theirCash),
  }
}

const minutesThrough = (
  start: number,
  stops: readonly number[],
  minutes: Float64Array,
  places: number,
): number => {
  let [place, sum] = [start, 0]
  for (const stop of stops) {
    sum += minutes[place * places + stop] ?? 0
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
