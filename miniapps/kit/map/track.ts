import type { Place, TrackOnMap, TrackPoint } from './map-data.ts'

/** The point between two places, `share` of the way. */
export const between = (from: Place, to: Place, share: number): Place => ({
  latitude: from.latitude + (to.latitude - from.latitude) * share,
  longitude: from.longitude + (to.longitude - from.longitude) * share,
})

/** A track cut in two where it has been played to; both halves meet at the moving dot. */
export const cutTrack = ({ points, playedSeconds }: TrackOnMap) => {
  const next = points.findIndex(({ seconds }) => seconds > playedSeconds)
  const split = next === -1 ? points.length : next
  const before: TrackPoint | undefined = points[Math.max(0, split - 1)]
  const after: TrackPoint | undefined = points[split]
  const dot =
    before && after && split > 0
      ? between(
          before.at,
          after.at,
          (playedSeconds - before.seconds) / Math.max(after.seconds - before.seconds, 0.001),
        )
      : before?.at
  const placesOf = (some: readonly TrackPoint[]): Place[] => some.map(({ at }) => at)
  return {
    dot: dot ?? null,
    played: dot ? [...placesOf(points.slice(0, split)), dot] : [],
    rest: dot ? [dot, ...placesOf(points.slice(split))] : [],
  }
}
