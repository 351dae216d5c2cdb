import { layers } from '@protomaps/basemaps'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapLanguage, MapTheme } from '../map-data.ts'
import { flavourOf } from './flavour.ts'

/** The source that the map itself is drawn from. */
export const BASE = 'base'
/** Drawn with fonts of the device, so that no fonts are fetched. */
const FONT = ['Noto Sans Regular']
/** Nothing but a picture, and there are no pictures: neither sprites nor shields are fetched. */
const ONLY_PICTURES = new Set(['roads_oneway', 'roads_shields', 'address_label'])
/** Who looks at one street knows the town. */
const TOWN_NAMES = { id: 'places_locality', maxzoom: 14.5 }

const nameIn = (language: MapLanguage) => ['coalesce', ['get', `name:${language}`], ['get', 'name']]

/** A label in the person's language, or as the place itself says it, and without a picture beside it. */
const relabel = (layer: LayerSpecification, language: MapLanguage): LayerSpecification => {
  if (layer.type !== 'symbol' || !layer.layout) return layer
  const kept = Object.entries(layer.layout).filter(([key]) => !key.startsWith('icon-'))
  return {
    ...layer,
    ...(layer.id === TOWN_NAMES.id ? { maxzoom: TOWN_NAMES.maxzoom } : {}),
    layout: { ...Object.fromEntries(kept), 'text-font': FONT, 'text-field': nameIn(language) },
  } as LayerSpecification
}

/** The map of a PMTiles archive in the Protomaps schema, without any other request. */
export const baseStyle = (tilesUrl: string, theme: MapTheme, language: MapLanguage): StyleSpecification => ({
  version: 8,
  sources: { [BASE]: { type: 'vector', url: `pmtiles://${tilesUrl}` } },
  layers: layers(BASE, flavourOf(theme), { lang: language })
    .filter(({ id }) => !ONLY_PICTURES.has(id))
    .map(layer => relabel(layer, language)),
})

/** Plain ground, for an installation that names no map: what lies on it is shown all the same. */
export const bareStyle = (theme: MapTheme): StyleSpecification => ({
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': flavourOf(theme).earth } }],
})
