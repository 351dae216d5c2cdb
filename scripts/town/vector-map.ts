import type { Frame } from './coast.ts'
import { type LatLng, toLatLng, unitsPerMetre } from './geometry.ts'
import { LAYER_NAMES, layersOf } from './map-layers.ts'
import type { Feature, GridPoint } from './qa-tiles.ts'
import { cutTiles } from './vector-tiles.ts'
import { writePmtiles } from './write-pmtiles.ts'

/** Whoever looks over the edge of the town sees land and sea go on for so long. */
const MARGIN_METRES = 10_000

type Sheet = { name: string; attribution: string; center: LatLng; frame: Frame; sea: GridPoint[][] }

/** The town as vector tiles in one PMTiles archive, for maps that the mini apps show. */
export function vectorMap(features: Iterable<Feature>, sheet: Sheet): Buffer {
  const margin = MARGIN_METRES * unitsPerMetre(sheet.center[0])
  const { west, north, east, south } = sheet.frame
  const wide = { west: west - margin, north: north - margin, east: east + margin, south: south + margin }
  // a reader asks for nothing outside of these bounds, and the margin is to be seen
  const [top, left] = toLatLng([wide.west, wide.north])
  const [bottom, right] = toLatLng([wide.east, wide.south])
  return writePmtiles(cutTiles(layersOf(features, sheet.sea), wide), {
    bounds: [left, bottom, right, top],
    center: [sheet.center[1], sheet.center[0]],
    metadata: {
      name: sheet.name,
      attribution: sheet.attribution,
      vector_layers: LAYER_NAMES.map(id => ({ id, fields: {} })),
    },
  })
}
