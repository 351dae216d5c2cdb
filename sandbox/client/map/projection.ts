import type { LatLng } from './find-route.ts'

/** A point of the flat world in which the whole earth is one unit wide; y grows south. */
export type Flat = readonly [x: number, y: number]

/** Where a map looks. Zoom as everywhere: the earth is 256 · 2^zoom pixels wide. */
export type View = { center: LatLng; zoom: number }

export function flatten([lat, lng]: LatLng): Flat {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export function unflatten([x, y]: Flat): LatLng {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
  return [lat, (x - 0.5) * 360]
}

/** Pixels across the whole earth. */
export const worldPixels = (zoom: number) => 256 * 2 ** zoom

/** Pixels right of and below the middle of the view. */
export function offsetInView(point: LatLng, { center, zoom }: View): { x: number; y: number } {
  const [x, y] = flatten(point)
  const [middleX, middleY] = flatten(center)
  const scale = worldPixels(zoom)
  return { x: (x - middleX) * scale, y: (y - middleY) * scale }
}

/** The place that lies this many pixels from the middle of the view. */
export function placeInView({ x, y }: { x: number; y: number }, { center, zoom }: View): LatLng {
  const [middleX, middleY] = flatten(center)
  const scale = worldPixels(zoom)
  return unflatten([middleX + x / scale, middleY + y / scale])
}
