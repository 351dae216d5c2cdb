import { MinHeap } from './min-heap.ts'

/** Latitude and longitude in degrees. */
export type LatLng = readonly [lat: number, lng: number]

/**
 * The roads of a map file. `nodes` is flat: lat, lng, lat, lng…; edge `e` leads from node `from[e]` to
 * `to[e]` over `metres[e]` and may not be driven back where `oneWay[e]` is 1; `bends[e]` holds the flat
 * lat, lng pairs between its ends.
 */
export type RoadGraph = {
  nodes: readonly number[]
  from: readonly number[]
  to: readonly number[]
  metres: readonly number[]
  oneWay: readonly (0 | 1)[]
  bends: readonly (readonly number[])[]
}

export type Route = { path: LatLng[]; metres: number }

/** A spot on an edge: its path is cut after `leg` at `at`, `metresIn` from the edge's start. */
type Spot = { edge: number; leg: number; at: LatLng; metresIn: number; metres: number }

/** Answers shortest ways along one road graph. Building the index takes a few milliseconds. */
export class RouteFinder {
  private readonly graph: RoadGraph
  /** For each node the slice of `arcs` that leaves it; an arc is an edge number, negative (~edge) when driven back. */
  private readonly firstArc: Int32Array
  private readonly arcs: Int32Array

  constructor(graph: RoadGraph) {
    this.graph = graph
    const count = graph.nodes.length / 2
    this.firstArc = new Int32Array(count + 1)
    const leaving: [node: number, arc: number][] = []
    graph.from.forEach((from, edge) => {
      leaving.push([from, edge])
      if (graph.oneWay[edge] === 0) leaving.push([graph.to[edge] ?? 0, ~edge])
    })
    for (const [node] of leaving) this.firstArc[node + 1] = (this.firstArc[node + 1] ?? 0) + 1
    for (let n = 0; n < count; n++)
      this.firstArc[n + 1] = (this.firstArc[n + 1] ?? 0) + (this.firstArc[n] ?? 0)
    this.arcs = new Int32Array(leaving.length)
    const filled = this.firstArc.slice()
    for (const [node, arc] of leaving) {
      const place = filled[node] ?? 0
      this.arcs[place] = arc
      filled[node] = place + 1
    }
  }

  /**
   * Shortest way by road from near `start` to near `end`, or undefined when the roads do not lead there.
   * Both ends are moved to the nearest point of a road.
   */
  find(start: LatLng, end: LatLng): Route | undefined {
    const source = this.nearestSpot(start)
    const target = this.nearestSpot(end)
    if (!source || !target) return undefined
    if (source.edge === target.edge) {
      const isForward = target.metresIn >= source.metresIn
      if (isForward || this.graph.oneWay[source.edge] === 0) return this.alongOneEdge(source, target)
    }
    return this.search(source, target)
  }

  private search(source: Spot, target: Spot): Route | undefined {
    const { graph } = this
    const best = new Float64Array(graph.nodes.length / 2).fill(Number.POSITIVE_INFINITY)
    const cameBy = new Int32Array(best.length)
    const cameFrom = new Int32Array(best.length).fill(-1)
    const heap = new MinHeap()
    const estimate = (node: number) => metresBetween(this.place(node), target.at)
    const reach = (node: number, metres: number, from: number, arc: number) => {
      if (metres >= (best[node] ?? 0)) return
      best[node] = metres
      cameFrom[node] = from
      cameBy[node] = arc
      heap.push(node, metres + estimate(node))
    }
    reach(graph.to[source.edge] ?? 0, source.metres - source.metresIn, -1, source.edge)
    if (graph.oneWay[source.edge] === 0)
      reach(graph.from[source.edge] ?? 0, source.metresIn, -1, ~source.edge)

    const entry = graph.from[target.edge] ?? 0
    const backEntry = graph.oneWay[target.edge] === 0 ? (graph.to[target.edge] ?? 0) : -1
    const metresBackwards = target.metres - target.metresIn
    let arrival = { metres: Number.POSITIVE_INFINITY, node: -1 }
    const done = new Uint8Array(best.length)
    for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
      if (done[node] === 1) continue
      done[node] = 1
      const metres = best[node] ?? 0
      if (metres + estimate(node) >= arrival.metres) break
      if (node === entry && metres + target.metresIn < arrival.metres) {
        arrival = { metres: metres + target.metresIn, node }
      }
      if (node === backEntry && metres + metresBackwards < arrival.metres) {
        arrival = { metres: metres + metresBackwards, node }
      }
      for (let a = this.firstArc[node] ?? 0; a < (this.firstArc[node + 1] ?? 0); a++) {
        const arc = this.arcs[a] ?? 0
        const edge = arc < 0 ? ~arc : arc
        reach(
          (arc < 0 ? graph.from[edge] : graph.to[edge]) ?? 0,
          metres + (graph.metres[edge] ?? 0),
          node,
          arc,
        )
      }
    }
    if (arrival.node < 0) return undefined
    return { metres: arrival.metres, path: this.unfold(source, target, arrival.node, cameFrom, cameBy) }
  }

  private unfold(
    source: Spot,
    target: Spot,
    last: number,
    cameFrom: Int32Array,
    cameBy: Int32Array,
  ): LatLng[] {
    const legs: LatLng[][] = []
    let node = last
    for (; (cameFrom[node] ?? -1) >= 0; node = cameFrom[node] ?? 0) legs.push(this.pathOf(cameBy[node] ?? 0))
    const isForwardStart = (cameBy[node] ?? 0) >= 0
    const startPath = this.pathOf(source.edge)
    const first = isForwardStart
      ? startPath.slice(source.leg + 1)
      : startPath.slice(0, source.leg + 1).reverse()
    const endPath = this.pathOf(target.edge)
    const isForwardEnd = last === this.graph.from[target.edge]
    const final = isForwardEnd ? endPath.slice(0, target.leg + 1) : endPath.slice(target.leg + 1).reverse()
    return withoutRepeats([source.at, ...first, ...legs.reverse().flat(), ...final, target.at])
  }

  private alongOneEdge(source: Spot, target: Spot): Route {
    const path = this.pathOf(source.edge)
    const isForward = target.metresIn >= source.metresIn
    const between = isForward
      ? path.slice(source.leg + 1, target.leg + 1)
      : path.slice(target.leg + 1, source.leg + 1).reverse()
    return {
      path: withoutRepeats([source.at, ...between, target.at]),
      metres: Math.abs(target.metresIn - source.metresIn),
    }
  }

  private place(node: number): LatLng {
    return [this.graph.nodes[node * 2] ?? 0, this.graph.nodes[node * 2 + 1] ?? 0]
  }

  private pathOf(arc: number): LatLng[] {
    const edge = arc < 0 ? ~arc : arc
    const path: LatLng[] = [this.place(this.graph.from[edge] ?? 0)]
    const bends = this.graph.bends[edge] ?? []
    for (let i = 0; i + 1 < bends.length; i += 2) path.push([bends[i] ?? 0, bends[i + 1] ?? 0])
    path.push(this.place(this.graph.to[edge] ?? 0))
    return arc < 0 ? path.reverse() : path
  }

  private nearestSpot(point: LatLng): Spot | undefined {
    const squeeze = Math.cos((point[0] * Math.PI) / 180)
    let nearest: { edge: number; leg: number; at: LatLng } | undefined
    let least = Number.POSITIVE_INFINITY
    const tryLeg = (edge: number, leg: number, a: LatLng, b: LatLng) => {
      const dy = b[0] - a[0]
      const dx = (b[1] - a[1]) * squeeze
      const squared = dx * dx + dy * dy
      const along = squared === 0 ? 0 : ((point[0] - a[0]) * dy + (point[1] - a[1]) * squeeze * dx) / squared
      const t = Math.min(1, Math.max(0, along))
      const at: LatLng = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
      const distance = (at[0] - point[0]) ** 2 + ((at[1] - point[1]) * squeeze) ** 2
      if (distance >= least) return
      least = distance
      nearest = { edge, leg, at }
    }
    for (let edge = 0; edge < this.graph.from.length; edge++) {
      const bends = this.graph.bends[edge] ?? []
      let from = this.place(this.graph.from[edge] ?? 0)
      let leg = 0
      for (let i = 0; i + 1 < bends.length; i += 2) {
        const to: LatLng = [bends[i] ?? 0, bends[i + 1] ?? 0]
        tryLeg(edge, leg++, from, to)
        from = to
      }
      tryLeg(edge, leg, from, this.place(this.graph.to[edge] ?? 0))
    }
    return nearest && { ...nearest, ...this.measure(nearest) }
  }

  /** Distances on the edge, scaled so that they agree with the edge's own length. */
  private measure({ edge, leg, at }: { edge: number; leg: number; at: LatLng }) {
    const path = this.pathOf(edge)
    const before = lengthOf([...path.slice(0, leg + 1), at])
    const metres = this.graph.metres[edge] ?? 0
    return { metres, metresIn: Math.min(metres, (before / (lengthOf(path) || 1)) * metres) }
  }
}

/** Great-circle distance in metres. */
export function metresBetween(a: LatLng, b: LatLng): number {
  const rad = Math.PI / 180
  const sineLat = Math.sin(((b[0] - a[0]) * rad) / 2)
  const sineLng = Math.sin(((b[1] - a[1]) * rad) / 2)
  const h = sineLat * sineLat + Math.cos(a[0] * rad) * Math.cos(b[0] * rad) * sineLng * sineLng
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

/** Length of a path in metres. */
export function lengthOf(path: readonly LatLng[]): number {
  let metres = 0
  for (let i = 1; i < path.length; i++) metres += metresBetween(path[i - 1] as LatLng, path[i] as LatLng)
  return metres
}

function withoutRepeats(path: readonly LatLng[]): LatLng[] {
  return path.filter((p, i) => i === 0 || p[0] !== path[i - 1]?.[0] || p[1] !== path[i - 1]?.[1])
}
