import type { Frame } from './coast.ts'
import { type LatLng, toLatLng, unitsPerMetre } from './geometry.ts'
import type { Feature, GridPoint } from './qa-tiles.ts'

/** One door in the demo town. */
export type Address = { street: string; number: string; lat: number; lng: number }

/** One address is kept per square of this size, so that they spread evenly over the town. */
const SPACING_METRES = 85

/** The address of a feature, or nothing. A list such as "1520,1522" stands for its first number. */
export function addressOf(
  { tags, parts }: Feature,
  frame: Frame,
): { address: Address; at: GridPoint } | undefined {
  const street = tags['addr:street']?.trim()
  const number = tags['addr:housenumber']?.split(/[,;]/)[0]?.trim()
  const ring = parts[0]
  if (!street || !number || !/^\d/.test(number) || !ring || ring.length === 0) return undefined
  const at: GridPoint = [
    ring.reduce((sum, p) => sum + p[0], 0) / ring.length,
    ring.reduce((sum, p) => sum + p[1], 0) / ring.length,
  ]
  if (at[0] < frame.west || at[0] > frame.east || at[1] < frame.north || at[1] > frame.south) return undefined
  const [lat, lng]: LatLng = toLatLng(at)
  return { address: { street, number, lat, lng }, at }
}

/** Keeps one address per square, sorted by street and then by number. */
export function spreadAddresses(
  found: readonly { address: Address; at: GridPoint }[],
  lat: number,
): Address[] {
  const side = SPACING_METRES * unitsPerMetre(lat)
  const taken = new Map<string, Address>()
  for (const { address, at } of found) {
    const square = `${Math.floor(at[0] / side)},${Math.floor(at[1] / side)}`
    if (!taken.has(square)) taken.set(square, address)
  }
  const byName = new Intl.Collator('es', { numeric: true })
  return [...taken.values()].sort(
    (a, b) => byName.compare(a.street, b.street) || byName.compare(a.number, b.number),
  )
}
