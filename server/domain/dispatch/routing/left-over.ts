import { at } from './problem.ts'
import type { TourPlan } from './tour-plan.ts'

/** How much heavier a job gets in each round it is left over. All begin at 1. */
const heavier = 0.003

/**
 * Weighs what a plan leaves over: jobs that have waited long weigh more than others. Where all weigh the same, the search
 * leaves over what is dearest to bring, again and again, and nothing draws the last job in; so an easy one is left in the
 * place of a hard one, which finds its way back. The counters of absence are those of J. Christiaens and G. Vanden Berghe,
 * Slack Induction by String Removals, Transportation Science 54 (2020), where they serve to save vehicles.
 */
export const leftOverWeights = (jobs: number) => {
  const weights = new Float64Array(jobs).fill(1)
  return {
    /** The weight of all that the plan leaves over. */
    of: (plan: TourPlan): number => {
      let sum = 0
      for (const job of plan.unservedJobs()) sum += at(weights, job)
      return sum
    },
    /** One more round in which the plan leaves these over. */
    add: (plan: TourPlan): void => {
      for (const job of plan.unservedJobs()) weights[job] = at(weights, job) + heavier
    },
  }
}
