import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Address, addressOf, spreadAddresses } from './addresses.ts'
import { type Frame, findSea } from './coast.ts'
import { type Bounds, type LatLng, ringArea, simplify, toGrid, toLatLng, unitsPerMetre } from './geometry.ts'
import { buildGraph, type RoadGraph } from './graph.ts'
import { type Feature, type GridPoint, readFeatures } from './qa-tiles.ts'
import { drawStreets, roadsOf, type Street } from './roads.ts'
import { vectorMap } from './vector-map.ts'

/** A coloured area of the map: an outer ring, and holes where the sea has islands. */
export type Area = { kind: 'park' | 'sand' | 'water'; ring: LatLng[] }

/** What `town.json` holds: the drawing of the town. */
export type Town = {
  name: string
  attribution: string
  center: LatLng
  bbox: Bounds
  /** Closed rings, to be filled together by the even-odd rule. */
  sea: LatLng[][]
  areas: Area[]
  places: { name: string; at: LatLng }[]
  streets: Street[]
}

/** What `map.json` holds, for a map in a browser: the drawing, the roads to drive on, and the doors street by street. */
export type TownMap = Town & {
  graph: RoadGraph
  doors: [street: string, numbers: [number: string, lat: number, lng: number][]][]
}

const CENTER: LatLng = [-34.9, -56.16]
const BBOX: Bounds = [-34.9385, -56.2235, -34.8625, -56.0925]
/** The bay opens west of the town; the water has to be followed round the peninsula to get there. */
const SEA_BBOX: Bounds = [-34.9485, -56.2495, -34.8565, -56.0825]
const TILES = [
  [1408, 2471],
  [1408, 2472],
  [1409, 2471],
  [1409, 2472],
] as const
const FILES = ['town.json', 'graph.json', 'addresses.json', 'map.json', 'town.pmtiles'] as const

/** Writes the demo town into `folder` unless the same town already stands there. Takes a few seconds. */
export function buildTown(folder: string): { wasBuilt: boolean } {
  const stamp = stampOf()
  const stampFile = join(folder, 'stamp')
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isFresh && FILES.every(file => existsSync(join(folder, file)))) return { wasBuilt: false }

  const features = [...readFeatures(tilesFolder(), TILES)]
  const frame = frameOf(BBOX)
  const roads = features.flatMap(feature => roadsOf(feature, frame))
  const graph = buildGraph(roads)
  const sea = findSea(features, frameOf(SEA_BBOX), 10 * unitsPerMetre(CENTER[0]))
  const sheet = { name: 'Montevideo', attribution: '© OpenStreetMap contributors', center: CENTER }
  const town: Town = {
    ...sheet,
    bbox: BBOX,
    sea: sea.map(ring => ring.map(toLatLng)),
    areas: features.flatMap(feature => areasOf(feature, frame)),
    places: placesOf(features, frame),
    streets: drawStreets(roads),
  }
  const addresses = spreadAddresses(
    features.flatMap(feature => addressOf(feature, frame) ?? []),
    CENTER[0],
  )
  mkdirSync(folder, { recursive: true })
  const map: TownMap = { ...town, graph, doors: byStreet(addresses) }
  const contents = {
    'town.json': JSON.stringify(town),
    'graph.json': JSON.stringify(graph),
    'addresses.json': JSON.stringify(addresses),
    'map.json': JSON.stringify(map),
    'town.pmtiles': vectorMap(features, { ...sheet, frame, sea }),
  }
  for (const file of FILES) writeWhole(join(folder, file), contents[file])
  writeWhole(stampFile, stamp)
  return { wasBuilt: true }
}

function byStreet(addresses: readonly Address[]): TownMap['doors'] {
  const streets = new Map<string, TownMap['doors'][number][1]>()
  for (const { street, number, lat, lng } of addresses) {
    const numbers = streets.get(street)
    if (numbers) numbers.push([number, lat, lng])
    else streets.set(street, [[number, lat, lng]])
  }
  return [...streets]
}

function tilesFolder(): string {
  const packageFile = createRequire(import.meta.url).resolve('@mapbox/mvt-fixtures/package.json')
  return join(dirname(packageFile), 'real-world', 'osm-qa-montevideo')
}

/** Changes whenever the sources of this folder change, so that an old town is never mistaken for the new one. */
function stampOf(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const hash = createHash('sha256')
  for (const file of readdirSync(here).sort()) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) hash.update(readFileSync(join(here, file)))
  }
  return hash.digest('hex')
}

function frameOf([south, west, north, east]: Bounds): Frame {
  const [left, top] = toGrid([north, west])
  const [right, bottom] = toGrid([south, east])
  return { west: left, north: top, east: right, south: bottom }
}

const GREEN = new Set([
  'park',
  'garden',
  'golf_course',
  'recreation_ground',
  'forest',
  'cemetery',
  'grass',
  'wood',
])

function areaKind({ leisure = '', landuse = '', natural = '' }: Feature['tags']): Area['kind'] | undefined {
  if (natural === 'sand' || natural === 'beach') return 'sand'
  if (natural === 'water') return 'water'
  return GREEN.has(leisure) || GREEN.has(landuse) || GREEN.has(natural) ? 'park' : undefined
}

function areasOf({ shape, tags, parts }: Feature, frame: Frame): Area[] {
  const kind = shape === 3 ? areaKind(tags) : undefined
  if (!kind) return []
  const metre = unitsPerMetre(CENTER[0])
  return parts
    .filter(ring => ring.some(point => isWithin(point, frame)))
    .filter(ring => Math.abs(ringArea(ring)) > 2500 * metre * metre)
    .map(ring => ({ kind, ring: simplify(ring, 3 * metre).map(toLatLng) }))
}

function placesOf(features: readonly Feature[], frame: Frame): Town['places'] {
  const places: Town['places'] = []
  for (const { shape, tags, parts } of features) {
    const at = parts[0]?.[0]
    if (shape !== 1 || !at || !tags.name || !isWithin(at, frame)) continue
    if (tags.place === 'suburb' || tags.place === 'neighbourhood')
      places.push({ name: tags.name, at: toLatLng(at) })
  }
  return places
}

function isWithin([x, y]: GridPoint, { west, east, north, south }: Frame): boolean {
  return x >= west && x <= east && y >= north && y <= south
}

/** A reader never meets half a file. */
function writeWhole(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, content)
  renameSync(draft, file)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? '.data/town')
  console.log(buildTown(folder).wasBuilt ? `town built in ${folder}` : `town already stands in ${folder}`)
}
