import { at, type RoutingJob, type RoutingProblem, type RoutingVehicle } from './problem.ts'

/**
 * A number of vehicles below which no plan serves all: by the load that starts at the depot, and by jobs of which no two
 * fit into one route. The search for fewer vehicles may stop there.
 */
export const fewestVehicles = (problem: RoutingProblem): number =>
  Math.max(1, fewestByLoad(problem), fewestByTime(problem))

/** Counts only what is on board from the start: anything else may follow one after the other. */
const fewestByLoad = ({ vehicles, jobs }: RoutingProblem): number => {
  const capacity = Math.max(0, ...vehicles.map(vehicle => vehicle.capacity))
  const load = jobs.reduce((sum, job) => sum + (job.pickup === null ? job.load : 0), 0)
  return capacity > 0 ? Math.ceil(load / capacity - 1e-9) : 1
}

/** The size of the largest set of jobs found of which each two exclude each other: grown from every job, the best kept. */
const fewestByTime = (problem: RoutingProblem): number => {
  const { jobs } = problem
  const kinds = [...new Map(problem.vehicles.map(vehicle => [vehicle.kind, vehicle])).values()]
  const excluded: Set<number>[] = jobs.map(() => new Set())
  for (const [one, job] of jobs.entries()) {
    for (let other = one + 1; other < jobs.length; other++) {
      const partner = jobs[other]
      if (!partner || kinds.some(vehicle => fitTogether(problem, vehicle, job, partner))) continue
      excluded[one]?.add(other)
      excluded[other]?.add(one)
    }
  }
  const degree = (job: number) => excluded[job]?.size ?? 0
  let largest = 0
  for (const [first, partners] of excluded.entries()) {
    if (partners.size < largest) continue
    const members = [first]
    for (const next of [...partners].sort((one, other) => degree(other) - degree(one))) {
      if (members.every(member => excluded[member]?.has(next))) members.push(next)
    }
    largest = Math.max(largest, members.length)
  }
  return largest
}

const fitTogether = (
  problem: RoutingProblem,
  vehicle: RoutingVehicle,
  one: RoutingJob,
  other: RoutingJob,
): boolean => {
  const [first, second] = [stopsOf(one), stopsOf(other)]
  return ordersOfTwo(first, second).some(stops => isInTime(problem, vehicle, stops))
}

const stopsOf = ({ pickup, dropOff }: RoutingJob): number[] =>
  pickup === null ? [dropOff] : [pickup, dropOff]

/** All ways to mix two rows of stops, each keeping its own order. */
const ordersOfTwo = (one: readonly number[], other: readonly number[]): number[][] => {
  const [first, ...rest] = one
  const [second, ...others] = other
  if (first === undefined) return [[...other]]
  if (second === undefined) return [[...one]]
  return [
    ...ordersOfTwo(rest, other).map(stops => [first, ...stops]),
    ...ordersOfTwo(one, others).map(stops => [second, ...stops]),
  ]
}

const isInTime = (problem: RoutingProblem, vehicle: RoutingVehicle, stops: readonly number[]): boolean => {
  const { places, minutes, earliest, latest, serviceMinutes } = problem
  let [place, time] = [vehicle.start, vehicle.startsAt]
  for (const stop of stops) {
    time = Math.max(time + vehicle.pace * at(minutes, place * places + stop), at(earliest, stop))
    if (time > at(latest, stop) + 1e-9) return false
    time += at(serviceMinutes, stop)
    place = stop
  }
  if (vehicle.end !== null) time += vehicle.pace * at(minutes, place * places + vehicle.end)
  return time <= vehicle.endsBy + 1e-9
}
