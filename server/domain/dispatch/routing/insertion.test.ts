import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Insertion, insertionFinder, rememberInsertions } from './insertion.ts'
import type { RoutingProblem } from './problem.ts'
import { Tours } from './tours.ts'

/** Pairs on a plane of 40 × 40 minutes, the last one not in the route; the vehicle stands in a corner. */
const planeOf = (spots: readonly (readonly [number, number])[]): RoutingProblem => {
  const all = [[0, 0] as const, ...spots]
  const cost = Float64Array.from(all.flatMap(([x, y]) => all.map(([u, v]) => Math.hypot(x - u, y - v))))
  return {
    places: all.length,
    cost,
    minutes: cost,
    earliest: new Float64Array(all.length),
    latest: Float64Array.from(all, ([x, y]) => 60 + 4 * (x + y)),
    serviceMinutes: new Float64Array(all.length).fill(1),
    jobs: spots.flatMap((_, n) =>
      n % 2 === 0
        ? [{ pickup: n + 1, dropOff: n + 2, load: 1, cash: 0, onlyVehicle: null, barred: null }]
        : [],
    ),
    vehicles: [
      {
        ...{ start: 0, end: null, capacity: 3, mostJobs: 99, cashRoom: 0 },
        ...{ startsAt: 0, endsBy: 400, pace: 1, kind: 0 },
      },
    ],
  }
}

const anySpot = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
const anySpots = fc.integer({ min: 1, max: 6 }).chain(jobs => {
  const length = 2 * jobs
  return fc.array(anySpot, { minLength: length, maxLength: length })
})

test('a place below the bound is found exactly, whatever was asked and remembered before', () => {
  fc.assert(
    fc.property(anySpots, fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 8 }), (spots, bounds) => {
      const problem = planeOf(spots)
      const tours = new Tours(problem)
      const find = insertionFinder(problem, tours)
      const remembering = rememberInsertions(tours, problem.jobs.length, find)
      const exact: Insertion = { cost: 0, first: 0, second: 0 }
      const found: Insertion = { ...exact }
      for (const job of problem.jobs.keys()) {
        find(0, 0, job, exact, Number.POSITIVE_INFINITY)
        for (const bound of [...bounds, Number.POSITIVE_INFINITY]) {
          for (const ask of [find, remembering]) {
            ask(0, 0, job, found, bound)
            if (exact.cost < bound) expect(found).toEqual(exact)
            else expect(found.cost).toBeGreaterThanOrEqual(bound)
          }
        }
        if (exact.cost < Number.POSITIVE_INFINITY)
          tours.insert(0, 0, job, exact.first, exact.second, exact.cost)
      }
    }),
    { numRuns: 200 },
  )
})
