type Place = { readonly latitude: number; readonly longitude: number }

/** A map link that phones open in the person's own map app. */
export const mapUrl = ({ latitude, longitude }: Place): string =>
  `https://www.google.com/maps/dir/?api=1&destination=${latitude.toFixed(6)},${longitude.toFixed(6)}`

/** A link that opens a bot with a payload. */
export const startUrl = (username: string, payload: string): string =>
  `https://t.me/${username}?start=${payload}`
