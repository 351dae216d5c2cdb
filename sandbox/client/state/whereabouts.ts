import type { LatLng } from '../map/find-route.ts'
import { townMap } from '../map/town-map.ts'
import { keptSignal } from './kept.ts'

type Places = Readonly<Record<string, LatLng>>

/** Where each person was last seen choosing a place: their phone has no GPS, this stands in for it. */
const places = keptSignal<Places>(
  'whereabouts',
  stored => (typeof stored === 'object' && stored !== null ? (stored as Places) : undefined),
  () => ({}),
)

export function whereIs(userId: number): LatLng {
  return places.value[userId] ?? townMap.value?.center ?? [0, 0]
}

export function rememberPlace(userId: number, at: LatLng): void {
  places.value = { ...places.value, [userId]: at }
}
