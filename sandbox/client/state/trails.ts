import type { MessageView } from '../../api/contract.ts'

type Point = readonly [lat: number, lng: number]

const LONGEST_TRAIL = 80
const trails = new Map<string, Point[]>()
const trailKey = ({ chatId, id }: MessageView) => `${chatId} ${id}`

/** Remembers where a live location has been, so that its map can show the way it came. */
export function noteTrail(message: MessageView): void {
  if (!message.location) return
  const { latitude, longitude, isLive } = message.location
  const key = trailKey(message)
  const trail = trails.get(key) ?? []
  const last = trail.at(-1)
  if (!isLive && trail.length === 0) return
  if (last?.[0] === latitude && last[1] === longitude) return
  trails.set(key, [...trail, [latitude, longitude] as const].slice(-LONGEST_TRAIL))
}

/** The way it came, oldest point first; empty when it has not moved. */
export function trailOf(message: MessageView): readonly Point[] {
  return trails.get(trailKey(message)) ?? []
}
