import { signal } from '@preact/signals'
import { openLink } from '../../kit/telegram/ask.ts'
import { remember, remembered } from './remembered.ts'

type Place = { readonly latitude: number; readonly longitude: number }

/** Maps that lead the way, each by a link that opens its app where there is one. */
const ways = {
  google: ({ latitude, longitude }: Place) =>
    `https://www.google.com/maps/dir/?api=1&destination=${latitude},${longitude}&travelmode=driving`,
  apple: ({ latitude, longitude }: Place) =>
    `https://maps.apple.com/?daddr=${latitude},${longitude}&dirflg=d`,
  yandex: ({ latitude, longitude }: Place) =>
    `https://yandex.com/maps/?rtext=~${latitude},${longitude}&rtt=auto`,
  '2gis': ({ latitude, longitude }: Place) =>
    `https://2gis.ru/routeSearch/rsType/car/to/${longitude},${latitude}`,
} as const

export type MapName = keyof typeof ways
export const mapNames: readonly MapName[] = ['google', 'apple', 'yandex', '2gis']
export const mapTitles: Readonly<Record<MapName, string>> = {
  google: 'Google Maps',
  apple: 'Apple Maps',
  yandex: 'Yandex Maps',
  '2gis': '2GIS',
}

const isMapName = (name: string | null): name is MapName => name !== null && Object.hasOwn(ways, name)
const stored = remembered('map')

/** The map that this driver uses; null until they have chosen one. */
export const chosenMap = signal<MapName | null>(isMapName(stored) ? stored : null)

export const chooseMap = (name: MapName): void => {
  chosenMap.value = name
  remember('map', name)
}

/** Opens the way to a place in a map outside. */
export const leadTo = (name: MapName, place: Place): void => openLink(ways[name](place))
