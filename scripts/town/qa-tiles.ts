import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

/** Grid units across one tile: the QA tiles are zoom 12 with 2^20 units a side, about a centimetre each. */
export const TILE_UNITS = 2 ** 20
const ZOOM = 12
/** Grid units across the whole world. */
export const WORLD_UNITS = TILE_UNITS * 2 ** ZOOM

/** One point of the world grid: x grows east, y grows south. */
export type GridPoint = readonly [x: number, y: number]

/** One OSM object without its mapper metadata. `shape`: 1 point, 2 line, 3 area. */
export type Feature = {
  shape: number
  tags: Readonly<Record<string, string>>
  parts: readonly (readonly GridPoint[])[]
}

/**
 * Reads OSM QA tiles and hands over every feature, tile after tile in the order given.
 * The tags that start with `@` tell who mapped what and when; nobody needs them, so they stop here.
 */
export function* readFeatures(
  folder: string,
  tiles: readonly (readonly [number, number])[],
): Generator<Feature> {
  for (const [tileX, tileY] of tiles) {
    const bytes = readFileSync(join(folder, `${ZOOM}-${tileX}-${tileY}.mvt`))
    const layer = new VectorTile(new PbfReader(bytes)).layers.osm
    if (!layer) throw new Error(`no layer "osm" in tile ${ZOOM}-${tileX}-${tileY}`)
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i)
      const tags: Record<string, string> = {}
      for (const [key, value] of Object.entries(feature.properties)) {
        if (!key.startsWith('@')) tags[key] = String(value)
      }
      const parts = feature
        .loadGeometry()
        .map(part => part.map((p): GridPoint => [tileX * TILE_UNITS + p.x, tileY * TILE_UNITS + p.y]))
      yield { shape: feature.type, tags, parts }
    }
  }
}
