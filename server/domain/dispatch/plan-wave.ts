import type { RoutingPlan } from './routing/problem.ts'
import { solveRouting } from './routing/solve-routing.ts'
import type { Wave, WaveRoutes } from './wave.ts'
import { lateSteps, letBeLate, toWavePlan, type WavePlan } from './wave-plan.ts'
import { toPlaces, waveProblem } from './wave-problem.ts'

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

/**
 * Plans routes for all drivers: as many deliveries as can be, then as few minutes of driving as can be. What comes too
 * late with the drivers there are gets more time, a little at a time, instead of being left.
 */
export const planWave = (wave: Wave, effort: WaveEffort): WavePlan => {
  const view = waveProblem(wave)
  const { problem } = view
  const { progress, random } = effort
  /** Searches until so much of the time is over; 0: only begins with what is known and adds what is not. */
  const solve = (until: number, known: RoutingPlan['routes'] = []) => {
    const share = () => (until > 0 ? progress() / until : 1)
    return solveRouting(problem, { progress: share, random, isFleetFirst: false, known })
  }
  const promised = problem.latest.slice()
  let plan = solve(0, effort.known && toPlaces(wave, view, effort.known))
  if (plan.unserved.length > 0 && progress() < punctualShare) plan = solve(punctualShare, plan.routes)
  for (const minutes of lateSteps) {
    if (plan.unserved.length === 0) break
    for (const index of plan.unserved) letBeLate(wave, view, index, minutes)
    plan = solve(0, plan.routes)
  }
  if (progress() < 1) plan = solve(1, plan.routes)
  return toWavePlan(wave, view, plan, promised)
}
