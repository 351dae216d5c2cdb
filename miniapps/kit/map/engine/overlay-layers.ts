import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { type Collection, type SourceName, sourceNames } from '../collections.ts'
import { orderStates } from '../map-data.ts'
import type { Palette } from '../palette.ts'

const CLUSTER_RADIUS_PIXELS = 46
/** From here on every order is shown for itself, unless it stands on another one. */
export const CLUSTER_MAX_ZOOM = 16
const NAMES_FROM_ZOOM = 14.5
/** What moves every second is cut into few tiles: each that arrives draws the whole map again. */
const DRIVERS_MAX_ZOOM = 12

/** Source ids are prefixed, for a style may have sources of its own. */
export const sourceId = (name: SourceName): string => `gora-${name}`

export const overlaySource = (name: SourceName, data: Collection): SourceSpecification => ({
  type: 'geojson',
  data,
  ...(name === 'drivers' ? { maxzoom: DRIVERS_MAX_ZOOM } : {}),
  ...(name === 'orders'
    ? {
        cluster: true,
        clusterRadius: CLUSTER_RADIUS_PIXELS,
        clusterMaxZoom: CLUSTER_MAX_ZOOM,
        clusterProperties: { late: ['+', ['get', 'late']], rank: ['max', ['get', 'rank']] },
      }
    : {}),
})

/** A layer before it knows its source. Whether its expressions hold together, MapLibre says when it is added. */
type Draft = {
  readonly id: string
  readonly type: LayerSpecification['type']
  readonly minzoom?: number
  readonly maxzoom?: number
  readonly filter?: readonly unknown[]
  readonly layout?: object
  readonly paint?: object
}

const isCluster = ['has', 'point_count'] as const
const isSingle = ['!', ['has', 'point_count']] as const

const heat = (palette: Palette): Draft[] => [
  {
    id: 'gora-heat',
    type: 'heatmap',
    maxzoom: 16,
    paint: {
      'heatmap-weight': ['get', 'weight'],
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 10, 14, 15, 44],
      'heatmap-opacity': 0.62,
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        ...[0, 'rgba(0,0,0,0)'],
        ...[0.2, palette.drivers.free],
        ...[0.55, palette.orders.waiting],
        ...[1, palette.late],
      ],
    },
  },
]

const zones = ({ accent, halo, ink }: Palette, font: string[]): Draft[] => {
  const colour = ['coalesce', ['get', 'colour'], accent]
  return [
    {
      id: 'gora-zones',
      type: 'fill',
      paint: { 'fill-color': colour, 'fill-opacity': ['case', ['get', 'isPaused'], 0.05, 0.12] },
    },
    {
      id: 'gora-zones-edge',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': 2,
        'line-opacity': ['case', ['get', 'isPaused'], 0.4, 0.85],
      },
    },
    {
      id: 'gora-zones-label',
      type: 'symbol',
      layout: { 'text-field': ['get', 'label'], 'text-font': font, 'text-size': 14, 'text-max-width': 8 },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    },
  ]
}

const routes = ({ accent, halo, drivers }: Palette): Draft[] => [
  {
    id: 'gora-routes-casing',
    type: 'line',
    filter: ['!=', ['get', 'kind'], 'ghost'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': halo, 'line-width': 7.5, 'line-opacity': 0.9 },
  },
  {
    id: 'gora-routes',
    type: 'line',
    filter: ['!=', ['get', 'kind'], 'ghost'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': ['case', ['==', ['get', 'kind'], 'done'], drivers.paused, accent],
      'line-width': 4,
    },
  },
  {
    id: 'gora-routes-ghost',
    type: 'line',
    filter: ['==', ['get', 'kind'], 'ghost'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': accent, 'line-width': 3, 'line-dasharray': [1.6, 1.4], 'line-opacity': 0.85 },
  },
]

const track = ({ accent, halo, drivers }: Palette): Draft[] => [
  {
    id: 'gora-track-rest',
    type: 'line',
    filter: ['==', ['get', 'part'], 'rest'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': drivers.paused, 'line-width': 3, 'line-opacity': 0.55 },
  },
  {
    id: 'gora-track-played',
    type: 'line',
    filter: ['==', ['get', 'part'], 'played'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': accent, 'line-width': 4.5 },
  },
  {
    id: 'gora-track-dot',
    type: 'circle',
    filter: ['==', ['get', 'part'], 'dot'],
    paint: {
      'circle-radius': 8,
      'circle-color': accent,
      'circle-stroke-color': halo,
      'circle-stroke-width': 3,
    },
  },
]

const selection = ({ accent }: Palette): Draft[] => [
  {
    id: 'gora-selection',
    type: 'circle',
    paint: {
      'circle-radius': 22,
      'circle-color': accent,
      'circle-opacity': 0.26,
      'circle-stroke-color': accent,
      'circle-stroke-width': 2.5,
      'circle-translate': [0, 0],
    },
  },
]

const orders = (palette: Palette, font: string[]): Draft[] => {
  const byRank = orderStates.flatMap((state, rank) => [rank, palette.orders[state]])
  const size = (least: number, most: number) => [
    ...['interpolate', ['linear'], ['get', 'point_count']],
    ...[2, least, 50, most],
  ]
  return [
    {
      id: 'gora-clusters',
      type: 'circle',
      filter: isCluster,
      paint: {
        'circle-color': ['match', ['get', 'rank'], ...byRank, palette.orders.done],
        'circle-radius': size(14, 24),
        // late ones inside are seen from afar
        'circle-stroke-color': ['case', ['>', ['get', 'late'], 0], palette.late, palette.halo],
        'circle-stroke-width': ['case', ['>', ['get', 'late'], 0], 5, 2.5],
      },
    },
    {
      id: 'gora-clusters-count',
      type: 'symbol',
      filter: isCluster,
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': font,
        'text-size': 14,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.onColour },
    },
    {
      id: 'gora-orders',
      type: 'symbol',
      filter: isSingle,
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['+', ['get', 'rank'], ['*', 10, ['get', 'late']]],
      },
    },
  ]
}

const label = ({ ink, halo }: Palette, font: string[], field: string) => ({
  layout: {
    'text-field': ['get', field],
    'text-font': font,
    'text-size': 12,
    'text-anchor': 'top',
    'text-offset': [0, 1.3],
    'text-optional': true,
  },
  paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.5 },
})

const pins = (palette: Palette, font: string[]): Draft[] => {
  const { layout, paint } = label(palette, font, 'label')
  return [
    {
      id: 'gora-pins',
      type: 'symbol',
      layout: {
        ...layout,
        'text-offset': [0, 0.2],
        'icon-image': ['get', 'icon'],
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint,
    },
  ]
}

const drivers = (palette: Palette, font: string[]): Draft[] => [
  {
    id: 'gora-drivers',
    type: 'symbol',
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-rotate': ['get', 'heading'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 14, 1],
    },
    paint: { 'icon-opacity': ['get', 'opacity'] },
  },
  { id: 'gora-drivers-name', type: 'symbol', minzoom: NAMES_FROM_ZOOM, ...label(palette, font, 'name') },
]

/** Everything above the map, lowest first. `font`: one that the style below can draw. */
export const overlayLayers = (palette: Palette, font: string[]): LayerSpecification[] => {
  const drafts: Record<SourceName, Draft[]> = {
    heat: heat(palette),
    zones: zones(palette, font),
    routes: routes(palette),
    track: track(palette),
    selection: selection(palette),
    orders: orders(palette, font),
    pins: pins(palette, font),
    drivers: drivers(palette, font),
  }
  return sourceNames.flatMap(name =>
    drafts[name].map(draft => ({ ...draft, source: sourceId(name) }) as LayerSpecification),
  )
}

/** These lie on the ground, under the names of streets. */
export const groundLayers: ReadonlySet<string> = new Set([
  'gora-heat',
  'gora-zones',
  'gora-zones-edge',
  'gora-routes-casing',
  'gora-routes',
  'gora-routes-ghost',
])

/** Which layers answer a click, topmost first; drivers are looked up in the data. */
export const pickLayers = ['gora-pins', 'gora-orders', 'gora-clusters', 'gora-zones'] as const
