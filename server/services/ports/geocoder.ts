import type { Language } from '../../domain/people/language.ts'
import type { LatLng } from '../../domain/shared/place.ts'

/**
 * Turns typed text into places and places into text, in a person's language where the source knows it. An address book
 * without entries answers nothing. @throws Outage when a service that was asked does not answer
 */
export type Geocoder = {
  find(text: string, near?: LatLng, language?: Language): Promise<readonly { text: string; place: LatLng }[]>
  /** Nearest known address, null when none is near. */
  nearest(place: LatLng, language?: Language): Promise<string | null>
}
