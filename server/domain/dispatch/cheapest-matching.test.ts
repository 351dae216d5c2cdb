import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cheapestMatching } from './cheapest-matching.ts'

type Score = { pairs: number; cost: number }
const better = (a: Score, b: Score) =>
  a.pairs !== b.pairs ? (a.pairs > b.pairs ? a : b) : a.cost <= b.cost ? a : b

/** Tries every way, row by row. */
const bestOfAll = (costs: readonly (readonly number[])[], row = 0, taken = new Set<number>()): Score => {
  const own = costs[row]
  if (!own) return { pairs: 0, cost: 0 }
  let best = bestOfAll(costs, row + 1, taken)
  for (const [column, cost] of own.entries()) {
    if (cost === Number.POSITIVE_INFINITY || taken.has(column)) continue
    const rest = bestOfAll(costs, row + 1, new Set([...taken, column]))
    best = better(best, { pairs: rest.pairs + 1, cost: rest.cost + cost })
  }
  return best
}

const cost = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20, max: 50 }) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
)
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('the cheapest matching', () => {
  test('is as good as the best of all ways', () => {
    fc.assert(
      fc.property(table, costs => {
        const matched = cheapestMatching(costs)
        const pairs = matched.flatMap((column, row) => (column === null ? [] : [[row, column] as const]))
        expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length)
        const sum = pairs.reduce((total, [row, column]) => total + (costs[row]?.[column] ?? Number.NaN), 0)
        expect({ pairs: pairs.length, cost: sum }).toEqual(bestOfAll(costs))
      }),
      { numRuns: 300 },
    )
  })

  test('gives up a cheap pair where that lets one more be made', () => {
    expect(
      cheapestMatching([
        [1, 100],
        [2, Number.POSITIVE_INFINITY],
      ]),
    ).toEqual([1, 0])
  })

  test('leaves alone who may not be paired, and everybody where there is nobody', () => {
    expect(cheapestMatching([[Number.POSITIVE_INFINITY], [3], [2]])).toEqual([null, null, 0])
    expect(cheapestMatching([])).toEqual([])
    expect(cheapestMatching([[], []])).toEqual([null, null])
  })

  test('refuses what is no cost', () => {
    expect(() => cheapestMatching([[1, Number.NaN]])).toThrow(RangeError)
    expect(() => cheapestMatching([[1, 2], [1]])).toThrow(RangeError)
  })
})
