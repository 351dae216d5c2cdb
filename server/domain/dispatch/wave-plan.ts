import type { DeliveryId, DriverId } from '../shared/ids.ts'
import { secondsBetween } from '../shared/time.ts'
import { at, type RoutingPlan, type RoutingProblem } from './routing/problem.ts'
import type { Wave, WaveRoutes, WaveStop } from './wave.ts'
import type { WaveProblem } from './wave-problem.ts'

export type WavePlan = {
  readonly routes: WaveRoutes
  /** What nobody can bring at all: for cash, want of room, the end of shifts, or because there is no way. */
  readonly unserved: readonly DeliveryId[]
  /** What comes after the time that was promised for it. */
  readonly late: readonly DeliveryId[]
  readonly driveMinutes: number
}

/** How many minutes too late a delivery may come, step by step, before it is not brought at all. */
export const lateSteps = [5, 10, 20, 40, 80, 160, 320, 640] as const

/** Gives a delivery so many minutes after its promise, or after now where the promise is past. */
export const letBeLate = (
  wave: Wave,
  { problem, deliveries }: WaveProblem,
  index: number,
  minutes: number,
) => {
  const [job, delivery] = [problem.jobs[index], deliveries[index]]
  if (!job || !delivery) return
  problem.latest[job.dropOff] = Math.max(0, secondsBetween(wave.at, delivery.promisedBy) / 60) + minutes
}

/** A plan in the wave's words. @param promised when each place was to be served at the latest, before anything was let be late */
export const toWavePlan = (
  wave: Wave,
  { problem, deliveries, stops }: WaveProblem,
  plan: RoutingPlan,
  promised: Float64Array,
): WavePlan => ({
  routes: toRoutes(wave, stops, plan),
  unserved: plan.unserved.flatMap(index => deliveries[index]?.deliveryId ?? []),
  late: lateStops(problem, plan, promised).flatMap(place => stops[place]?.deliveryId ?? []),
  driveMinutes: plan.cost,
})

/** Places where the plan arrives later than was promised at first. */
const lateStops = (problem: RoutingProblem, plan: RoutingPlan, promised: Float64Array): number[] => {
  const { places, minutes, earliest, serviceMinutes, vehicles } = problem
  const late: number[] = []
  for (const [index, route] of plan.routes.entries()) {
    const vehicle = vehicles[index]
    if (!vehicle) continue
    let [place, time] = [vehicle.start, vehicle.startsAt]
    for (const stop of route) {
      time = Math.max(time + vehicle.pace * at(minutes, place * places + stop), at(earliest, stop))
      if (time > at(promised, stop) + 1e-6) late.push(stop)
      time += at(serviceMinutes, stop)
      place = stop
    }
  }
  return late
}

const toRoutes = (wave: Wave, stops: readonly (WaveStop | null)[], plan: RoutingPlan): WaveRoutes => {
  const routes = new Map<DriverId, readonly WaveStop[]>()
  for (const [index, route] of plan.routes.entries()) {
    const driver = wave.drivers[index]
    if (driver && route.length > 0)
      routes.set(
        driver.driverId,
        route.flatMap(place => stops[place] ?? []),
      )
  }
  return routes
}
