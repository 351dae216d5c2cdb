import { z } from 'zod'
import { type LatLng, metresBetween } from '../../domain/shared/place.ts'
import type { Geocoder } from '../../services/ports/geocoder.ts'
import { Outage } from '../../services/ports/outage.ts'

const patienceMs = 2000
const answers = 5
const nearEnoughMetres = 120
/** Metres in kilometres, as `/reverse` wants them. */
const nearEnoughKilometres = String(nearEnoughMetres / 1000)

const text = z.string().optional()
/** One thing on the map; what is left out here is no part of an address. */
const feature = z.object({
  geometry: z.object({
    type: z.literal('Point'),
    coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.number()),
  }),
  properties: z.object({
    name: text,
    street: text,
    housenumber: text,
    district: text,
    city: text,
    state: text,
  }),
})
const collection = z.object({ features: z.array(z.unknown()) })
type Feature = z.infer<typeof feature>

/** "Name, Street 12, City": what of it is there, and each word once. */
const textOf = ({ name, street, housenumber, district, city, state }: Feature['properties']): string => {
  const way = street ?? (housenumber === undefined ? undefined : name)
  const door = way === undefined ? undefined : [way, housenumber].filter(Boolean).join(' ')
  return [...new Set([name === way ? undefined : name, door, city ?? district ?? state])]
    .filter(part => part !== undefined && part.trim() !== '')
    .join(', ')
    .slice(0, 300)
}

const placeOf = ({ geometry: { coordinates } }: Feature): LatLng => ({
  latitude: coordinates[1],
  longitude: coordinates[0],
})

/**
 * A geocoder that asks a Photon server (komoot/photon) under this address.
 * @throws Outage when it does not answer within two seconds, or answers something else than GeoJSON
 */
export const photon = (address: string): Geocoder => {
  // A server knows some languages only, refuses all others, and says so once.
  const unknownLanguages = new Set<string>()

  const fetchFrom = async (path: string, query: URLSearchParams): Promise<Response> => {
    try {
      return await fetch(`${address}${path}?${query}`, { signal: AbortSignal.timeout(patienceMs) })
    } catch {
      throw new Outage('the geocoder does not answer')
    }
  }

  const ask = async (path: string, asked: Record<string, string>, language?: string): Promise<Feature[]> => {
    const query = new URLSearchParams(asked)
    const isKnown = language !== undefined && !unknownLanguages.has(language)
    if (isKnown) query.set('lang', language)
    let response = await fetchFrom(path, query)
    if (response.status === 400 && isKnown) {
      query.delete('lang')
      response = await fetchFrom(path, query)
      if (response.ok) unknownLanguages.add(language)
    }
    if (!response.ok) throw new Outage(`the geocoder answers ${response.status}`)
    try {
      const { features } = collection.parse(await response.json())
      // Something that is no place among the places is left out, and the places are not lost with it.
      return features.flatMap(one => feature.safeParse(one).data ?? [])
    } catch {
      throw new Outage('the geocoder answers something else')
    }
  }

  return {
    find: async (typed, near, language) => {
      const words = typed.trim()
      if (words.length < 2) return []
      const where: Record<string, string> = near
        ? { lat: String(near.latitude), lon: String(near.longitude) }
        : {}
      const features = await ask('/api', { q: words, limit: String(answers), ...where }, language)
      return features
        .map(found => ({ text: textOf(found.properties), place: placeOf(found) }))
        .filter(found => found.text !== '')
        .slice(0, answers)
    },
    nearest: async (place, language) => {
      const where = { lat: String(place.latitude), lon: String(place.longitude) }
      const features = await ask('/reverse', { ...where, limit: '1', radius: nearEnoughKilometres }, language)
      const [found] = features
      if (!found || metresBetween(placeOf(found), place) > nearEnoughMetres) return null
      return textOf(found.properties) || null
    },
  }
}
