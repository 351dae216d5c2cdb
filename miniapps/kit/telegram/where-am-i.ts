import { hear, knows, tell } from './launch.ts'

export type Here = {
  readonly latitude: number
  readonly longitude: number
  readonly accuracyMetres: number | null
}
type Trouble = 'refused' | 'unavailable'

const patienceMs = 12_000

const fromBrowser = (): Promise<Here | Trouble> =>
  new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve('unavailable')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: coords.latitude,
          longitude: coords.longitude,
          accuracyMetres: coords.accuracy,
        }),
      error => resolve(error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { enableHighAccuracy: true, maximumAge: 0, timeout: patienceMs },
    )
  })

const fromTelegram = (): Promise<Here | Trouble> =>
  new Promise(resolve => {
    const timer = setTimeout(() => end('unavailable'), patienceMs)
    const offs = [
      hear('location_checked', event => {
        if (!event.available) end('unavailable')
        else if (event.access_requested && !event.access_granted) end('refused')
        else tell('web_app_request_location')
      }),
      hear('location_requested', event => {
        if (!event.available) end('refused')
        else
          end({
            latitude: event.latitude,
            longitude: event.longitude,
            accuracyMetres: event.horizontal_accuracy ?? null,
          })
      }),
    ]
    const end = (found: Here | Trouble): void => {
      clearTimeout(timer)
      for (const off of offs) off()
      resolve(found)
    }
    tell('web_app_check_location')
  })

/**
 * Where the person is, at most 12 seconds later. Telegram is asked first; some of its clients cannot, and some tell an
 * old place, so the browser is the second way, and a pin on the map always has the last word.
 */
export const whereAmI = async (): Promise<Here | Trouble> => {
  if (!knows('web_app_request_location')) return fromBrowser()
  const found = await fromTelegram()
  return found === 'unavailable' ? fromBrowser() : found
}
