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
  const streets = map.doors
    .map(([street, doors]) => ({ street, doors, name: plain(street) }))
    .filter(({ name }) => names.every(word => name.includes(word)))
  const doorsEach = Math.max(1, Math.floor(limit / Math.max(1, streets.length)))
  const found = streets.flatMap(({ street, doors, name }) => {
    const distance = (door: string) =>
      Number.isNaN(number) ? 0 : Math.abs(Number.parseInt(door, 10) - number)
    const startPenalty = name.startsWith(names[0] ?? '') ? 0 : 10_000
    const nearest = [...doors].sort((a, b) => distance(a[0]) - distance(b[0])).slice(0, doorsEach)
    return nearest.map(([door, lat, lng]) => ({
      label: `${street} ${door}`,
      at: [lat, lng] as const,
      score: startPenalty + distance(door) + name.length,
    }))
  })
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
