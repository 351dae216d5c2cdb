import type { DriverId } from '../shared/ids.ts'
import { addSeconds, secondsBetween } from '../shared/time.ts'
import type { Wave, WaveRoutes, WaveStop } from './wave.ts'
import { toPlaces, type WaveProblem } from './wave-problem.ts'

/** A stop with its times. `place` is its index in `placesOf`; seconds of driving lead to it from the stop before. */
export type TimedStop = {
  readonly stop: WaveStop
  readonly place: number
  readonly drivingSeconds: number
  readonly arrivesAt: Date
  readonly lateSeconds: number
}

/** When each driver comes to each stop of a plan, who waits at a shop until goods are ready included. */
export const timesAlong = (
  wave: Wave,
  view: WaveProblem,
  routes: WaveRoutes,
): ReadonlyMap<DriverId, readonly TimedStop[]> => {
  const { problem, stops, deliveries } = view
  const promisedOf = new Map(deliveries.map(delivery => [delivery.deliveryId, delivery.promisedBy]))
  const times = new Map<DriverId, TimedStop[]>()
  for (const [vehicle, places] of toPlaces(wave, view, routes).entries()) {
    const driver = wave.drivers[vehicle]
    if (!driver || places.length === 0) continue
    let [from, minutes] = [vehicle, Math.max(0, secondsBetween(wave.at, driver.freeAt) / 60)]
    const timed: TimedStop[] = []
    for (const place of places) {
      const stop = stops[place]
      if (!stop) continue
      const drivingSeconds = driver.pace * (wave.travelSeconds[from * problem.places + place] ?? 0)
      minutes += drivingSeconds / 60
      const arrivesAt = addSeconds(wave.at, Math.round(minutes * 60))
      minutes = Math.max(minutes, problem.earliest[place] ?? 0)
      const promised = stop.kind === 'drop-off' ? promisedOf.get(stop.deliveryId) : undefined
      const late = promised ? minutes * 60 - secondsBetween(wave.at, promised) : 0
      timed.push({ stop, place, drivingSeconds, arrivesAt, lateSeconds: Math.max(0, Math.round(late)) })
      minutes += problem.serviceMinutes[place] ?? 0
      from = place
    }
    times.set(driver.driverId, timed)
  }
  return times
}
