import type { Doer } from '../shared/doer.ts'
import type { DeliveryId, DriverId, OfferId } from '../shared/ids.ts'

/** `at` is an ISO instant: events are kept as JSON. */
type OfOffer = {
  readonly offerId: OfferId
  readonly deliveryId: DeliveryId
  readonly driverId: DriverId
  readonly by: Doer
  readonly at: string
}

export type OfferEvent =
  | ({ readonly type: 'offer.made' } & OfOffer)
  | ({ readonly type: 'offer.accepted' } & OfOffer)
  | ({ readonly type: 'offer.declined' } & OfOffer)
  | ({ readonly type: 'offer.expired' } & OfOffer)
  | ({ readonly type: 'offer.withdrawn' } & OfOffer)
