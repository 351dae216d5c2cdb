import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre } from 'maplibre-gl'
import type { DriverOnMap, MapContents, MapPick, Place } from '../map-data.ts'
import { pickLayers, sourceId } from './overlay-layers.ts'

/** Half a finger. */
const REACH_PIXELS = 18
const MOST_IN_ONE_CLUSTER = 200

type Screen = { readonly x: number; readonly y: number }

const kinds: Readonly<Record<string, 'pin' | 'order' | 'zone'>> = {
  'gora-pins': 'pin',
  'gora-orders': 'order',
  'gora-zones': 'zone',
}

/** What is drawn under a point of the map, topmost first; fingers are thick, zones are large. */
const featureAt = (map: MapLibre, { x, y }: Screen): MapGeoJSONFeature | undefined => {
  const layers = pickLayers.filter(id => map.getLayer(id))
  const exact = map.queryRenderedFeatures([x, y], { layers: [...layers] })
  const small = exact.find(({ layer }) => layer.id !== 'gora-zones')
  if (small) return small
  const box: [[number, number], [number, number]] = [
    [x - REACH_PIXELS / 2, y - REACH_PIXELS / 2],
    [x + REACH_PIXELS / 2, y + REACH_PIXELS / 2],
  ]
  const near = map.queryRenderedFeatures(box, { layers: layers.filter(id => id !== 'gora-zones') })
  return near[0] ?? exact[0]
}

/**
 * What a click at this point means. A cluster that a closer look takes apart is opened, and nothing is picked.
 * `nothing`: the bare map was clicked.
 */
export const pickAt = async (
  map: MapLibre,
  at: Screen,
  drivers: readonly DriverOnMap[],
): Promise<MapPick | 'nothing' | 'opened'> => {
  // Drivers are found by the data: they lie on top, and the picture may be a moment behind.
  const driver = thingAt(map, at, { drivers })
  if (driver) return driver
  const feature = featureAt(map, at)
  if (!feature) return 'nothing'
  if (feature.layer.id === 'gora-clusters') return await openCluster(map, feature)
  const kind = kinds[feature.layer.id]
  return kind ? { kind, id: String(feature.properties.id) } : 'nothing'
}

const openCluster = async (map: MapLibre, cluster: MapGeoJSONFeature): Promise<MapPick | 'opened'> => {
  const source = map.getSource<GeoJSONSource>(sourceId('orders'))
  const id = Number(cluster.properties.cluster_id)
  const { geometry } = cluster
  if (!source || geometry.type !== 'Point') return 'opened'
  const leaves = await source.getClusterLeaves(id, MOST_IN_ONE_CLUSTER, 0)
  const spots = new Set(
    leaves.map(({ geometry: leaf }) =>
      leaf.type === 'Point' ? leaf.coordinates.map(degrees => degrees.toFixed(5)).join() : '',
    ),
  )
  // Orders of one door stay on each other however close one looks.
  if (spots.size === 1)
    return { kind: 'cluster', ids: leaves.map(({ properties }) => String(properties?.id)) }
  const zoom = await source.getClusterExpansionZoom(id)
  const [longitude = 0, latitude = 0] = geometry.coordinates
  map.easeTo({ center: [longitude, latitude], zoom: Math.min(zoom + 0.2, map.getMaxZoom()) })
  return 'opened'
}

/** The driver, or else the order, nearest to a point of the map, within reach. Reads the data, not the picture. */
export const thingAt = (
  map: MapLibre,
  at: Screen,
  { drivers = [], orders = [] }: MapContents,
): { kind: 'driver' | 'order'; id: string } | null => {
  const nearest = (things: readonly { readonly id: string; readonly at: Place }[], lift: number) => {
    let best: string | null = null
    let distance = REACH_PIXELS + 4
    for (const thing of things) {
      const { x, y } = map.project([thing.at.longitude, thing.at.latitude])
      const away = Math.hypot(x - at.x, y - lift - at.y)
      if (away < distance) [best, distance] = [thing.id, away]
    }
    return best
  }
  const driver = nearest(drivers, 0)
  if (driver !== null) return { kind: 'driver', id: driver }
  // A pin stands above its place.
  const order = nearest(orders, 22)
  return order === null ? null : { kind: 'order', id: order }
}
