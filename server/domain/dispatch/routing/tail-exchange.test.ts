import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { insertionFinder } from './insertion.ts'
import { nearestPlaces } from './neighbours.ts'
import type { RoutingProblem } from './problem.ts'
import { greedyInsertion } from './recreate.ts'
import { tailExchange } from './tail-exchange.ts'
import { faultsOf } from './testing/faults-of.ts'
import { makeProblem, seeded } from './testing/some-problem.ts'
import { TourPlan } from './tour-plan.ts'
import { plans, Tours } from './tours.ts'

/** A plan, and what exchanges tails in it. */
const begin = (problem: RoutingProblem, seed: number) => {
  const tours = new Tours(problem)
  const find = insertionFinder(problem, tours)
  const random = seeded(seed)
  return {
    plan: new TourPlan(tours, plans.current, problem.jobs.length),
    find,
    fill: greedyInsertion(problem, find, random),
    exchange: tailExchange(problem, tours, nearestPlaces(problem, tours), random),
  }
}

/** Two rows of four doors, north and south of the depot; whoever changes rows drives a long way. */
const twoRows = (): RoutingProblem => {
  const spots = [
    [0, 0],
    ...Array.from({ length: 4 }, (_, n) => [n + 1, 10] as const),
    ...Array.from({ length: 4 }, (_, n) => [n + 1, -10] as const),
  ] as const
  const places = spots.length
  const cost = Float64Array.from({ length: places * places }, (_, n) => {
    const [x, y] = spots[Math.floor(n / places)] ?? [0, 0]
    const [u, v] = spots[n % places] ?? [0, 0]
    return Math.hypot(x - u, y - v)
  })
  const free = { load: 1, cash: 0, onlyVehicle: null, barred: null, pickup: null }
  return {
    places,
    cost,
    minutes: cost,
    earliest: new Float64Array(places),
    latest: new Float64Array(places).fill(1000),
    serviceMinutes: new Float64Array(places),
    jobs: Array.from({ length: 8 }, (_, n) => ({ ...free, dropOff: n + 1 })),
    vehicles: Array.from({ length: 2 }, () => ({
      ...{ start: 0, end: 0, capacity: 4, cashRoom: 0, startsAt: 0, endsBy: 1000 },
      ...{ mostJobs: 4, pace: 1, kind: 0 },
    })),
  }
}

describe('exchanging tails', () => {
  test('lets two routes that lie crossed go their ways', () => {
    const { plan, find, exchange } = begin(twoRows(), 1)
    plan.adopt(
      [
        [1, 2, 7, 8],
        [5, 6, 3, 4],
      ],
      twoRows(),
      find,
    )
    const crossed = plan.cost
    for (let n = 0; n < 200 && plan.cost >= crossed; n++) exchange(plan)
    expect(plan.result().routes).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ])
  })

  test('keeps a plan that can be driven, whole pairs, and what it costs, whatever the jobs and vehicles', () => {
    let moved = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
        const problem = makeProblem(seed, 1 + (seed % 25), 2 + (seed % 4))
        const { plan, fill, exchange } = begin(problem, seed)
        fill(plan, plan.unservedJobs(), true)
        const [before, left] = [plan.result(), plan.unserved]
        for (let n = 0; n < 40; n++) exchange(plan)
        const { cost, ...after } = plan.result()
        expect(faultsOf(problem, { ...after, cost: plan.cost })).toEqual([])
        expect(plan.unserved).toBe(left)
        for (const [vehicle, route] of after.routes.entries()) {
          expect(plan.jobsOf(vehicle).length > 0).toBe(route.length > 0)
        }
        expect(cost).toBeCloseTo(plan.cost)
        if (JSON.stringify(before.routes) !== JSON.stringify(after.routes)) moved++
      }),
      { numRuns: 200 },
    )
    expect(moved).toBeGreaterThan(0)
  })
})
