import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LatLng, lengthOf, metresBetween } from '../../sandbox/client/map/find-route.ts'
import { MinHeap } from '../../sandbox/client/map/min-heap.ts'
import { buildTown, type TownMap } from './build.ts'
import { openRoutes } from './route.ts'

const HARBOUR: LatLng = [-34.9065, -56.2117]
const BEACH: LatLng = [-34.9132, -56.1483]

let folder: string
let map: TownMap

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'town-'))
  expect(buildTown(folder)).toEqual({ wasBuilt: true })
  map = JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8'))
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the demo town', () => {
  it('is not built twice, and has the same bytes when it is', () => {
    expect(buildTown(folder)).toEqual({ wasBuilt: false })
    const again = mkdtempSync(join(tmpdir(), 'town-again-'))
    buildTown(again)
    for (const file of ['town.json', 'graph.json', 'addresses.json', 'map.json', 'town.pmtiles']) {
      expect(readFileSync(join(again, file)).equals(readFileSync(join(folder, file)))).toBe(true)
    }
    rmSync(again, { recursive: true })
  })

  it('carries no names of mappers, and carries the attribution', () => {
    const text = readFileSync(join(folder, 'map.json'), 'utf8')
    expect(text).not.toMatch(/"@|changeset|@uid/)
    expect(map.attribution).toBe('© OpenStreetMap contributors')
    expect(text.length).toBeLessThan(3_000_000)
  })

  it('has water south of the town and none in its middle', () => {
    const isSea = ([lat, lng]: LatLng) => map.sea.filter(ring => isInside([lat, lng], ring)).length % 2 === 1
    expect(isSea([-34.934, -56.19])).toBe(true)
    expect(isSea([-34.9, -56.218])).toBe(true)
    expect(isSea([-34.9, -56.16])).toBe(false)
    expect(isSea([-34.906, -56.2])).toBe(false)
  })

  it('has addresses with street, number and a place inside the area', () => {
    const addresses: { street: string; number: string; lat: number; lng: number }[] = JSON.parse(
      readFileSync(join(folder, 'addresses.json'), 'utf8'),
    )
    expect(addresses.length).toBeGreaterThan(4000)
    const [south, west, north, east] = map.bbox
    for (const { street, number, lat, lng } of addresses) {
      expect(street.length * number.length).toBeGreaterThan(0)
      expect(lat >= south && lat <= north && lng >= west && lng <= east).toBe(true)
    }
  })
})

describe('a route', () => {
  it('leads along real streets from near the start to near the end', () => {
    const route = openRoutes(folder)(HARBOUR, BEACH)
    expect(route).toBeDefined()
    if (!route) return
    expect(metresBetween(route.path[0] as LatLng, HARBOUR)).toBeLessThan(80)
    expect(metresBetween(route.path.at(-1) as LatLng, BEACH)).toBeLessThan(80)
    const straight = metresBetween(HARBOUR, BEACH)
    expect(route.metres).toBeGreaterThan(straight)
    expect(route.metres).toBeLessThan(straight * 1.6)
    expect(Math.abs(lengthOf(route.path) - route.metres)).toBeLessThan(route.metres * 0.02)
  })

  it('is as short as the one a plain relaxation over all edges finds', () => {
    const find = openRoutes(folder)
    const { nodes, from, to, metres, oneWay } = map.graph
    const at = (n: number): LatLng => [nodes[n * 2] ?? 0, nodes[n * 2 + 1] ?? 0]
    const start = 17
    const far = new Float64Array(nodes.length / 2).fill(Number.POSITIVE_INFINITY)
    far[start] = 0
    for (let hasChanged = true; hasChanged; ) {
      hasChanged = false
      for (let e = 0; e < from.length; e++) {
        const [a = 0, b = 0, m = 0] = [from[e], to[e], metres[e]]
        if ((far[a] ?? 0) + m < (far[b] ?? 0)) {
          far[b] = (far[a] ?? 0) + m
          hasChanged = true
        }
        if (oneWay[e] === 0 && (far[b] ?? 0) + m < (far[a] ?? 0)) {
          far[a] = (far[b] ?? 0) + m
          hasChanged = true
        }
      }
    }
    for (const goal of [0, 999, 2500, 4000, 6000]) {
      expect(Math.abs((find(at(start), at(goal))?.metres ?? -1) - (far[goal] ?? 0))).toBeLessThan(25)
    }
  })

  it('reaches every sampled corner from every other', () => {
    const find = openRoutes(folder)
    const { nodes } = map.graph
    for (let n = 0; n < 60; n++) {
      const a = (n * 7919) % (nodes.length / 2)
      const b = (n * 104_729 + 31) % (nodes.length / 2)
      const start: LatLng = [nodes[a * 2] ?? 0, nodes[a * 2 + 1] ?? 0]
      const end: LatLng = [nodes[b * 2] ?? 0, nodes[b * 2 + 1] ?? 0]
      expect(find(start, end), `${a} to ${b}`).toBeDefined()
    }
  })

  it('stays where it is when start and end are one point', () => {
    expect(openRoutes(folder)(HARBOUR, HARBOUR)?.metres).toBe(0)
  })
})

describe('the heap', () => {
  it('hands items out by weight', () => {
    const heap = new MinHeap()
    const weights = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503)
    for (const [item, weight] of weights.entries()) heap.push(item, weight)
    const out: number[] = []
    for (let item = heap.pop(); item !== undefined; item = heap.pop()) out.push(weights[item] ?? -1)
    expect(out).toEqual([...weights].sort((a, b) => a - b))
  })
})

function isInside([lat, lng]: LatLng, ring: readonly LatLng[]): boolean {
  let isIn = false
  ring.forEach((p, i) => {
    const q = ring[(i + ring.length - 1) % ring.length] as LatLng
    if (p[0] > lat !== q[0] > lat && lng < ((q[1] - p[1]) * (lat - p[0])) / (q[0] - p[0]) + p[1]) isIn = !isIn
  })
  return isIn
}
