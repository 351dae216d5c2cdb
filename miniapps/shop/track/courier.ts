import type { MovedDriver } from '../../../server/contracts/live.ts'
import type { Order } from './status.ts'

type Delivery = NonNullable<Order['delivery']>

/** Where a driver was, as the live wire told it. */
export type Told = {
  readonly driverId: string
  readonly at: { readonly latitude: number; readonly longitude: number }
  readonly heading: number | null
  /** Epoch milliseconds on the clock of this device. */
  readonly measuredAt: number
  /** When the place that the order knew by then had been recorded: whatever is told afterwards is newer than that. */
  readonly after: string | null
}

export type Courier = {
  readonly at: { readonly latitude: number; readonly longitude: number }
  readonly heading: number | null
  readonly ageSeconds: number
}

/** @param delivery as it is known when this is told @param now epoch milliseconds */
export const toldBy = (
  [driverId, latitude, longitude, heading, ageSeconds]: MovedDriver,
  delivery: Delivery | null | undefined,
  now = Date.now(),
): Told => ({
  driverId,
  at: { latitude, longitude },
  heading,
  measuredAt: now - ageSeconds * 1000,
  after: delivery?.driverPlace?.recordedAt ?? null,
})

/**
 * Where the order's driver was last, and how long ago: of what was told and what the order says itself the newer one.
 * The device's clock, which may be wrong, only decides about an order that was loaded since.
 * @param now epoch milliseconds
 */
export const courierOf = (delivery: Delivery | null, told: Told | null, now = Date.now()): Courier | null => {
  const known = delivery?.driverPlace
  const recordedAt = known ? Date.parse(known.recordedAt) : 0
  const seen = (at: Courier['at'], heading: number | null, since: number): Courier => ({
    at,
    heading,
    ageSeconds: Math.max(0, (now - since) / 1000),
  })
  if (told && told.driverId === delivery?.driver?.driverId) {
    const isNewer = !known || known.recordedAt === told.after || told.measuredAt >= recordedAt
    if (isNewer) return seen(told.at, told.heading, told.measuredAt)
  }
  return known ? seen(known.place, known.heading, recordedAt) : null
}
