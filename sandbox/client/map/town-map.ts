import { signal } from '@preact/signals'
import { type LatLng, type RoadGraph, RouteFinder } from './find-route.ts'

/** What `/sandbox/map.json` holds. Rings are closed; all places are [latitude, longitude] in degrees. */
export type TownMap = {
  name: string
  attribution: string
  center: LatLng
  bbox: readonly [south: number, west: number, north: number, east: number]
  sea: readonly (readonly LatLng[])[]
  areas: readonly { kind: 'park' | 'sand' | 'water'; ring: readonly LatLng[] }[]
  places: readonly { name: string; at: LatLng }[]
  streets: readonly { name: string; kind: StreetKind; path: readonly LatLng[] }[]
  graph: RoadGraph
  doors: readonly [street: string, numbers: readonly [number: string, lat: number, lng: number][]][]
}

export type StreetKind = 'main' | 'big' | 'medium' | 'small' | 'foot'

/** The map of the town; null until it is read, and for good where there is none. */
export const townMap = signal<TownMap | null>(null)

let finder: RouteFinder | undefined

/** Reads the map once. Without one the locations are drawn on an empty grid. */
export async function loadTownMap(): Promise<void> {
  const response = await fetch('/sandbox/map.json')
  if (response.ok) townMap.value = await response.json()
}

/** The way by road, or undefined where there is no map or no way. */
export function findRoute(start: LatLng, end: LatLng) {
  const map = townMap.value
  if (!map) return undefined
  finder ??= new RouteFinder(map.graph)
  return finder.find(start, end)
}
