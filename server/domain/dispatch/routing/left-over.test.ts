import { expect, test } from 'vitest'
import { leftOverWeights } from './left-over.ts'
import type { RoutingProblem } from './problem.ts'
import { TourPlan } from './tour-plan.ts'
import { plans, Tours } from './tours.ts'

const problem: RoutingProblem = {
  places: 3,
  cost: new Float64Array(9),
  minutes: new Float64Array(9),
  earliest: new Float64Array(3),
  latest: new Float64Array(3).fill(9),
  serviceMinutes: new Float64Array(3),
  jobs: [1, 2].map(dropOff => ({
    ...{ pickup: null, dropOff, load: 0, cash: 0, onlyVehicle: null, barred: null },
  })),
  vehicles: [
    { start: 0, end: null, capacity: 9, mostJobs: 9, cashRoom: 0, startsAt: 0, endsBy: 9, pace: 1, kind: 0 },
  ],
}

test('a job that has long been left over weighs more than one that has not', () => {
  const tours = new Tours(problem)
  const weights = leftOverWeights(problem.jobs.length)
  const [hard, easy] = [new TourPlan(tours, plans.current, 2), new TourPlan(tours, plans.candidate, 2)]
  const anywhere = { cost: 0, first: 0, second: 0 }
  hard.give(1, 0, anywhere)
  easy.give(0, 0, anywhere)
  expect(weights.of(hard)).toBe(weights.of(easy))
  for (let round = 0; round < 10; round++) weights.add(hard)
  expect(weights.of(hard)).toBeGreaterThan(weights.of(easy))
  hard.give(0, 0, anywhere)
  expect(weights.of(hard)).toBe(0)
})
