import { signal } from '@preact/signals'
import type { MapHandle, Place } from '../../kit/map/map-data.ts'
import { isWide } from '../layout/wide.ts'

/** The map as it stands now; another one when it had to be opened anew. */
export const map = signal<MapHandle | null>(null)

const closeZoom = 15
const tilePixels = 512
/** What an opened panel covers of the map on a desktop. */
const panelPixels = 412

/** Looks at a place, in the middle of what no panel covers. */
export const lookAt = ({ latitude, longitude }: Place): void => {
  const handle = map.peek()
  if (!handle) return
  const zoom = Math.max(closeZoom, handle.view().zoom)
  const aside = isWide.peek() ? (panelPixels * 180) / (tilePixels * 2 ** zoom) : 0
  handle.flyTo({ latitude, longitude: longitude + aside }, zoom)
}

/** Looks at all of these, as far as they are not below a panel. */
export const lookAtAll = (places: readonly Place[]): void => {
  const handle = map.peek()
  if (!handle || places.length === 0) return
  const east = Math.max(...places.map(({ longitude }) => longitude))
  const west = Math.min(...places.map(({ longitude }) => longitude))
  const free = Math.max(1, window.innerWidth / 2 - panelPixels)
  const aside = isWide.peek() ? ((east - west) * panelPixels) / free : 0
  const corner = places.map(({ latitude }) => ({ latitude, longitude: east + aside })).slice(0, 1)
  handle.fitTo([...places, ...corner])
}
