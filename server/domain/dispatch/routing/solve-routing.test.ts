import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fewestVehicles } from './fewest-vehicles.ts'
import { insertionFinder } from './insertion.ts'
import { at, indexAt, type RoutingPlan, type RoutingProblem } from './problem.ts'
import { type RoutingEffort, solveRouting } from './solve-routing.ts'
import { faultsOf } from './testing/faults-of.ts'
import { makeProblem, seeded } from './testing/some-problem.ts'
import { makeTightProblem } from './testing/tight-problem.ts'
import { plans, Tours } from './tours.ts'

/** Time that passes by being asked for: the same on every machine. */
const looks = (count: number) => {
  let asked = 0
  return () => asked++ / count
}

const effort = (change: Partial<RoutingEffort> = {}): RoutingEffort => ({
  progress: looks(12),
  random: seeded(1),
  isFleetFirst: false,
  ...change,
})

/** How many of what only one vehicle may have are left over: what comes before everything else. */
const owed = (problem: RoutingProblem, plan: RoutingPlan): number =>
  plan.unserved.filter(job => problem.jobs[job]?.onlyVehicle !== null).length

const anyProblem = fc
  .tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 5 }))
  .map(([seed, jobs, vehicles]) => makeProblem(seed, jobs, vehicles))

describe('a plan of routes', () => {
  test('can be driven, does every job once or says that it is left, and costs what it says', () => {
    fc.assert(
      fc.property(anyProblem, fc.boolean(), (problem, isFleetFirst) => {
        expect(faultsOf(problem, solveRouting(problem, effort({ isFleetFirst })))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('is the same for the same chance', () => {
    const problem = makeProblem(7, 40, 4)
    const plan = () => solveRouting(problem, effort({ random: seeded(3), isFleetFirst: true }))
    expect(plan()).toEqual(plan())
  })

  test('is never worse than the one it began with', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 1e6 }), (problem, seed) => {
        const known = solveRouting(problem, effort({ progress: looks(5) }))
        for (const progress of [() => 1, looks(3)]) {
          const next = solveRouting(problem, effort({ progress, random: seeded(seed), known: known.routes }))
          expect(faultsOf(problem, next)).toEqual([])
          expect(owed(problem, next)).toBeLessThanOrEqual(owed(problem, known))
          if (owed(problem, next) < owed(problem, known)) continue
          expect(next.unserved.length).toBeLessThanOrEqual(known.unserved.length)
          if (next.unserved.length === known.unserved.length) {
            expect(next.cost).toBeLessThanOrEqual(known.cost + 1e-6)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('takes of known routes only what still holds', () => {
    const anyRoutes = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }), { maxLength: 7 })
    fc.assert(
      fc.property(anyProblem, anyRoutes, (problem, known) => {
        expect(faultsOf(problem, solveRouting(problem, effort({ progress: () => 1, known })))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('does not take over a known route in which waiting makes the last stop late', () => {
    const free = { pickup: null, load: 0, cash: 0, onlyVehicle: null, barred: null }
    const minutes = Float64Array.from({ length: 16 }, (_, n) => 10 * Math.abs((n % 4) - Math.floor(n / 4)))
    const problem: RoutingProblem = {
      places: 4,
      ...{ cost: minutes, minutes, serviceMinutes: new Float64Array(4) },
      // The second door opens only when it is too late for the third, however early one leaves.
      earliest: Float64Array.of(0, 0, 95, 0),
      latest: Float64Array.of(500, 500, 500, 98),
      jobs: [1, 2, 3].map(dropOff => ({ ...free, dropOff })),
      vehicles: [
        {
          start: 0,
          end: null,
          capacity: 0,
          cashRoom: 0,
          startsAt: 0,
          endsBy: 500,
          mostJobs: 9,
          pace: 1,
          kind: 0,
        },
      ],
    }
    const plan = solveRouting(problem, effort({ progress: () => 1, known: [[1, 2, 3]] }))
    expect(faultsOf(problem, plan)).toEqual([])
    expect(plan.unserved).toEqual([])
  })

  test('gets better with time', () => {
    const problem = makeProblem(11, 60, 8)
    const first = solveRouting(problem, effort({ progress: () => 1 }))
    const later = solveRouting(problem, effort({ progress: looks(60) }))
    expect(later.unserved.length).toBeLessThanOrEqual(first.unserved.length)
    if (later.unserved.length === first.unserved.length) expect(later.cost).toBeLessThan(first.cost)
  })

  test('ends as soon as the time is over', () => {
    let [asked, last] = [0, 0]
    const progress = () => {
      last = Math.min(1, asked++ / 20)
      return last
    }
    solveRouting(makeProblem(5, 30, 4), effort({ progress, isFleetFirst: true }))
    expect(last).toBe(1)
    expect(asked).toBeLessThanOrEqual(22)
  })
})

describe('what only one vehicle may have', () => {
  /** One vehicle between two doors, of which only one can be reached in time; the far one is its own. */
  const torn: RoutingProblem = {
    places: 3,
    cost: Float64Array.of(0, 30, 1, 30, 0, 31, 1, 31, 0),
    minutes: Float64Array.of(0, 30, 1, 30, 0, 31, 1, 31, 0),
    earliest: new Float64Array(3),
    latest: Float64Array.of(0, 30, 1),
    serviceMinutes: new Float64Array(3),
    jobs: [1, 2].map(dropOff => ({
      pickup: null,
      dropOff,
      load: 0,
      cash: 0,
      onlyVehicle: dropOff === 1 ? 0 : null,
      barred: null,
    })),
    vehicles: [
      {
        start: 0,
        end: null,
        capacity: 9,
        mostJobs: 9,
        cashRoom: 0,
        startsAt: 0,
        endsBy: 99,
        pace: 1,
        kind: 0,
      },
    ],
  }

  test('is not left for something nearer, neither at first nor after a search', () => {
    for (let seed = 1; seed <= 20; seed++) {
      for (const progress of [() => 1, looks(20)]) {
        const plan = solveRouting(torn, effort({ progress, random: seeded(seed * 104_729) }))
        expect(plan).toEqual({ routes: [[1]], unserved: [1], cost: 30 })
      }
    }
  })

  test('takes the place of something nearer that was planned before', () => {
    const plan = solveRouting(torn, effort({ progress: looks(40), known: [[2]] }))
    expect(plan.unserved).toEqual([1])
  })
})

describe('few vehicles', () => {
  test('are found where the first plan needs more, and never fewer than can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
        const wide = makeProblem(seed, 14, 8)
        const [vehicle] = wide.vehicles
        if (!vehicle) return
        const jobs = wide.jobs.map(job => ({ ...job, onlyVehicle: null, barred: null }))
        const problem = { ...wide, jobs, vehicles: wide.vehicles.map(() => ({ ...vehicle, kind: 0 })) }
        const used = (plan: RoutingPlan) => plan.routes.filter(route => route.length > 0).length
        const quick = solveRouting(problem, effort({ progress: () => 1 }))
        const plan = solveRouting(problem, effort({ progress: looks(60), isFleetFirst: true }))
        expect(faultsOf(problem, plan)).toEqual([])
        if (quick.unserved.length > 0) return
        expect(used(plan)).toBeLessThanOrEqual(used(quick))
        expect(used(plan)).toBeGreaterThanOrEqual(fewestVehicles(problem))
      }),
      { numRuns: 10 },
    )
  })

  test('never leave something over while others stand idle', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = makeTightProblem(seed, 8)
      const plan = solveRouting(
        problem,
        effort({ progress: looks(60), random: seeded(seed), isFleetFirst: true }),
      )
      expect(faultsOf(problem, plan)).toEqual([])
      expect([seed, plan.unserved]).toEqual([seed, []])
    }
  })
})

describe('what is kept of a route while it changes', () => {
  test('is what comes out when it is worked out anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
        const problem = makeProblem(seed, 20, 1)
        const tours = new Tours(problem)
        const find = insertionFinder(problem, tours)
        const found = { cost: 0, first: 0, second: 0 }
        for (const job of problem.jobs.keys()) {
          find(0, 0, job, found, Number.POSITIVE_INFINITY)
          if (found.cost < Number.POSITIVE_INFINITY)
            tours.insert(0, 0, job, found.first, found.second, found.cost)
        }
        const count = indexAt(tours.count, 0)
        const fresh = plans.scratch
        tours.assign(fresh, 0, [...tours.stops.slice(0, count)])
        const row = (values: Float64Array, which: number, length: number) =>
          [...values.slice(which * tours.width, which * tours.width + length)].map(value => value.toFixed(6))
        expect(tours.isHeld(0, 0)).toBe(true)
        expect(at(tours.cost, 0)).toBeCloseTo(at(tours.cost, fresh), 6)
        expect(at(tours.cash, 0)).toBe(at(tours.cash, fresh))
        expect(indexAt(tours.jobs, 0)).toBe(indexAt(tours.jobs, fresh))
        expect(row(tours.begins, 0, count)).toEqual(row(tours.begins, fresh, count))
        for (const kept of [tours.latest, tours.load, tours.peak]) {
          expect(row(kept, 0, count + 1)).toEqual(row(kept, fresh, count + 1))
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a problem that says little', () => {
  test('without jobs or vehicles has its answer at once', () => {
    const problem = makeProblem(1, 6, 2)
    expect(solveRouting({ ...problem, jobs: [] }, effort())).toEqual({
      routes: [[], []],
      unserved: [],
      cost: 0,
    })
    const jobs = problem.jobs.map(job => ({ ...job, onlyVehicle: null, barred: null }))
    const nobody = solveRouting({ ...problem, jobs, vehicles: [] }, effort())
    expect(nobody).toEqual({ routes: [], unserved: [0, 1, 2, 3, 4, 5], cost: 0 })
  })

  test('leaves what cannot be reached', () => {
    const problem = makeProblem(2, 8, 3)
    const island = problem.jobs[0]?.dropOff ?? 0
    for (let place = 0; place < problem.places; place++) {
      for (const leg of [place * problem.places + island, island * problem.places + place]) {
        problem.cost[leg] = Number.POSITIVE_INFINITY
        problem.minutes[leg] = Number.POSITIVE_INFINITY
      }
    }
    const plan = solveRouting(problem, effort())
    expect(plan.unserved).toContain(0)
    expect(faultsOf(problem, plan)).toEqual([])
  })

  test('is refused where it says nothing clear', () => {
    const problem = makeProblem(3, 4, 2)
    const broken: RoutingProblem[] = [
      { ...problem, cost: problem.cost.map((value, index) => (index === 5 ? Number.NaN : value)) },
      { ...problem, minutes: new Float64Array(3) },
      { ...problem, jobs: [...problem.jobs, ...problem.jobs] },
      { ...problem, jobs: problem.jobs.map(job => ({ ...job, dropOff: 1e6 })) },
      { ...problem, jobs: problem.jobs.map(job => ({ ...job, load: -1 })) },
      { ...problem, jobs: problem.jobs.map(job => ({ ...job, onlyVehicle: 9 })) },
      { ...problem, vehicles: problem.vehicles.map(vehicle => ({ ...vehicle, start: -1 })) },
      { ...problem, vehicles: problem.vehicles.map(vehicle => ({ ...vehicle, capacity: Number.NaN })) },
      { ...problem, vehicles: problem.vehicles.map(vehicle => ({ ...vehicle, kind: 7 })) },
      { ...problem, vehicles: problem.vehicles.map(vehicle => ({ ...vehicle, pace: 0 })) },
      { ...problem, jobs: problem.jobs.map(job => ({ ...job, barred: new Uint8Array(1) })) },
    ]
    for (const one of broken) expect(() => solveRouting(one, effort())).toThrow(RangeError)
  })
})
