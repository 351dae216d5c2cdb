import type { DeliveryId, DriverId } from '../shared/ids.ts'
import { at, type RoutingPlan, type RoutingProblem } from './routing/problem.ts'
import { solveRouting } from './routing/solve-routing.ts'
import type { Wave, WaveRoutes, WaveStop } from './wave.ts'
import { toPlaces, waveProblem } from './wave-problem.ts'

/** How many minutes too late a delivery may come, step by step, before it is not brought at all. */
const lateMinutes = [5, 10, 20, 40, 80, 160, 320, 640] as const

/** How much of the time goes into bringing all in time before anything may be late. */
const punctualShare = 0.3

export type WaveEffort = {
  /** How much of the time is over, 0 to 1; from the start at 1 for a first answer only. */
  readonly progress: () => number
  /** Fractions in [0, 1). */
  readonly random: () => number
  /** The last plan: what of it still holds is where the search begins. */
  readonly known?: WaveRoutes
}

export type WavePlan = {
  readonly routes: WaveRoutes
  /** What nobody can bring at all: for cash, the end of shifts, or because there is no way. */
  readonly unserved: readonly DeliveryId[]
  /** What comes after the time that was promised for it. */
  readonly late: readonly DeliveryId[]
  readonly driveMinutes: number
}

/**
 * Plans routes for all drivers: as many deliveries as can be, then as few minutes of driving as can be. What comes too
 * late with the drivers there are gets more time, a little at a time, instead of being left.
 */
export const planWave = (wave: Wave, effort: WaveEffort): WavePlan => {
  const view = waveProblem(wave)
  const { problem, deliveries } = view
  const { progress, random } = effort
  /** Searches until so much of the time is over; 0: only begins with what is known and adds what is not. */
  const solve = (until: number, known: RoutingPlan['routes'] = []) => {
    const share = () => (until > 0 ? progress() / until : 1)
    return solveRouting(problem, { progress: share, random, isFleetFirst: false, known })
  }
  const promised = problem.latest.slice()
  let plan = solve(0, effort.known && toPlaces(wave, view, effort.known))
  if (plan.unserved.length > 0 && progress() < punctualShare) plan = solve(punctualShare, plan.routes)
  for (const minutes of lateMinutes) {
    if (plan.unserved.length === 0) break
    for (const index of plan.unserved) {
      const [job, delivery] = [problem.jobs[index], deliveries[index]]
      if (!job || !delivery) continue
      problem.latest[job.dropOff] = Math.max(0, toMinutes(wave, delivery.promisedBy)) + minutes
    }
    plan = solve(0, plan.routes)
  }
  if (progress() < 1) plan = solve(1, plan.routes)
  return {
    routes: toRoutes(wave, view.stops, plan),
    unserved: plan.unserved.flatMap(index => deliveries[index]?.deliveryId ?? []),
    late: lateStops(problem, plan, promised).flatMap(place => view.stops[place]?.deliveryId ?? []),
    driveMinutes: plan.cost,
  }
}

/** Places where the plan arrives later than was promised at first. */
const lateStops = (problem: RoutingProblem, plan: RoutingPlan, promised: Float64Array): number[] => {
  const { places, minutes, earliest, serviceMinutes, vehicles } = problem
  const late: number[] = []
  for (const [index, route] of plan.routes.entries()) {
    let [place, time] = [vehicles[index]?.start ?? 0, vehicles[index]?.startsAt ?? 0]
    for (const stop of route) {
      time = Math.max(time + at(minutes, place * places + stop), at(earliest, stop))
      if (time > at(promised, stop) + 1e-6) late.push(stop)
      time += at(serviceMinutes, stop)
      place = stop
    }
  }
  return late
}

const toMinutes = (wave: Wave, instant: Date) => (instant.getTime() - wave.at.getTime()) / 60_000

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
