import type { Neighbours } from './neighbours.ts'
import { indexAt, type RoutingProblem } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'
import type { Tours } from './tours.ts'

/** Jobs taken out at a time, on average, and the longest string of stops taken from one route. */
const usualRemoved = 10
const longestString = 10
/** How often a string keeps some stops in its middle, and how readily it keeps one more. */
const splitShare = 0.5
const keepOneMore = 0.01

/**
 * Takes strings of neighbouring stops out of neighbouring routes, which leaves room where it can be used: the ruin of
 * J. Christiaens and G. Vanden Berghe, Slack Induction by String Removals, Transportation Science 54 (2020).
 */
export const stringRemoval = (
  problem: RoutingProblem,
  tours: Tours,
  neighbours: Neighbours,
  random: () => number,
) => {
  const below = (limit: number) => Math.floor(random() * limit)

  /** Adds the jobs of a string of `length` stops around `position` to those that go. */
  const takeString = (
    plan: TourPlan,
    vehicle: number,
    position: number,
    length: number,
    gone: Set<number>,
  ) => {
    const count = plan.stopCount(vehicle)
    let kept = 0
    if (length > 1 && length < count && random() < splitShare) {
      kept = 1
      while (length + kept < count && random() > keepOneMore) kept++
    }
    const span = length + kept
    const least = Math.max(0, position - span + 1)
    const most = Math.min(position, count - span)
    const from = least + below(most - least + 1)
    const keptFrom = from + below(length + 1)
    for (let n = from; n < from + span; n++) {
      if (kept > 0 && n >= keptFrom && n < keptFrom + kept) continue
      gone.add(indexAt(tours.jobOf, plan.stopAt(vehicle, n)))
    }
  }

  /** Takes jobs out of the plan and answers which. */
  return (plan: TourPlan, seed: number | null = null): number[] => {
    let [stops, used] = [0, 0]
    for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
      const count = plan.stopCount(vehicle)
      if (count === 0) continue
      used++
      stops += count
    }
    if (used === 0) return []
    const longest = Math.min(longestString, stops / used)
    const wanted = Math.floor(1 + random() * ((4 * usualRemoved) / (1 + longest) - 1))
    const job = problem.jobs[seed ?? below(problem.jobs.length)]
    if (!job) return []
    const gone = new Set<number>()
    const touched = new Set<number>()
    for (const place of neighbours(job.pickup !== null && random() < 0.5 ? job.pickup : job.dropOff)) {
      if (touched.size >= wanted) break
      const owner = indexAt(tours.jobOf, place)
      const vehicle = indexAt(plan.vehicleOf, owner)
      if (vehicle < 0 || touched.has(vehicle) || gone.has(owner)) continue
      const count = plan.stopCount(vehicle)
      let position = 0
      while (position < count && plan.stopAt(vehicle, position) !== place) position++
      touched.add(vehicle)
      takeString(plan, vehicle, position, Math.floor(1 + random() * Math.min(count, longest)), gone)
    }
    const jobs = [...gone]
    plan.take(jobs)
    return jobs
  }
}
