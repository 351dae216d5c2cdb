import { fewestVehicles } from './fewest-vehicles.ts'
import type { FindInsertion, Insertion } from './insertion.ts'
import { at, indexAt, nth, type RoutingProblem } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'
import { plans } from './tours.ts'

/** Not more of the time than this goes into saving vehicles. */
const longestShare = 0.4
/** A search that has more jobs waiting than these and has not come nearer for such a share of the time is given up. */
const nearlyDone = 2
const patience = 0.1
/** How many jobs may have to leave a route to let another one in. */
const mostEjected = 3
/** Routes with more jobs are not asked which three could leave: there would be too many to ask. */
const manyJobs = 16
/** How often the rest of the plan is shuffled between two attempts. */
const shuffles = 4

export type FleetSearch = {
  readonly current: TourPlan
  readonly candidate: TourPlan
  readonly complete: TourPlan
  readonly find: FindInsertion
  readonly ruin: (plan: TourPlan) => number[]
  readonly recreate: (plan: TourPlan, jobs: number[], isOpen: boolean) => void
  readonly random: () => number
  readonly progress: () => number
}

/**
 * Takes one vehicle after the other out of service and finds its jobs a place with the others: where one fits nowhere,
 * it pushes out those that were least trouble so far. After Y. Nagata and O. Braysy, A powerful route minimization
 * heuristic for the vehicle routing problem with time windows, Operations Research Letters 37 (2009). Leaves `current`
 * with all jobs served and the fewest vehicles it came to.
 */
export const fewerVehicles = (problem: RoutingProblem, search: FleetSearch): void => {
  const { current, candidate, complete, ruin, recreate, progress } = search
  const began = progress()
  const end = began + (1 - began) * longestShare
  const least = fewestVehicles(problem)
  const trouble = new Float64Array(problem.jobs.length).fill(1)
  const letIn = entryFinder(problem, search, trouble)

  if (current.unserved > 0) return
  complete.become(current)
  while (current.vehiclesUsed() > least && progress() < end) {
    const pool = current.jobsOf(easiestRoute(current, trouble))
    current.take(pool)
    let [lowest, since] = [pool.length, progress()]
    while (pool.length > 0 && progress() < end) {
      if (pool.length < lowest) [lowest, since] = [pool.length, progress()]
      else if (lowest > nearlyDone && progress() - since > patience) break
      const job = pool.pop() ?? 0
      const pushedOut = letIn(job)
      if (pushedOut === null) pool.unshift(job)
      else pool.push(...pushedOut)
      for (let n = 0; n < shuffles; n++) {
        candidate.become(current)
        recreate(candidate, ruin(candidate), false)
        if (candidate.unserved === current.unserved) current.become(candidate)
      }
    }
    if (pool.length > 0) break
    complete.become(current)
  }
  current.become(complete)
}

/** Lets a job into the plan and answers which jobs had to leave for it; null where nothing helps yet. */
const entryFinder = (problem: RoutingProblem, search: FleetSearch, trouble: Float64Array) => {
  const { current, find, random } = search
  const { tours } = current
  const found: Insertion = { cost: 0, first: 0, second: 0 }
  const best: Insertion = { cost: 0, first: 0, second: 0 }
  const isGone = new Uint8Array(problem.jobs.length)

  const scratch = (vehicle: number) => plans.scratch * tours.vehicles + vehicle

  /** Whether the job fits where these have left. */
  const fitsWithout = (vehicle: number, job: number, leaving: readonly number[]): boolean => {
    const row = scratch(vehicle)
    tours.copyRow(current.row(vehicle), row)
    for (const gone of leaving) isGone[gone] = 1
    tours.remove(row, vehicle, isGone)
    for (const gone of leaving) isGone[gone] = 0
    find(row, vehicle, job, found, Number.POSITIVE_INFINITY)
    return found.cost < Number.POSITIVE_INFINITY
  }

  return (job: number): number[] | null => {
    best.cost = Number.POSITIVE_INFINITY
    let chosen = -1
    for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
      if (current.stopCount(vehicle) === 0) continue
      find(current.row(vehicle), vehicle, job, found, best.cost)
      if (found.cost < best.cost) {
        Object.assign(best, found)
        chosen = vehicle
      }
    }
    if (chosen >= 0) {
      current.give(job, chosen, best)
      return []
    }
    trouble[job] = at(trouble, job) + 1
    let leastTrouble = at(trouble, job)
    let leavers: number[] = []
    let ties = 0
    const consider = (vehicle: number, leaving: number[], sum: number) => {
      // Of equally good ones each has the same chance.
      if (sum > leastTrouble || (sum === leastTrouble && (leavers.length === 0 || random() * (ties + 1) > 1)))
        return
      if (!fitsWithout(vehicle, job, leaving)) return
      ties = sum < leastTrouble ? 1 : ties + 1
      leastTrouble = sum
      leavers = leaving
      chosen = vehicle
      Object.assign(best, found)
    }
    for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
      if (current.stopCount(vehicle) === 0) continue
      const jobs = jobsInOrder(current, vehicle)
      for (let a = 0; a < jobs.length; a++) {
        const one = nth(jobs, a)
        const first = at(trouble, one)
        consider(vehicle, [one], first)
        if (first >= leastTrouble) continue
        for (let b = a + 1; b < jobs.length; b++) {
          const other = nth(jobs, b)
          const second = first + at(trouble, other)
          if (second > leastTrouble) continue
          consider(vehicle, [one, other], second)
          if (jobs.length > manyJobs || mostEjected < 3 || second >= leastTrouble) continue
          for (let c = b + 1; c < jobs.length; c++) {
            const third = nth(jobs, c)
            const sum = second + at(trouble, third)
            if (sum <= leastTrouble) consider(vehicle, [one, other, third], sum)
          }
        }
      }
    }
    if (chosen < 0) return null
    current.take(leavers)
    current.give(job, chosen, best)
    return leavers
  }
}

const jobsInOrder = (plan: TourPlan, vehicle: number): number[] => {
  const jobs = new Set<number>()
  const count = plan.stopCount(vehicle)
  for (let n = 0; n < count; n++) jobs.add(indexAt(plan.tours.jobOf, plan.stopAt(vehicle, n)))
  return [...jobs]
}

/** The vehicle with a route whose jobs were least trouble. */
const easiestRoute = (plan: TourPlan, trouble: Float64Array): number => {
  const sums = new Float64Array(plan.tours.vehicles)
  for (let job = 0; job < plan.vehicleOf.length; job++) {
    const vehicle = indexAt(plan.vehicleOf, job)
    if (vehicle >= 0) sums[vehicle] = at(sums, vehicle) + at(trouble, job)
  }
  let easiest = -1
  for (let vehicle = 0; vehicle < sums.length; vehicle++) {
    if (plan.stopCount(vehicle) > 0 && (easiest < 0 || at(sums, vehicle) < at(sums, easiest)))
      easiest = vehicle
  }
  return easiest
}
