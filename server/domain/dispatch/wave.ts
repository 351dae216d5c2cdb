import type { DeliveryId, DriverId } from '../shared/ids.ts'
import type { Money } from '../shared/money.ts'
import type { LatLng } from '../shared/place.ts'

/** All that waits and all who drive, at one moment. */
export type Wave = {
  readonly at: Date
  readonly drivers: readonly WaveDriver[]
  readonly waiting: readonly WaitingDelivery[]
  /** How long each leg takes: row by row, from and to the places of `placesOf(drivers, waiting)`; Infinity: no way. */
  readonly travelSeconds: Float64Array
  readonly pickUpSeconds: number
  readonly handOverSeconds: number
}

export type WaveDriver = {
  readonly driverId: DriverId
  readonly place: LatLng
  /** When they can set out from there. */
  readonly freeAt: Date
  readonly shiftEndsAt: Date
  /** Deliveries they can have on board at once. */
  readonly capacity: number
  /** Deliveries they may have in all, those they have already included. */
  readonly mostDeliveries: number
  /** What travel times are multiplied by for them: 2 for a vehicle that is half as fast. */
  readonly pace: number
  /** Cap less cash in hand; what they have on board will come off it. */
  readonly cashRoom: Money
  readonly onBoard: readonly CarriedDelivery[]
}

export type CarriedDelivery = {
  readonly deliveryId: DeliveryId
  readonly dropOff: LatLng
  readonly promisedBy: Date
  /** When it may be handed over at the earliest; null: any time. */
  readonly notBefore: Date | null
  readonly cashToCollect: Money
}

export type WaitingDelivery = CarriedDelivery & {
  readonly pickUp: LatLng
  readonly readyAt: Date
  /** Who has accepted it; null: nobody yet. */
  readonly driverId: DriverId | null
  /** Who may not get it. */
  readonly barred: ReadonlySet<DriverId>
}

export type WaveStop = { readonly deliveryId: DeliveryId; readonly kind: 'pick-up' | 'drop-off' }
export type WaveRoutes = ReadonlyMap<DriverId, readonly WaveStop[]>

/** Every place of a wave: drivers, what each of them has on board, then pickup and drop-off of each that waits. */
export const placesOf = (
  drivers: readonly WaveDriver[],
  waiting: readonly WaitingDelivery[],
): readonly LatLng[] => [
  ...drivers.map(driver => driver.place),
  ...drivers.flatMap(driver => driver.onBoard.map(carried => carried.dropOff)),
  ...waiting.flatMap(({ pickUp, dropOff }) => [pickUp, dropOff]),
]

/** A square table of seconds for places, from what one leg takes. */
export const travelTable = (
  places: readonly LatLng[],
  seconds: (from: LatLng, to: LatLng) => number,
): Float64Array => {
  const table = new Float64Array(places.length * places.length)
  for (const [row, from] of places.entries()) {
    for (const [column, to] of places.entries()) table[row * places.length + column] = seconds(from, to)
  }
  return table
}
