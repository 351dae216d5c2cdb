import type { Vehicle } from '../../domain/delivery/eta.ts'
import type { LatLng } from '../../domain/shared/place.ts'

/** How long and how far it is from each place to each: row by row, `from * places + to`. Infinity: no way. */
export type TravelTable = { readonly seconds: Float64Array; readonly metres: Float64Array }

/** The ways of a town. */
export type TravelTimes = {
  table(places: readonly LatLng[], vehicle: Vehicle): Promise<TravelTable>
  /** The way by street through these places in turn, both ends included; null where streets are not known. */
  path(places: readonly LatLng[], vehicle: Vehicle): Promise<readonly LatLng[] | null>
}
