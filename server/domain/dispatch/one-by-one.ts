import { type Insertion, insertionFinder } from './routing/insertion.ts'
import { TourPlan } from './routing/tour-plan.ts'
import { plans, Tours } from './routing/tours.ts'
import type { Wave } from './wave.ts'
import { lateSteps, letBeLate, toWavePlan, type WavePlan } from './wave-plan.ts'
import { waveProblem } from './wave-problem.ts'

/**
 * What a careful person does by hand: the deliveries in the order in which they will be packed, each to the driver
 * whose way it makes longer by the least, at the best place in what that driver has already; never taken up again. Within
 * the same limits and with the same lateness allowed, a little more at a time, as in `planWave`: the measure that a
 * plan's savings are taken against.
 */
export const oneByOne = (wave: Wave): WavePlan => {
  const view = waveProblem(wave)
  const { problem, deliveries } = view
  const promised = problem.latest.slice()
  const tours = new Tours(problem)
  const plan = new TourPlan(tours, plans.current, problem.jobs.length)
  const find = insertionFinder(problem, tours)
  const found: Insertion = { cost: 0, first: 0, second: 0 }
  const best: Insertion = { cost: 0, first: 0, second: 0 }

  const place = (job: number): boolean => {
    best.cost = Number.POSITIVE_INFINITY
    let chosen = -1
    for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
      find(plan.row(vehicle), vehicle, job, found, best.cost)
      if (found.cost >= best.cost) continue
      Object.assign(best, found)
      chosen = vehicle
    }
    if (chosen >= 0) plan.give(job, chosen, best)
    return chosen >= 0
  }
  const readyAt = new Map(wave.waiting.map(({ deliveryId, readyAt }) => [deliveryId, readyAt.getTime()]))
  const turns = problem.jobs
    .map((job, index) => ({
      index,
      // What somebody has already comes before everything.
      at: job.onlyVehicle === null ? (readyAt.get(deliveries[index]?.deliveryId ?? 'dlv_') ?? 0) : -1,
    }))
    .sort((one, other) => one.at - other.at || one.index - other.index)
  for (const { index } of turns) {
    if (place(index)) continue
    for (const minutes of lateSteps) {
      letBeLate(wave, view, index, minutes)
      if (place(index)) break
    }
  }
  return toWavePlan(wave, view, plan.result(), promised)
}
