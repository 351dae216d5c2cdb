import type { Language } from '../words/words.ts'

/** A point on the ground, in degrees. */
export type Place = { readonly latitude: number; readonly longitude: number }

/** What the server tells apps about the map. */
export type MapConfig = {
  /** A whole MapLibre style; it goes before `tilesUrl`. */
  readonly styleUrl: string | null
  /** A PMTiles archive in the Protomaps schema. */
  readonly tilesUrl: string | null
  /** Plain text: who made the data. Always shown. */
  readonly attribution: string
  readonly center: Place
  /** West, south, east, north: where the town is, and how far one can look. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null
}

export type MapTheme = 'light' | 'dark'
export type MapLanguage = Language

/** free: waiting for work; busy: on the way; paused; late: carries something that will be late. */
export type DriverState = 'free' | 'busy' | 'paused' | 'late'

export type DriverOnMap = {
  readonly id: string
  readonly at: Place
  /** Degrees clockwise from north; null when the driver stands or nobody knows. */
  readonly heading: number | null
  /** How long ago the place was measured; old ones fade. */
  readonly ageSeconds: number
  readonly state: DriverState
  readonly name: string
}

/** In order of how much they want somebody's eye, least first. */
export const orderStates = ['done', 'onTheWay', 'assigned', 'preparing', 'waiting', 'trouble'] as const
export type OrderState = (typeof orderStates)[number]

export type OrderOnMap = {
  readonly id: string
  readonly at: Place
  readonly state: OrderState
  readonly isLate: boolean
  /** For the list that stands in for the map: "№ 17, Rivera 1". */
  readonly label: string
}

/** A single marked place: where from, where to. */
export type PinOnMap = {
  readonly id: string
  readonly at: Place
  readonly kind: 'shop' | 'door' | 'home'
  readonly label: string
}

/** `plan`: what will be driven; `ghost`: what could be (dashed); `done`: what has been. */
export type RouteOnMap = {
  readonly id: string
  readonly path: readonly Place[]
  readonly kind: 'plan' | 'ghost' | 'done'
}

export type ZoneOnMap = {
  readonly id: string
  readonly label: string
  /** Outer ring first, then holes; not closed. */
  readonly rings: readonly (readonly Place[])[]
  /** A CSS colour; the theme's own when missing. */
  readonly colour?: string
  readonly isPaused?: boolean
}

/** Where much happens: `weight` from 0 to 1. */
export type HeatOnMap = { readonly at: Place; readonly weight: number }

export type TrackPoint = { readonly at: Place /** Since the start of the track. */; readonly seconds: number }
export type TrackOnMap = { readonly points: readonly TrackPoint[]; readonly playedSeconds: number }

/** All that lies on the map. What is left out is not shown. */
export type MapContents = {
  readonly drivers?: readonly DriverOnMap[]
  readonly orders?: readonly OrderOnMap[]
  readonly pins?: readonly PinOnMap[]
  readonly routes?: readonly RouteOnMap[]
  readonly zones?: readonly ZoneOnMap[]
  readonly heat?: readonly HeatOnMap[]
  readonly track?: TrackOnMap | null
  /** The driver or order with a halo. */
  readonly selected?: { readonly kind: 'driver' | 'order'; readonly id: string } | null
}

/** Something that was clicked. A cluster is told only when no zoom takes it apart. */
export type MapPick =
  | { readonly kind: 'driver' | 'order' | 'pin' | 'zone'; readonly id: string }
  | { readonly kind: 'cluster'; readonly ids: readonly string[] }

export type MapView = {
  readonly center: Place
  readonly zoom: number
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
}

/** What an app may ask of a map that stands. Screen points are those of pointer events (clientX, clientY). */
export type MapHandle = {
  /** The driver (first) or order within a finger's width of a screen point. */
  projectDriverAt(clientX: number, clientY: number): { kind: 'driver' | 'order'; id: string } | null
  /** null outside of the map. */
  placeAt(clientX: number, clientY: number): Place | null
  flyTo(place: Place, zoom?: number): void
  /** Shows all these places, with some room around them. */
  fitTo(places: readonly Place[]): void
  /** Moves the map by screen pixels. */
  panBy(x: number, y: number): void
  /** Ends a flight where it is; `onMove` hears of that before this returns. */
  stop(): void
  view(): MapView
}
