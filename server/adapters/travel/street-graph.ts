import { readFile } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { usualDetourFactor, type Vehicle, vehicleSpeeds } from '../../domain/delivery/eta.ts'
import { type LatLng, metresBetween } from '../../domain/shared/place.ts'
import type { TravelTimes } from '../../services/ports/travel-times.ts'
import { type Streets, streetsFrom, type Ways, waysFrom } from './shortest-ways.ts'
import { simplifyLine } from './simplify-line.ts'

/**
 * `nodes` is flat: latitude, longitude, in degrees. Edge e leads from node `from[e]` to `to[e]` over `metres[e]`; where
 * `oneWay[e]` is 1 it may not be driven back. `bends[e]` holds the flat pairs between both ends.
 */
const shape = z
  .object({
    nodes: z.array(z.number()),
    from: z.array(z.number().int().min(0)),
    to: z.array(z.number().int().min(0)),
    metres: z.array(z.number().positive()),
    oneWay: z.array(z.union([z.literal(0), z.literal(1)])),
    bends: z.array(z.array(z.number())),
  })
  .refine(({ nodes, from, to, metres, oneWay, bends }) => {
    const isInside = (node: number) => node < nodes.length / 2
    return (
      [to, metres, oneWay, bends].every(list => list.length === from.length) &&
      from.every(isInside) &&
      to.every(isInside)
    )
  }, 'its lists do not fit together')
type Graph = z.infer<typeof shape>

/** A place farther than this from every crossing lies outside the town that the graph knows. */
const reachMetres = 600
/** A cell and its neighbours hold every node within reach, up to 60 degrees from the equator. */
const cellDegrees = 0.012
/** Memory for ways that have been worked out. */
const keptBytes = 96_000_000
/** The loop is let go after so long. */
const breathMs = 12
/** Lines on a map need not follow a kerb. */
const lineMetres = 8

const nodeFinder = ({ nodes }: Graph) => {
  const cells = new Map<string, number[]>()
  const cellOf = (degrees: number) => Math.floor(degrees / cellDegrees)
  for (let node = 0; node < nodes.length / 2; node++) {
    const key = `${cellOf(nodes[2 * node] ?? 0)} ${cellOf(nodes[2 * node + 1] ?? 0)}`
    const cell = cells.get(key)
    if (cell) cell.push(node)
    else cells.set(key, [node])
  }
  return (place: LatLng): { node: number; away: number } | null => {
    let best: { node: number; away: number } | null = null
    const [row, column] = [cellOf(place.latitude), cellOf(place.longitude)]
    for (let y = row - 1; y <= row + 1; y++) {
      for (let x = column - 1; x <= column + 1; x++) {
        for (const node of cells.get(`${y} ${x}`) ?? []) {
          const away = metresBetween(place, {
            latitude: nodes[2 * node] ?? 0,
            longitude: nodes[2 * node + 1] ?? 0,
          })
          if (away <= (best?.away ?? reachMetres)) best = { node, away }
        }
      }
    }
    return best
  }
}

type Layer = { readonly streets: Streets; readonly ways: ReturnType<typeof remembered> }

/** Ways worked out lately, by the node where they begin. */
const remembered = (streets: Streets) => {
  const known = new Map<number, Ways>()
  const most = Math.max(16, Math.floor(keptBytes / (8 * streets.nodes)))
  return (node: number): Ways & { isNew: boolean } => {
    const before = known.get(node)
    if (before) {
      known.delete(node)
      known.set(node, before)
      return { ...before, isNew: false }
    }
    const found = waysFrom(streets, node)
    known.set(node, found)
    if (known.size > most) known.delete(known.keys().next().value ?? -1)
    return { ...found, isNew: true }
  }
}

/**
 * The ways of a town whose streets are in a file, as `scripts/town` writes them: from crossing to crossing by the shortest
 * way, the last metres to a place as the crow flies. Places outside that town go the crow's way times a factor.
 * @throws Error when the file is missing or no such graph
 */
export const streetGraph = async (
  file: string,
  outside: TravelTimes,
  detourFactor: number = usualDetourFactor,
): Promise<TravelTimes> => {
  const parsed = shape.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file} is no graph of streets: ${parsed.error.issues[0]?.message}`)
  const graph = parsed.data
  const find = nodeFinder(graph)
  const layers = [false, true].map((isOnFoot): Layer => {
    const streets = streetsFrom(graph.nodes.length / 2, graph, isOnFoot)
    return { streets, ways: remembered(streets) }
  })
  const layerFor = (vehicle: Vehicle) => layers[vehicle === 'foot' ? 1 : 0]
  const point = (flat: readonly number[], n: number): LatLng => ({
    latitude: flat[2 * n] ?? 0,
    longitude: flat[2 * n + 1] ?? 0,
  })

  /** What lies between two nodes, both included; null where no way leads. */
  const between = ({ streets, ways }: Layer, from: number, to: number): LatLng[] | null => {
    const { by } = ways(from)
    const back: LatLng[] = [point(graph.nodes, to)]
    for (let node = to; node !== from; ) {
      const slot = by[node] ?? -1
      if (slot < 0) return null
      const edge = streets.edge[slot] ?? 0
      const isBack = streets.isBack[slot] === 1
      const bends = graph.bends[edge] ?? []
      for (let n = 0; n < bends.length / 2; n++)
        back.push(point(bends, isBack ? n : bends.length / 2 - 1 - n))
      node = (isBack ? graph.to[edge] : graph.from[edge]) ?? 0
      back.push(point(graph.nodes, node))
    }
    return back.reverse()
  }

  return {
    table: async (places, vehicle) => {
      const layer = layerFor(vehicle)
      const { seconds, metres } = await outside.table(places, vehicle)
      const size = places.length
      const snapped = places.map(find)
      let since = performance.now()
      for (const [row, from] of snapped.entries()) {
        if (!from || !layer) continue
        const ways = layer.ways(from.node)
        for (const [column, to] of snapped.entries()) {
          if (!to || row === column) continue
          const way = (ways.metres[to.node] ?? 0) + (from.away + to.away) * detourFactor
          // Two doors of one block: straight along, not to a crossing and back.
          const far = Math.min(way, from.node === to.node ? (metres[row * size + column] ?? 0) : way)
          metres[row * size + column] = far
          seconds[row * size + column] = Math.round((far * 3.6) / vehicleSpeeds[vehicle])
        }
        if (!ways.isNew || performance.now() - since < breathMs) continue
        await turn()
        since = performance.now()
      }
      return { seconds, metres }
    },
    path: async (places, vehicle) => {
      const layer = layerFor(vehicle)
      const line: LatLng[] = places.slice(0, 1)
      for (const [n, place] of places.entries()) {
        const before = places[n - 1]
        if (!before || !layer) continue
        const [from, to] = [find(before), find(place)]
        const way = from && to && from.node !== to.node ? between(layer, from.node, to.node) : []
        line.push(...(way ?? []), place)
        await turn()
      }
      return simplifyLine(line, lineMetres)
    },
  }
}
