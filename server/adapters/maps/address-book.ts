import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type LatLng, metresBetween } from '../../domain/shared/place.ts'
import type { Geocoder } from '../../services/ports/geocoder.ts'

const entries = z.array(
  z.object({ street: z.string(), number: z.string(), lat: z.number(), lng: z.number() }),
)

type House = { readonly text: string; readonly number: number; readonly place: LatLng }
type Street = {
  readonly name: string
  readonly key: string
  readonly grams: ReadonlySet<string>
  readonly houses: readonly House[]
}

const nearEnoughMetres = 120
const answers = 5
const leastLikeness = 0.35

/** Lower case, no accents, no punctuation, common street words dropped: "Av. José Batlle" and "jose batlle" are alike. */
const normal = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(
      /\b(avenida|avda|av|calle|bulevar|boulevard|bvar|bv|rambla|general|gral|doctor|dr|street|st|ulitsa|ul)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()

const gramsOf = (key: string): Set<string> => {
  const padded = `  ${key} `
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3))
  return grams
}

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return (2 * shared) / (a.size + b.size || 1)
}

const cellOf = (place: LatLng): string =>
  `${Math.floor(place.latitude * 500)}:${Math.floor(place.longitude * 500)}`

/**
 * A geocoder over a JSON list of addresses ([{street, number, lat, lng}]), forgiving typing errors by three-letter
 * likeness. Without a file it knows nothing, and people share their location instead.
 */
export const addressBook = async (file: string | null): Promise<Geocoder> => {
  if (file === null) return { find: async () => [], nearest: async () => null }
  const byStreet = new Map<string, House[]>()
  const cells = new Map<string, House[]>()
  for (const entry of entries.parse(JSON.parse(await readFile(file, 'utf8')))) {
    const house = {
      text: `${entry.street} ${entry.number}`,
      number: Number.parseInt(entry.number, 10) || 0,
      place: { latitude: entry.lat, longitude: entry.lng },
    }
    const neighbours = byStreet.get(entry.street)
    if (neighbours) neighbours.push(house)
    else byStreet.set(entry.street, [house])
    const cell = cellOf(house.place)
    const others = cells.get(cell)
    if (others) others.push(house)
    else cells.set(cell, [house])
  }
  const streets: Street[] = [...byStreet].map(([name, houses]) => ({
    name,
    key: normal(name),
    grams: gramsOf(normal(name)),
    houses,
  }))

  const find: Geocoder['find'] = async (text, near) => {
    const asked = /(\d{1,5})\D*$/.exec(text)
    const number = asked?.[1] ? Number(asked[1]) : null
    const key = normal(asked ? text.slice(0, asked.index) : text)
    if (key.length < 2) return []
    const grams = gramsOf(key)
    return streets
      .map(street => ({
        street,
        score: likeness(grams, street.grams) + (street.key.includes(key) ? 0.3 : 0),
      }))
      .filter(candidate => candidate.score >= leastLikeness)
      .sort((a, b) => b.score - a.score)
      .slice(0, answers)
      .flatMap(({ street }) => {
        const best = street.houses.reduce<House | null>((found, house) => {
          const distance = (one: House): number =>
            number !== null
              ? Math.abs(one.number - number)
              : near
                ? metresBetween(one.place, near)
                : one.number
          return found === null || distance(house) < distance(found) ? house : found
        }, null)
        return best ? [{ text: best.text, place: best.place }] : []
      })
  }

  const nearest: Geocoder['nearest'] = async place => {
    let best: { text: string; metres: number } | null = null
    for (const dLat of [-0.002, 0, 0.002])
      for (const dLng of [-0.002, 0, 0.002])
        for (const house of cells.get(
          cellOf({ latitude: place.latitude + dLat, longitude: place.longitude + dLng }),
        ) ?? []) {
          const metres = metresBetween(place, house.place)
          if (metres <= nearEnoughMetres && (best === null || metres < best.metres))
            best = { text: house.text, metres }
        }
    return best?.text ?? null
  }

  return { find, nearest }
}
