import type { RoutingProblem } from './problem.ts'

/**
 * RangeError for a problem that says nothing clear: NaN anywhere, lists of the wrong length, a place that does not exist
 * or belongs to two jobs. Infinity between two places is clear: there is no way.
 */
export const checkProblem = (problem: RoutingProblem): void => {
  const { places, jobs, vehicles } = problem
  for (const name of ['cost', 'minutes'] as const) checkNumbers(name, problem[name], places * places)
  for (const name of ['earliest', 'latest', 'serviceMinutes'] as const)
    checkNumbers(name, problem[name], places)
  const isTaken = new Uint8Array(places)
  const claim = (place: number, who: string) => {
    checkPlace(place, places, who)
    if (isTaken[place] === 1) throw new RangeError(`${who}: place ${place} belongs to another job`)
    isTaken[place] = 1
  }
  for (const [index, job] of jobs.entries()) {
    const who = `job ${index}`
    if (job.pickup !== null) claim(job.pickup, who)
    claim(job.dropOff, who)
    if (!(job.load >= 0) || !(job.cash >= 0))
      throw new RangeError(`${who}: load and cash must not be below zero`)
    if (job.barred !== null && job.barred.length !== vehicles.length)
      throw new RangeError(`${who}: barred needs a number for each vehicle`)
    if (job.onlyVehicle !== null && !vehicles[job.onlyVehicle])
      throw new RangeError(`${who}: there is no vehicle ${job.onlyVehicle}`)
  }
  for (const [index, vehicle] of vehicles.entries()) {
    const who = `vehicle ${index}`
    checkPlace(vehicle.start, places, who)
    if (vehicle.end !== null) checkPlace(vehicle.end, places, who)
    const { capacity, mostJobs, cashRoom, startsAt, endsBy, pace, kind } = vehicle
    if ([capacity, mostJobs, cashRoom, startsAt, endsBy].some(Number.isNaN))
      throw new RangeError(`${who}: NaN`)
    if (!(pace > 0) || pace === Number.POSITIVE_INFINITY)
      throw new RangeError(`${who}: pace must be a number above zero`)
    if (!Number.isInteger(kind) || kind < 0 || kind >= Math.max(1, vehicles.length))
      throw new RangeError(`${who}: kinds count from 0 and are not more than the vehicles`)
  }
}

const checkNumbers = (name: string, values: Float64Array, length: number): void => {
  if (values.length !== length)
    throw new RangeError(`${name}: ${length} numbers needed, got ${values.length}`)
  if (values.some(Number.isNaN)) throw new RangeError(`${name}: NaN`)
}

const checkPlace = (place: number, places: number, who: string): void => {
  if (!Number.isInteger(place) || place < 0 || place >= places)
    throw new RangeError(`${who}: there is no place ${place}`)
}
