import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles, type Source } from 'pmtiles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTown } from './build.ts'
import { type LatLng, toGrid } from './geometry.ts'
import { WORLD_UNITS } from './qa-tiles.ts'

const HARBOUR: LatLng = [-34.9065, -56.2117]
const OPEN_SEA: LatLng = [-34.99, -56.16]
/** South, west, north, east of the drawn town. */
const BBOX = [-34.9385, -56.2235, -34.8625, -56.0925] as const
const CENTRE: LatLng = [-34.9058, -56.1913]

const folder = mkdtempSync(join(tmpdir(), 'town-tiles-'))
let bytes: Buffer
let archive: PMTiles
beforeAll(() => {
  buildTown(folder)
  bytes = readFileSync(join(folder, 'town.pmtiles'))
  const source: Source = {
    getKey: () => 'town',
    getBytes: async (offset, length) => ({
      data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer,
    }),
  }
  archive = new PMTiles(source)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const tileAt = async (zoom: number, at: LatLng): Promise<VectorTile> => {
  const [x, y] = toGrid(at).map(units => Math.floor((units / WORLD_UNITS) * 2 ** zoom))
  const answer = await archive.getZxy(zoom, x ?? 0, y ?? 0)
  return new VectorTile(new PbfReader(answer?.data ?? new ArrayBuffer(0)))
}
const propertiesOf = (tile: VectorTile, layer: string) => {
  const found = tile.layers[layer]
  return Array.from({ length: found?.length ?? 0 }, (_, i) => found?.feature(i).properties ?? {})
}

test('the archive says what it holds and where', async () => {
  const header = await archive.getHeader()
  expect(header).toMatchObject({ specVersion: 3, minZoom: 9, maxZoom: 14, tileType: 1, clustered: true })
  const [south, west, north, east] = BBOX
  expect(header.minLon < west && header.minLat < south && header.maxLon > east && header.maxLat > north).toBe(
    true,
  )
  expect(await archive.getMetadata()).toMatchObject({ attribution: '© OpenStreetMap contributors' })
  expect(bytes.length).toBeLessThan(2_000_000)
})

test('the layers are those of Protomaps, with streets by their names', async () => {
  const tile = await tileAt(14, CENTRE)
  expect(Object.keys(tile.layers).sort()).toEqual([
    'buildings',
    'earth',
    'landuse',
    'places',
    'pois',
    'roads',
    'water',
  ])
  const roads = propertiesOf(tile, 'roads')
  expect(roads).toContainEqual(
    expect.objectContaining({
      name: 'Avenida 18 de Julio',
      kind: 'major_road',
      min_zoom: expect.any(Number),
    }),
  )
  for (const road of roads) expect(typeof road.min_zoom, String(road.name)).toBe('number')
})

test('small streets wait until one is near', async () => {
  const kinds = new Set(propertiesOf(await tileAt(11, CENTRE), 'roads').map(({ kind }) => kind))
  expect(kinds.has('major_road')).toBe(true)
  expect(kinds.has('minor_road')).toBe(false)
})

test('the sea is where it is, also beyond the edge of the town', async () => {
  const waterShare = async (zoom: number, at: LatLng) => {
    const water = (await tileAt(zoom, at)).layers.water
    let area = 0
    for (let i = 0; i < (water?.length ?? 0); i++) {
      const feature = water?.feature(i)
      if (feature?.properties.kind !== 'ocean') continue
      for (const ring of feature.loadGeometry())
        ring.forEach((p, n) => {
          const q = ring[(n + 1) % ring.length] ?? p
          area += (p.x * q.y - q.x * p.y) / 2
        })
    }
    return Math.abs(area) / 4096 ** 2
  }
  expect(await waterShare(14, OPEN_SEA)).toBeGreaterThan(0.99)
  expect(await waterShare(14, [-34.88, -56.16])).toBe(0)
  const harbour = await waterShare(14, HARBOUR)
  expect(harbour).toBeGreaterThan(0.05)
  expect(harbour).toBeLessThan(0.95)
})

test('nobody who mapped the town is named, and names come in our languages only', async () => {
  const layers = ['roads', 'places', 'pois', 'landuse', 'water'].map(async layer =>
    propertiesOf(await tileAt(14, CENTRE), layer),
  )
  const all = (await Promise.all(layers)).flat()
  expect(all.length).toBeGreaterThan(500)
  const keys = new Set(all.flatMap(each => Object.keys(each)))
  expect([...keys].filter(key => /@|user|uid|changeset/.test(key))).toEqual([])
  const names = [...keys].filter(key => key.startsWith('name'))
  expect(names.sort()).toEqual(['name', 'name:en', 'name:es', 'name:ru'])
})
