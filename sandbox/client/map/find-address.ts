import { type LatLng, metresBetween } from './find-route.ts'
import type { TownMap } from './town-map.ts'

export type FoundAddress = { label: string; at: LatLng }

/** Letters without accents, lower case: "José" and "jose" are one. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Doors whose street holds all typed words, nearest to the typed number; the best few. */
export function searchAddress(map: TownMap, typed: string, limit = 6): FoundAddress[] {
  const words = plain(typed)
    .split(/[\s,]+/)
    .filter(Boolean)
  const number = Number(words.find(word => /^\d+$/.test(word)))
  const names = words.filter(word => !/^\d+$/.test(word))
  if (names.join('').length < 2) return []
  const found: { label: string; at: LatLng; score: number }[] = []
  for (const [street, doors] of map.doors) {
    const name = plain(street)
    if (!names.every(word => name.includes(word))) continue
    const startBonus = name.startsWith(names[0] ?? '') ? 0 : 1
    const distance = (door: string) =>
      Number.isNaN(number) ? 0 : Math.abs(Number.parseInt(door, 10) - number)
    const nearest = [...doors].sort((a, b) => distance(a[0]) - distance(b[0]))[0]
    if (!nearest) continue
    const [door, lat, lng] = nearest
    const score = startBonus * 10_000 + distance(door) + name.length
    found.push({ label: `${street} ${door}`, at: [lat, lng], score })
  }
  return found.sort((a, b) => a.score - b.score).slice(0, limit)
}

/** The nearest known door within 150 metres. */
export function addressNear(map: TownMap, at: LatLng): string | undefined {
  let label: string | undefined
  let least = 150
  for (const [street, doors] of map.doors) {
    for (const [door, lat, lng] of doors) {
      if (Math.abs(lat - at[0]) > 0.0015 || Math.abs(lng - at[1]) > 0.0018) continue
      const metres = metresBetween(at, [lat, lng])
      if (metres >= least) continue
      least = metres
      label = `${street} ${door}`
    }
  }
  return label
}
