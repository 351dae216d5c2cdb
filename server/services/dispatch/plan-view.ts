import { isVehicle } from '../../domain/delivery/eta.ts'
import type { TimedStop } from '../../domain/dispatch/wave-times.ts'
import type { LatLng } from '../../domain/shared/place.ts'
import type { Deps } from '../deps.ts'
import type { StopView } from './api.ts'
import type { PlannedRow } from './read-wave.ts'

/** Five decimals of a degree are about a metre: more would only make answers longer. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** A timed stop as people see it. */
export const stopView = (
  { stop, arrivesAt, lateSeconds }: Pick<TimedStop, 'stop' | 'arrivesAt' | 'lateSeconds'>,
  row: PlannedRow,
  place: LatLng,
): StopView => {
  const kind = stop.kind === 'pick-up' ? 'pickup' : row.status === 'returning' ? 'return' : 'dropoff'
  return {
    kind,
    deliveryId: row.id,
    orderNumber: row.order.number,
    place,
    arrivesAt,
    promisedAt: kind === 'dropoff' ? row.promisedAt : null,
    lateMinutes: kind === 'dropoff' ? Math.ceil(lateSeconds / 60) : 0,
  }
}

/** The line of a way: by street where streets are known, else from stop to stop. */
export const lineOf = async (
  { travel }: Pick<Deps, 'travel'>,
  places: readonly LatLng[],
  vehicle: string,
): Promise<{ line: readonly (readonly [number, number])[]; isByStreet: boolean }> => {
  const path = places.length > 1 ? await travel.path(places, isVehicle(vehicle) ? vehicle : 'scooter') : null
  return {
    line: (path ?? places).map(({ latitude, longitude }) => [rounded(latitude), rounded(longitude)] as const),
    isByStreet: path !== null,
  }
}
