/** WGS-84 degrees. */
export type LatLng = { readonly latitude: number; readonly longitude: number }

/** Mean Earth radius in metres (IUGG). */
const earthRadiusMetres = 6_371_008.8

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** True for finite degrees within the globe. */
export const isPlace = (place: LatLng): boolean =>
  Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180

/** Great-circle distance in metres (haversine). */
export const metresBetween = (a: LatLng, b: LatLng): number => {
  const dLatitude = radians(b.latitude - a.latitude)
  const dLongitude = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)))
}

/**
 * Even-odd test of a point against a polygon ring (closed by itself, at least three corners; fewer hold nothing).
 * A point on the edge may fall either way. Rings across the antimeridian are not supported.
 */
export const isInside = (polygon: readonly LatLng[], point: LatLng): boolean => {
  if (polygon.length < 3) return false
  let inside = false
  let previous = polygon[polygon.length - 1]
  for (const corner of polygon) {
    if (
      previous &&
      corner.latitude > point.latitude !== previous.latitude > point.latitude &&
      point.longitude <
        ((previous.longitude - corner.longitude) * (point.latitude - corner.latitude)) /
          (previous.latitude - corner.latitude) +
          corner.longitude
    ) {
      inside = !inside
    }
    previous = corner
  }
  return inside
}

/** Blurs a place for people who need not know the door: 3 decimals is about 110 metres. */
export const roundCoordinates = (place: LatLng, decimals = 3): LatLng => {
  const factor = 10 ** decimals
  return {
    latitude: Math.round(place.latitude * factor) / factor,
    longitude: Math.round(place.longitude * factor) / factor,
  }
}

/** Initial course from a to b in degrees, 0 = north, 90 = east, below 360. */
export const bearing = (a: LatLng, b: LatLng): number => {
  const dLongitude = radians(b.longitude - a.longitude)
  const [from, to] = [radians(a.latitude), radians(b.latitude)]
  const y = Math.sin(dLongitude) * Math.cos(to)
  const x = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(dLongitude)
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
}
