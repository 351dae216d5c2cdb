import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestOrder, type Errands, mostStops } from './best-order.ts'

const errands = (pairs: number, single: number, numbers: readonly number[]): Errands => {
  let used = 0
  const next = () => numbers[used++ % numbers.length] ?? 0
  const count = 2 * pairs + single
  const stops = Array.from({ length: count }, (_, n) => ({
    after: n < 2 * pairs && n % 2 === 1 ? n - 1 : null,
    earliest: next() % 3 === 0 ? next() : 0,
    latest: next() % 2 === 0 ? next() * 2 : Number.POSITIVE_INFINITY,
    serviceSeconds: next() % 10,
  }))
  return { stops, seconds: Float64Array.from({ length: (count + 1) ** 2 }, () => next()) }
}

const scoreOf = ({ stops, seconds }: Errands, order: readonly number[]): [late: number, end: number] => {
  let [place, time, late] = [0, 0, 0]
  for (const index of order) {
    const stop = stops[index]
    if (!stop) continue
    time = Math.max(time + (seconds[place * (stops.length + 1) + index + 1] ?? 0), stop.earliest)
    if (time > stop.latest) late += time - stop.latest
    time += stop.serviceSeconds
    place = index + 1
  }
  return [late, time]
}

const allOrders = (rest: readonly number[]): number[][] =>
  rest.length === 0
    ? [[]]
    : rest.flatMap(one => allOrders(rest.filter(other => other !== one)).map(order => [one, ...order]))

describe('the best order of stops', () => {
  test('is as good as the best of all orders that are allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 60, maxLength: 60 }),
        (pairs, single, numbers) => {
          const given = errands(pairs, single, numbers)
          const [late, end] = allOrders([...given.stops.keys()])
            .filter(order =>
              given.stops.every(({ after }, n) => after === null || order.indexOf(after) < order.indexOf(n)),
            )
            .map(order => scoreOf(given, order))
            .sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] ?? [0, 0]
          const [foundLate, foundEnd] = scoreOf(given, bestOrder(given))
          expect(foundLate).toBeCloseTo(late, 6)
          expect(foundEnd).toBeCloseTo(end, 6)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('is found quickly also for as many stops as are allowed', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const numbers = Array.from({ length: 400 }, (_, n) => ((n + 1) * 7919 * seed) % 601)
      const began = performance.now()
      expect(bestOrder(errands(mostStops / 2, 0, numbers))).toHaveLength(mostStops)
      expect(performance.now() - began).toBeLessThan(3000)
    }
  })

  test('refuses what cannot be ordered', () => {
    const stop = { earliest: 0, latest: 9, serviceSeconds: 0 }
    expect(() =>
      bestOrder({
        seconds: new Float64Array(9),
        stops: [
          { ...stop, after: 1 },
          { ...stop, after: 0 },
        ],
      }),
    ).toThrow(RangeError)
    const many = Array.from({ length: mostStops + 1 }, () => ({ ...stop, after: null }))
    expect(() => bestOrder({ seconds: new Float64Array(196), stops: many })).toThrow(RangeError)
    expect(bestOrder({ seconds: new Float64Array(1), stops: [] })).toEqual([])
  })
})
