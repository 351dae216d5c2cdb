import { anneal } from './annealing.ts'
import { checkProblem } from './check-problem.ts'
import { fewerVehicles } from './fewer-vehicles.ts'
import { insertionFinder, rememberInsertions } from './insertion.ts'
import { nearestPlaces } from './neighbours.ts'
import type { RoutingPlan, RoutingProblem } from './problem.ts'
import { greedyInsertion } from './recreate.ts'
import { stringRemoval } from './ruin.ts'
import { tailExchange } from './tail-exchange.ts'
import { TourPlan } from './tour-plan.ts'
import { plans, Tours } from './tours.ts'

export type RoutingEffort = {
  /** How much of the time is over, 0 to 1; the search ends at 1. Asked every few dozen rounds. */
  readonly progress: () => number
  /** Fractions in [0, 1). */
  readonly random: () => number
  /** Use as few vehicles as can be once all is served; otherwise only the cost counts. */
  readonly isFleetFirst: boolean
  /** Routes to begin with, as far as they still hold; for instance those of the last plan. Never made worse. */
  readonly known?: readonly (readonly number[])[]
}

/**
 * Plans the routes: a quick plan first, then ruined and put together again for as long as the effort allows. As many jobs
 * as can be are served before the cost counts. RangeError for a problem that cannot be read, see `checkProblem`.
 */
export const solveRouting = (problem: RoutingProblem, effort: RoutingEffort): RoutingPlan => {
  checkProblem(problem)
  const { progress, random, isFleetFirst, known } = effort
  const tours = new Tours(problem)
  const plan = (which: number) => new TourPlan(tours, which, problem.jobs.length)
  const current = plan(plans.current)
  if (problem.jobs.length === 0 || problem.vehicles.length === 0) return current.result()

  const find = rememberInsertions(tours, problem.jobs.length, insertionFinder(problem, tours))
  const neighbours = nearestPlaces(problem, tours)
  const ruin = stringRemoval(problem, tours, neighbours, random)
  const recreate = greedyInsertion(problem, find, random)
  if (known) current.adopt(known, problem, find)
  // What is one vehicle's only comes first: whatever else there is can go elsewhere.
  if (current.owed > 0)
    recreate(
      current,
      current.unservedJobs().filter(job => tours.isOwn[job] === 1),
      true,
      0,
    )
  recreate(current, current.unservedJobs(), true, 0)
  if (!(progress() < 1)) return current.result()
  const search = {
    current,
    candidate: plan(plans.candidate),
    complete: plan(plans.complete),
    best: plan(plans.best),
    exchange: tailExchange(problem, tours, neighbours, random),
    ...{ find, ruin, recreate, random, progress },
  }
  const isKnown = known !== undefined
  if (isFleetFirst) {
    // What is saved before all is served stands idle afterwards: a route once given up is not opened again.
    if (current.unserved > 0) {
      anneal(problem, { ...search, isOpen: true, isOverOnceServed: true, isKnown })
      if (search.best.unserved > 0) return search.best.result()
      current.become(search.best)
    }
    fewerVehicles(problem, search)
  }
  anneal(problem, { ...search, isOpen: !isFleetFirst, isOverOnceServed: false, isKnown })
  return search.best.result()
}
