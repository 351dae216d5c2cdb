import {
  type DriverOnMap,
  type HeatOnMap,
  type MapContents,
  type OrderOnMap,
  orderStates,
  type PinOnMap,
  type Place,
  type RouteOnMap,
  type TrackOnMap,
  type ZoneOnMap,
} from './map-data.ts'
import { cutTrack } from './track.ts'

type Position = [longitude: number, latitude: number]
type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'Polygon'; coordinates: Position[][] }
type Properties = Record<string, string | number | boolean>
type Feature = { type: 'Feature'; geometry: Geometry; properties: Properties }
/** GeoJSON, as far as the map needs it. */
export type Collection = { type: 'FeatureCollection'; features: Feature[] }

const position = ({ latitude, longitude }: Place): Position => [longitude, latitude]
const feature = (geometry: Geometry, properties: Properties): Feature => ({
  type: 'Feature',
  geometry,
  properties,
})
const point = (at: Place, properties: Properties): Feature =>
  feature({ type: 'Point', coordinates: position(at) }, properties)
const line = (path: readonly Place[], properties: Properties): Feature =>
  feature({ type: 'LineString', coordinates: path.map(position) }, properties)
const collection = (features: Feature[]): Collection => ({ type: 'FeatureCollection', features })

/** How clearly a driver is drawn: a place that is old is only a hint. */
export const freshness = (ageSeconds: number): number => {
  if (ageSeconds < 30) return 1
  return ageSeconds < 120 ? 0.65 : 0.35
}

const driversOf = (drivers: readonly DriverOnMap[]): Feature[] =>
  drivers.map(({ id, at, heading, ageSeconds, state, name }) =>
    point(at, {
      id,
      name,
      icon: `driver-${state}-${heading === null ? 'still' : 'moving'}`,
      heading: heading ?? 0,
      opacity: freshness(ageSeconds),
    }),
  )

const ordersOf = (orders: readonly OrderOnMap[]): Feature[] =>
  orders.map(({ id, at, state, isLate }) =>
    point(at, {
      id,
      icon: `order-${state}${isLate ? '-late' : ''}`,
      rank: orderStates.indexOf(state),
      late: isLate ? 1 : 0,
    }),
  )

const pinsOf = (pins: readonly PinOnMap[]): Feature[] =>
  pins.map(({ id, at, kind, label }) => point(at, { id, icon: `pin-${kind}`, label }))

const routesOf = (routes: readonly RouteOnMap[]): Feature[] =>
  routes.filter(({ path }) => path.length > 1).map(({ id, path, kind }) => line(path, { id, kind }))

const zonesOf = (zones: readonly ZoneOnMap[]): Feature[] =>
  zones.flatMap(({ id, label, rings, colour, isPaused = false }) => {
    const closed = rings
      .filter(ring => ring.length > 2)
      .map(ring => [...ring, ...ring.slice(0, 1)].map(position))
    const properties = { id, label, isPaused, ...(colour ? { colour } : {}) }
    return closed.length === 0 ? [] : [feature({ type: 'Polygon', coordinates: closed }, properties)]
  })

const heatOf = (heat: readonly HeatOnMap[]): Feature[] => heat.map(({ at, weight }) => point(at, { weight }))

const trackOf = (track: TrackOnMap | null): Feature[] => {
  const { dot, played, rest } = track ? cutTrack(track) : { dot: null, played: [], rest: [] }
  return [
    ...(rest.length > 1 ? [line(rest, { part: 'rest' })] : []),
    ...(played.length > 1 ? [line(played, { part: 'played' })] : []),
    ...(dot ? [point(dot, { part: 'dot' })] : []),
  ]
}

const selectionOf = ({ selected, drivers = [], orders = [] }: MapContents): Feature[] => {
  if (!selected) return []
  const { kind, id } = selected
  const found =
    kind === 'driver' ? drivers.find(driver => driver.id === id) : orders.find(order => order.id === id)
  return found ? [point(found.at, { kind })] : []
}

/** The sources of the map, in the order in which they lie on each other, lowest first. */
export const sourceNames = [
  'heat',
  'zones',
  'routes',
  'track',
  'selection',
  'orders',
  'pins',
  'drivers',
] as const
export type SourceName = (typeof sourceNames)[number]

/** Which part of the contents each source is made of: when none of it has changed, the source has not. */
export const partsOf: Readonly<Record<SourceName, readonly (keyof MapContents)[]>> = {
  heat: ['heat'],
  zones: ['zones'],
  routes: ['routes'],
  track: ['track'],
  selection: ['selected', 'drivers', 'orders'],
  orders: ['orders'],
  pins: ['pins'],
  drivers: ['drivers'],
}

/** The GeoJSON of one source. */
export const collectionOf = (name: SourceName, contents: MapContents): Collection => {
  const { drivers = [], orders = [], pins = [], routes = [], zones = [], heat = [], track = null } = contents
  const make: Record<SourceName, () => Feature[]> = {
    heat: () => heatOf(heat),
    zones: () => zonesOf(zones),
    routes: () => routesOf(routes),
    track: () => trackOf(track),
    selection: () => selectionOf(contents),
    orders: () => ordersOf(orders),
    pins: () => pinsOf(pins),
    drivers: () => driversOf(drivers),
  }
  return collection(make[name]())
}
