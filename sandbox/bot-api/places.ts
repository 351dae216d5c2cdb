import { endlessLivePeriod, type LiveShare, type Place } from '../world/model.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'

const shortestLivePeriod = 60
const longestLivePeriod = 86_400

/** Where: both coordinates must be given; the accuracy is optional. */
export function placeOf(call: Call<'latitude' | 'longitude'>): Place {
  if (call.text('latitude').trim() === '') throw badRequest('latitude is empty')
  if (call.text('longitude').trim() === '') throw badRequest('longitude is empty')
  const [latitude, longitude] = [call.decimal('latitude'), call.decimal('longitude')]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest('wrong location specified')
  const accuracy = Number.parseFloat(call.legacy('horizontal_accuracy'))
  const place: Place = { latitude: rounded(latitude), longitude: rounded(longitude) }
  if (accuracy > 0) place.horizontalAccuracy = Math.min(1500, accuracy)
  return place
}

/** Telegram keeps about six decimals, a hand's breadth on the ground. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** How a location stays live, or null for a plain pin. */
export function liveShareOf(
  call: Call<'live_period' | 'heading' | 'proximity_alert_radius'>,
): LiveShare | null {
  const period = call.integer('live_period', 0, 0)
  if (period === 0) return null
  if (!isLivePeriod(period)) throw badRequest('wrong live location period specified')
  return { period, isStopped: false, ...courseOf(call) }
}

export function isLivePeriod(period: number): boolean {
  return period === endlessLivePeriod || (period >= shortestLivePeriod && period <= longestLivePeriod)
}

/** Heading and alert distance; 0 or nothing leaves them out. */
export function courseOf(call: Call<'heading' | 'proximity_alert_radius'>): Partial<LiveShare> {
  const heading = call.integer('heading', 0)
  if (heading < 0 || heading > 360) throw badRequest('wrong live location heading specified')
  const radius = call.integer('proximity_alert_radius', 0)
  if (radius < 0 || radius > 100_000) throw badRequest('wrong live location proximity alert radius specified')
  return { ...(heading > 0 ? { heading } : {}), ...(radius > 0 ? { proximityAlertRadius: radius } : {}) }
}
