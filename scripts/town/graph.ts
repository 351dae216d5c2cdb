import { toLatLng } from './geometry.ts'
import type { GridPoint } from './qa-tiles.ts'
import { lengthOf, type Road } from './roads.ts'

/**
 * The roads a car may use, as parallel arrays.
 * `nodes` is flat: lat, lng, lat, lng… in degrees. Edge `e` leads from node `from[e]` to node `to[e]`
 * over `metres[e]`; where `oneWay[e]` is 1 it may not be driven back. `bends[e]` holds the flat
 * lat, lng pairs between both ends. Every node can be reached from every other node.
 */
export type RoadGraph = {
  nodes: number[]
  from: number[]
  to: number[]
  metres: number[]
  oneWay: (0 | 1)[]
  bends: number[][]
}

type Stretch = { from: number; to: number; oneWay: 0 | 1; line: GridPoint[] }

/** Coordinates are grouped by 16 units (some ten centimetres): the two sides of a tile edge differ by rounding. */
const SNAP_UNITS = 16

/** Builds the graph: nodes are crossings and dead ends, edges are what lies between two of them. */
export function buildGraph(roads: readonly Road[]): RoadGraph {
  const drivable = roads.filter(road => road.isDrivable)
  const keyOf = (p: GridPoint) => `${Math.round(p[0] / SNAP_UNITS)},${Math.round(p[1] / SNAP_UNITS)}`
  const visits = new Map<string, number>()
  for (const { line } of drivable) {
    line.forEach((point, i) => {
      const isEnd = i === 0 || i === line.length - 1
      visits.set(keyOf(point), (visits.get(keyOf(point)) ?? 0) + (isEnd ? 2 : 1))
    })
  }
  const ids = new Map<string, number>()
  const points: GridPoint[] = []
  const idOf = (p: GridPoint): number => {
    const known = ids.get(keyOf(p))
    if (known !== undefined) return known
    ids.set(keyOf(p), points.length)
    points.push(p)
    return points.length - 1
  }
  const stretches: Stretch[] = []
  for (const road of drivable) {
    const line = road.direction === -1 ? [...road.line].reverse() : road.line
    let start = 0
    for (let i = 1; i < line.length; i++) {
      const point = line[i] as GridPoint
      if ((visits.get(keyOf(point)) ?? 0) < 2) continue
      const part = line.slice(start, i + 1)
      start = i
      const from = idOf(part[0] as GridPoint)
      const to = idOf(point)
      if (from !== to) stretches.push({ from, to, oneWay: road.direction === 0 ? 0 : 1, line: part })
    }
  }
  return compact(points, stretches, largestMutuallyReachable(points.length, stretches))
}

function compact(points: readonly GridPoint[], stretches: readonly Stretch[], kept: Uint8Array): RoadGraph {
  const graph: RoadGraph = { nodes: [], from: [], to: [], metres: [], oneWay: [], bends: [] }
  const renumbered = new Int32Array(points.length).fill(-1)
  points.forEach((point, id) => {
    if (kept[id] !== 1) return
    renumbered[id] = graph.nodes.length / 2
    graph.nodes.push(...toLatLng(point))
  })
  for (const { from, to, oneWay, line } of stretches) {
    const start = renumbered[from] ?? -1
    const end = renumbered[to] ?? -1
    if (start < 0 || end < 0) continue
    const path = line.map(toLatLng)
    graph.from.push(start)
    graph.to.push(end)
    graph.metres.push(Math.max(1, Math.round(lengthOf(path))))
    graph.oneWay.push(oneWay)
    graph.bends.push(path.slice(1, -1).flat())
  }
  return graph
}

/** Marks the largest set of nodes in which each reaches each (Kosaraju with explicit stacks). */
function largestMutuallyReachable(count: number, stretches: readonly Stretch[]): Uint8Array {
  const out: number[][] = Array.from({ length: count }, () => [])
  const back: number[][] = Array.from({ length: count }, () => [])
  for (const { from, to, oneWay } of stretches) {
    out[from]?.push(to)
    back[to]?.push(from)
    if (oneWay === 1) continue
    out[to]?.push(from)
    back[from]?.push(to)
  }
  const order = finishOrder(out)
  const group = new Int32Array(count).fill(-1)
  let largest: number[] = []
  for (const root of order.reverse()) {
    if (group[root] !== -1) continue
    const members = [root]
    group[root] = root
    for (let n = 0; n < members.length; n++) {
      for (const neighbour of back[members[n] as number] ?? []) {
        if (group[neighbour] !== -1) continue
        group[neighbour] = root
        members.push(neighbour)
      }
    }
    if (members.length > largest.length) largest = members
  }
  const kept = new Uint8Array(count)
  for (const id of largest) kept[id] = 1
  return kept
}

function finishOrder(out: readonly number[][]): number[] {
  const seen = new Uint8Array(out.length)
  const order: number[] = []
  for (let root = 0; root < out.length; root++) {
    if (seen[root] === 1) continue
    seen[root] = 1
    const stack: [node: number, nextChild: number][] = [[root, 0]]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = out[top[0]]?.[top[1]++]
      if (child === undefined) {
        order.push(top[0])
        stack.pop()
      } else if (seen[child] !== 1) {
        seen[child] = 1
        stack.push([child, 0])
      }
    }
  }
  return order
}
