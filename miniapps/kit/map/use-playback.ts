import { useEffect, useState } from 'preact/hooks'
import type { TrackOnMap, TrackPoint } from './map-data.ts'

const TICK_MS = 250
const CALM_TICK_MS = 1000

/**
 * Plays a track: `speed` seconds of it in one second. It steps four times a second, once where less motion is wanted,
 * and stops at the end; played from there it begins anew.
 */
export const usePlayback = (points: readonly TrackPoint[], speed = 30) => {
  const length = points.at(-1)?.seconds ?? 0
  const [playedSeconds, setPlayed] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    const tick = matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM_TICK_MS : TICK_MS
    const timer = setInterval(
      () => setPlayed(played => Math.min(length, played + (speed * tick) / 1000)),
      tick,
    )
    return () => clearInterval(timer)
  }, [isPlaying, length, speed])
  useEffect(() => {
    if (playedSeconds >= length) setPlaying(false)
  }, [playedSeconds, length])
  const track: TrackOnMap = { points, playedSeconds }
  return {
    track,
    length,
    isPlaying,
    play: () => {
      if (playedSeconds >= length) setPlayed(0)
      setPlaying(true)
    },
    pause: () => setPlaying(false),
    seek: (seconds: number) => setPlayed(Math.min(length, Math.max(0, seconds))),
  }
}
