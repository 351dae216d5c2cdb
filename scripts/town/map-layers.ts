import { ringArea } from './geometry.ts'
import { type Feature, type GridPoint, WORLD_UNITS } from './qa-tiles.ts'

/** The layers of the Protomaps schema (version 4) that the demo town has something for. */
export const LAYER_NAMES = ['earth', 'water', 'landuse', 'roads', 'buildings', 'places', 'pois'] as const
export type LayerName = (typeof LAYER_NAMES)[number]

/** A position in the square of the world: x grows east, y grows south, both from 0 to 1. */
type Position = [x: number, y: number]
type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
export type Properties = Record<string, string | number | boolean>

/** One thing on the map, from the zoom on where it is worth showing. */
export type MapFeature = { minZoom: number; geometry: Geometry; properties: Properties }
export type MapLayers = Record<LayerName, MapFeature[]>

/** kind, first zoom */
const ROADS: Readonly<Record<string, readonly [kind: string, minZoom: number]>> = {
  motorway: ['highway', 6],
  trunk: ['major_road', 7],
  primary: ['major_road', 8],
  secondary: ['major_road', 10],
  tertiary: ['major_road', 11],
  residential: ['minor_road', 12],
  unclassified: ['minor_road', 12],
  living_street: ['minor_road', 13],
  road: ['minor_road', 13],
  service: ['minor_road', 14],
  track: ['path', 13],
  pedestrian: ['path', 13],
  footway: ['path', 14],
  path: ['path', 14],
  steps: ['path', 14],
  cycleway: ['path', 14],
}
const LINK_MIN_ZOOM = 12

const PLACES: Readonly<Record<string, readonly [kind: string, minZoom: number]>> = {
  city: ['locality', 4],
  town: ['locality', 8],
  village: ['locality', 10],
  hamlet: ['locality', 12],
  suburb: ['neighbourhood', 12],
  neighbourhood: ['neighbourhood', 13],
}

const LANDUSE: Readonly<Record<string, string>> = {
  park: 'park',
  garden: 'park',
  recreation_ground: 'park',
  playground: 'playground',
  golf_course: 'golf_course',
  nature_reserve: 'nature_reserve',
  cemetery: 'cemetery',
  grass: 'grass',
  meadow: 'grass',
  village_green: 'village_green',
  forest: 'forest',
  wood: 'wood',
  scrub: 'scrub',
  beach: 'beach',
  sand: 'sand',
  industrial: 'industrial',
  school: 'school',
  university: 'university',
  college: 'college',
  hospital: 'hospital',
  zoo: 'zoo',
  military: 'military',
  aerodrome: 'aerodrome',
  pedestrian: 'pedestrian',
}
const SEEN_FROM_AFAR = new Set(['forest', 'wood', 'aerodrome', 'industrial', 'park', 'beach'])
const POI_MIN_ZOOM = 16
/** Names are kept in the languages that the product speaks. */
const NAMES = ['name', 'name:en', 'name:ru', 'name:es']

const namesOf = (tags: Feature['tags']): Properties =>
  Object.fromEntries(NAMES.flatMap(key => (tags[key] ? [[key, tags[key]]] : [])))

const isYes = (tag: string | undefined): boolean => tag !== undefined && tag !== 'no'

/** Sorts what was mapped into layers. `sea`: closed rings to be filled by the even-odd rule. */
export function layersOf(features: Iterable<Feature>, sea: readonly (readonly GridPoint[])[]): MapLayers {
  const layers: MapLayers = {
    earth: [{ minZoom: 0, geometry: wholeWorld(), properties: { kind: 'earth' } }],
    water: [{ minZoom: 0, geometry: seaOf(sea), properties: { kind: 'ocean' } }],
    landuse: [],
    roads: [],
    buildings: [],
    places: [],
    pois: [],
  }
  for (const feature of features) {
    if (feature.shape === 1) addPoint(layers, feature)
    else if (feature.shape === 2) addLine(layers, feature)
    else addArea(layers, feature)
  }
  return layers
}

function addPoint({ places, pois }: MapLayers, { tags, parts }: Feature): void {
  const at = parts[0]?.[0]
  if (!at || !tags.name) return
  const geometry: Geometry = { type: 'Point', coordinates: positionOf(at) }
  const [kind, minZoom = 0] = PLACES[tags.place ?? ''] ?? []
  if (kind) {
    const rank = tags.place === 'city' ? 12 : 5
    const properties = { kind, kind_detail: tags.place ?? '', population_rank: rank, min_zoom: minZoom }
    places.push({ minZoom, geometry, properties: { ...properties, ...namesOf(tags) } })
  }
  const use = tags.amenity ?? tags.shop
  if (use)
    pois.push({
      minZoom: 14,
      geometry,
      properties: { kind: use, min_zoom: POI_MIN_ZOOM, ...namesOf(tags) },
    })
}

function addLine({ roads, water }: MapLayers, { tags, parts }: Feature): void {
  const geometry: Geometry = { type: 'MultiLineString', coordinates: parts.map(part => part.map(positionOf)) }
  const highway = tags.highway ?? ''
  const isLink = highway.endsWith('_link')
  const road = ROADS[highway.replace(/_link$/, '')]
  if (road) {
    const [kind, from] = road
    const minZoom = isLink ? Math.max(from, LINK_MIN_ZOOM) : from
    roads.push({
      minZoom,
      geometry,
      properties: {
        kind,
        kind_detail: highway,
        min_zoom: minZoom,
        ...(isLink ? { is_link: true } : {}),
        ...(isYes(tags.bridge) ? { is_bridge: true } : {}),
        ...(isYes(tags.tunnel) ? { is_tunnel: true } : {}),
        ...(tags.oneway === 'yes' ? { oneway: 'yes' } : {}),
        ...(tags.ref ? { ref: tags.ref } : {}),
        ...namesOf(tags),
      },
    })
  } else if (tags.railway === 'rail') {
    roads.push({ minZoom: 11, geometry, properties: { kind: 'rail', kind_detail: 'rail', min_zoom: 11 } })
  } else if (tags.waterway && tags.waterway !== 'riverbank') {
    const isRiver = tags.waterway === 'river'
    const properties = { kind: isRiver ? 'river' : 'stream', ...namesOf(tags) }
    water.push({ minZoom: isRiver ? 9 : 13, geometry, properties })
  }
}

function addArea({ buildings, landuse, water }: MapLayers, { tags, parts }: Feature): void {
  const coordinates = polygonsOf(parts)
  if (coordinates.length === 0) return
  const geometry: Geometry = { type: 'MultiPolygon', coordinates }
  if (isYes(tags.building)) buildings.push({ minZoom: 14, geometry, properties: { kind: 'building' } })
  const isWater = tags.natural === 'water' || tags.waterway === 'riverbank' || tags.landuse === 'reservoir'
  if (isWater) {
    water.push({ minZoom: 10, geometry, properties: { kind: 'water', ...namesOf(tags) } })
    return
  }
  const { leisure = '', landuse: use = '', natural = '', amenity = '', aeroway = '', highway = '' } = tags
  const kind = [leisure, use, natural, amenity, aeroway, highway].flatMap(tag => LANDUSE[tag] ?? [])[0]
  if (kind)
    landuse.push({
      minZoom: SEEN_FROM_AFAR.has(kind) ? 10 : 12,
      geometry,
      properties: { kind, ...namesOf(tags) },
    })
}

/** A tile's rings come outer ring first, then its holes, which turn the other way. */
function polygonsOf(rings: readonly (readonly GridPoint[])[]): Position[][][] {
  const polygons: Position[][][] = []
  let outside = 0
  for (const ring of rings) {
    const area = ringArea(ring)
    if (area === 0) continue
    if (outside === 0) outside = Math.sign(area)
    const positions = ring.map(positionOf)
    if (Math.sign(area) === outside) polygons.push([positions])
    else polygons.at(-1)?.push(positions)
  }
  return polygons
}

/** The largest ring is water; those that turn the other way are islands in the smallest water around them. */
function seaOf(rings: readonly (readonly GridPoint[])[]): Geometry {
  const sorted = [...rings].sort((a, b) => Math.abs(ringArea(b)) - Math.abs(ringArea(a)))
  const outside = Math.sign(sorted[0] ? ringArea(sorted[0]) : 0)
  const waters: { ring: readonly GridPoint[]; polygon: Position[][] }[] = []
  for (const ring of sorted) {
    const closed = [...ring, ...ring.slice(0, 1)].map(positionOf)
    if (Math.sign(ringArea(ring)) === outside) waters.push({ ring, polygon: [closed] })
    else waters.findLast(water => ring[0] && isInside(ring[0], water.ring))?.polygon.push(closed)
  }
  return { type: 'MultiPolygon', coordinates: waters.map(({ polygon }) => polygon) }
}

function isInside([x, y]: GridPoint, ring: readonly GridPoint[]): boolean {
  let isIn = false
  ring.forEach((p, i) => {
    const q = ring[(i + ring.length - 1) % ring.length] ?? p
    if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) isIn = !isIn
  })
  return isIn
}

function positionOf([x, y]: GridPoint): Position {
  return [x / WORLD_UNITS, y / WORLD_UNITS]
}

function wholeWorld(): Geometry {
  const square: Position[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ]
  return { type: 'MultiPolygon', coordinates: [[square]] }
}
