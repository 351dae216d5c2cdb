import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Frame } from './coast.ts'
import { LAYER_NAMES, type LayerName, type MapLayers } from './map-layers.ts'
import { WORLD_UNITS } from './qa-tiles.ts'

/** One vector tile (Mapbox Vector Tile 2), not compressed. */
export type VectorTile = { z: number; x: number; y: number; bytes: Uint8Array }

export const MIN_ZOOM = 9
/** Closer than this the map is drawn from these tiles, enlarged. */
export const MAX_ZOOM = 14

const EXTENT = 4096
/** What is written on the map reaches over the edge of its tile, so the neighbour has to know it. */
const BUFFER: Readonly<Partial<Record<LayerName, number>>> = { places: 256, pois: 256 }
const LINE_BUFFER = 80
const TOLERANCE = 4

/** Cuts the layers into tiles of all zooms for the frame (grid units). */
export function* cutTiles(layers: MapLayers, frame: Frame): Generator<VectorTile> {
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z++) {
    const cuts = LAYER_NAMES.map(name => [name, cutterFor(layers, name, z)] as const)
    const column = (units: number) => Math.floor((units / WORLD_UNITS) * 2 ** z)
    for (let x = column(frame.west); x <= column(frame.east - 1); x++) {
      for (let y = column(frame.north); y <= column(frame.south - 1); y++) {
        const tile = Object.fromEntries(
          cuts.flatMap(([name, cutter]) => {
            const cut = cutter.getTile(z, x, y)
            return cut && cut.features.length > 0 ? [[name, cut]] : []
          }),
        )
        yield { z, x, y, bytes: fromGeojsonVt(tile, { version: 2, extent: EXTENT }) }
      }
    }
  }
}

function cutterFor(layers: MapLayers, name: LayerName, zoom: number): GeoJSONVT {
  const features = layers[name]
    .filter(({ minZoom }) => minZoom <= zoom)
    .map(({ geometry, properties }) => ({ type: 'Feature' as const, geometry, properties }))
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    {
      maxZoom: MAX_ZOOM,
      indexMaxZoom: 0,
      indexMaxPoints: 0,
      extent: EXTENT,
      buffer: BUFFER[name] ?? LINE_BUFFER,
      tolerance: TOLERANCE,
      coordinates: 'unitSquare',
      wrap: false,
    },
  )
}
