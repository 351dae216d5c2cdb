import type { LatLng } from '../../domain/shared/place.ts'

/** Turns typed text into places and places into text. `none` answers nothing and coordinates in words. */
export type Geocoder = {
  find(text: string, near?: LatLng): Promise<readonly { text: string; place: LatLng }[]>
  /** Nearest known address, null when none is near. */
  nearest(place: LatLng): Promise<string | null>
}
