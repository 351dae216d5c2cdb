import { expect, test } from 'vitest'
import { fewestVehicles } from './fewest-vehicles.ts'
import type { RoutingProblem } from './problem.ts'

/** Places on one street, a minute apart; each has to be reached by the minute named. */
const street = (latest: readonly number[], load: number, capacity: number): RoutingProblem => {
  const places = latest.length + 1
  const cost = Float64Array.from({ length: places * places }, (_, n) =>
    Math.abs(Math.floor(n / places) - (n % places)),
  )
  return {
    places,
    cost,
    minutes: cost,
    earliest: new Float64Array(places),
    latest: Float64Array.from([100, ...latest]),
    serviceMinutes: new Float64Array(places).fill(1),
    jobs: latest.map((_, n) => ({
      pickup: null,
      dropOff: n + 1,
      load,
      cash: 0,
      onlyVehicle: null,
      barred: null,
    })),
    vehicles: latest.map(() => ({
      start: 0,
      end: 0,
      capacity,
      cashRoom: 0,
      startsAt: 0,
      endsBy: 100,
      mostJobs: Number.POSITIVE_INFINITY,
      pace: 1,
      kind: 0,
    })),
  }
}

test('one vehicle may do where all is in time and fits', () => {
  expect(fewestVehicles(street([50, 50, 50], 1, 3))).toBe(1)
})

test('load on board at the start asks for more', () => {
  expect(fewestVehicles(street([50, 50, 50], 2, 3))).toBe(2)
})

test('so do places of which no two can be reached in time by one', () => {
  expect(fewestVehicles(street([1, 2, 3], 1, 9))).toBe(3)
})
