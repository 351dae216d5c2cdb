/** [latitude, longitude] in degrees. */
export type Point = readonly [number, number]

const earthRadiusMetres = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in metres (haversine). */
export function metresBetween(from: Point, to: Point): number {
  const latitudes = Math.sin(radians(to[0] - from[0]) / 2) ** 2
  const longitudes = Math.sin(radians(to[1] - from[1]) / 2) ** 2
  const chord = latitudes + Math.cos(radians(from[0])) * Math.cos(radians(to[0])) * longitudes
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** Which way the road goes, degrees 1 to 360 (north is 360). */
export function headingBetween(from: Point, to: Point): number {
  const turn = radians(to[1] - from[1])
  const y = Math.sin(turn) * Math.cos(radians(to[0]))
  const x =
    Math.cos(radians(from[0])) * Math.sin(radians(to[0])) -
    Math.sin(radians(from[0])) * Math.cos(radians(to[0])) * Math.cos(turn)
  const degrees = Math.round((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
  return degrees === 0 ? 360 : degrees
}

export function lengthOf(path: readonly Point[]): number {
  let metres = 0
  for (let at = 1; at < path.length; at++) metres += metresBetween(path[at - 1] as Point, path[at] as Point)
  return metres
}

/** The place `metres` along the path, and the heading there. Beyond the end: the end. */
export function placeAlong(path: readonly Point[], metres: number): { point: Point; heading: number } {
  let left = metres
  for (let at = 1; at < path.length; at++) {
    const [from, to] = [path[at - 1] as Point, path[at] as Point]
    const length = metresBetween(from, to)
    if (left < length) {
      const share = left / length
      const point: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
      return { point, heading: headingBetween(from, to) }
    }
    left -= length
  }
  const [beforeLast, last] = [path.at(-2) ?? path[0], path.at(-1)]
  const end = last ?? [0, 0]
  return { point: end, heading: headingBetween(beforeLast ?? end, end) }
}
