import { type GridPoint, WORLD_UNITS } from './qa-tiles.ts'

/** Latitude and longitude in degrees. */
export type LatLng = [lat: number, lng: number]

/** South, west, north, east in degrees. */
export type Bounds = [south: number, west: number, north: number, east: number]

/** Web Mercator grid to degrees, rounded to five decimals (about a metre). */
export function toLatLng([x, y]: GridPoint): LatLng {
  const lng = (x / WORLD_UNITS) * 360 - 180
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD_UNITS))) * 180) / Math.PI
  return [round5(lat), round5(lng)]
}

/** Degrees to the Web Mercator grid. */
export function toGrid([lat, lng]: LatLng): GridPoint {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [((lng + 180) / 360) * WORLD_UNITS, y * WORLD_UNITS]
}

/** Grid units that make one metre on the ground at this latitude. */
export function unitsPerMetre(lat: number): number {
  return WORLD_UNITS / (40_075_016.686 * Math.cos((lat * Math.PI) / 180))
}

/** Great-circle distance in metres. */
export function metresBetween(a: LatLng, b: LatLng): number {
  const rad = Math.PI / 180
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const h =
    half((b[0] - a[0]) * rad) + Math.cos(a[0] * rad) * Math.cos(b[0] * rad) * half((b[1] - a[1]) * rad)
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

/** Drops points that lie within `tolerance` of the line through their neighbours (Douglas–Peucker). */
export function simplify(points: readonly GridPoint[], tolerance: number): GridPoint[] {
  if (points.length < 3) return [...points]
  const kept = new Uint8Array(points.length)
  kept[0] = 1
  kept[points.length - 1] = 1
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = -1
    let distance = tolerance
    for (let i = from + 1; i < to; i++) {
      const d = distanceToSegment(points[i] as GridPoint, points[from] as GridPoint, points[to] as GridPoint)
      if (d > distance) {
        distance = d
        farthest = i
      }
    }
    if (farthest < 0) continue
    kept[farthest] = 1
    spans.push([from, farthest], [farthest, to])
  }
  return points.filter((_, i) => kept[i] === 1)
}

/** Signed area of a ring in square units; the sign tells its direction. */
export function ringArea(ring: readonly GridPoint[]): number {
  let sum = 0
  let previous = ring[ring.length - 1]
  for (const point of ring) {
    if (previous) sum += previous[0] * point[1] - point[0] * previous[1]
    previous = point
  }
  return sum / 2
}

function distanceToSegment(p: GridPoint, a: GridPoint, b: GridPoint): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

function round5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
