import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LatLng, type Route, RouteFinder } from '../../sandbox/client/map/find-route.ts'
import type { RoadGraph } from './graph.ts'

/**
 * Shortest ways along the streets of a built demo town.
 * `folder` is where `build.ts` wrote `graph.json`; it is read once, each answer then takes about a millisecond or two.
 */
export function openRoutes(folder: string): (start: LatLng, end: LatLng) => Route | undefined {
  const graph: RoadGraph = JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8'))
  const finder = new RouteFinder(graph)
  return (start, end) => finder.find(start, end)
}
