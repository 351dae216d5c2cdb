import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metresBetween } from '../../domain/shared/place.ts'
import { scratchFolder } from '../../testing/scratch-folder.ts'
import { greatCircle } from './great-circle.ts'
import { streetsFrom, waysFrom } from './shortest-ways.ts'
import { streetGraph } from './street-graph.ts'

/** Crossings on a grid of 100 metres (a thousandth of a degree, near enough), at the equator. */
const at = (north: number, east: number) => ({ latitude: north / 1000, longitude: east / 1000 })
const flat = (...points: readonly ReturnType<typeof at>[]) =>
  points.flatMap(({ latitude, longitude }) => [latitude, longitude])

/**
 * A block: 0 west, 1 north over a bend, 2 east; a one-way street leads straight from 0 to 2, the way back is the long one.
 */
const block = {
  nodes: flat(at(0, 0), at(3, 5), at(0, 10)),
  from: [0, 0, 1],
  to: [2, 1, 2],
  metres: [1100, 900, 900],
  oneWay: [1, 0, 0],
  bends: [[], flat(at(3, 0)), flat(at(3, 10))],
}
const open = async (graph: object, factor = 1) => {
  const file = join(await scratchFolder(), 'graph.json')
  await writeFile(file, JSON.stringify(graph))
  return streetGraph(file, greatCircle(factor), factor)
}

describe('ways along streets', () => {
  test('are as long as the streets are, and one-way streets are driven one way only', async () => {
    const travel = await open(block)
    const places = [at(0, 0), at(0, 10)]
    const driven = await travel.table(places, 'scooter')
    expect([...driven.metres]).toEqual([0, 1100, 1800, 0])
    expect(driven.seconds[1]).toBe(180)
    const walked = await travel.table(places, 'foot')
    expect([...walked.metres]).toEqual([0, 1100, 1100, 0])
    expect(walked.seconds[1]).toBe(880)
  })

  test('lead over the bends in their order, there and back, from door to door', async () => {
    const travel = await open(block)
    expect(await travel.path([at(0, 10), at(0, 0)], 'car')).toEqual([
      at(0, 10),
      at(3, 10),
      at(3, 0),
      at(0, 0),
    ])
    const walked = await travel.path([at(0, 10), at(0, 0)], 'foot')
    expect(walked).toEqual([at(0, 10), at(0, 0)])
    const [first, , , last] = (await travel.path([at(0.5, 10), at(0, 0)], 'car')) ?? []
    expect([first, last]).toEqual([at(0.5, 10), at(3, 0)])
  })

  test('begin and end at doors beside the street, and the crow’s way serves who lives outside the town', async () => {
    const travel = await open(block, 1.5)
    const [door, away] = [at(0.5, 0), at(80, 0)]
    const { metres } = await travel.table([door, at(0, 10), away], 'scooter')
    expect(metres[1]).toBeCloseTo(1100 + 1.5 * metresBetween(door, at(0, 0)), 3)
    expect(metres[2]).toBeCloseTo(1.5 * metresBetween(door, away), 3)
    expect(await travel.path([door, away], 'car')).toEqual([door, away])
    expect(await travel.path([door], 'car')).toEqual([door])
  })

  test('of a file that is no graph are refused at the start', async () => {
    await expect(open({ ...block, to: [2] })).rejects.toThrow('no graph of streets')
    await expect(open({ ...block, to: [2, 1, 9] })).rejects.toThrow('no graph of streets')
    await expect(open({ nodes: 'x' })).rejects.toThrow('no graph of streets')
    await expect(streetGraph('/nowhere/graph.json', greatCircle())).rejects.toThrow('ENOENT')
  })

  test('are the shortest there are', () => {
    const edge = fc.record({
      from: fc.nat({ max: 11 }),
      to: fc.nat({ max: 11 }),
      metres: fc.integer({ min: 1, max: 99 }),
      oneWay: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40 }), edges => {
        const streets = streetsFrom(
          12,
          {
            from: edges.map(one => one.from),
            to: edges.map(one => one.to),
            metres: edges.map(one => one.metres),
            oneWay: edges.map(one => one.oneWay),
          },
          false,
        )
        // Floyd and Warshall know nothing of heaps.
        const way = Array.from({ length: 12 }, (_, a) =>
          Array.from({ length: 12 }, (_, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)),
        )
        const shorten = (a: number, b: number, metres: number) => {
          const row = way[a]
          if (row && metres < (row[b] ?? 0)) row[b] = metres
        }
        for (const { from, to, metres, oneWay } of edges) {
          shorten(from, to, metres)
          if (oneWay === 0) shorten(to, from, metres)
        }
        for (let over = 0; over < 12; over++)
          for (let a = 0; a < 12; a++)
            for (let b = 0; b < 12; b++) shorten(a, b, (way[a]?.[over] ?? 0) + (way[over]?.[b] ?? 0))
        for (let start = 0; start < 12; start++)
          expect([...waysFrom(streets, start).metres]).toEqual(way[start])
      }),
      { numRuns: 100 },
    )
  })
})
