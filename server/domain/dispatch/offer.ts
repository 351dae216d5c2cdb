import { Refusal } from '../refusals.ts'
import type { Step } from '../shared/doer.ts'
import type { DeliveryId, DriverId, OfferId } from '../shared/ids.ts'
import { isLess, type Money } from '../shared/money.ts'
import { addSeconds } from '../shared/time.ts'
import type { Transitions } from '../shared/transitions.ts'
import { moveTo } from '../transition.ts'
import type { OfferEvent } from './events.ts'
import type { Candidate } from './rank.ts'

export type OfferStatus = 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'

export const offerTransitions = {
  open: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: [],
  declined: [],
  expired: [],
  withdrawn: [],
} as const satisfies Transitions<OfferStatus>

export type Offer = {
  readonly id: OfferId
  readonly deliveryId: DeliveryId
  readonly driverId: DriverId
  readonly status: OfferStatus
  readonly version: number
  readonly round: number
  readonly expiresAt: Date
}

export type OfferDecision<O extends Offer> = { readonly offer: O; readonly events: readonly OfferEvent[] }

const ofOffer = (offer: Offer, step: Step) => ({
  offerId: offer.id,
  deliveryId: offer.deliveryId,
  driverId: offer.driverId,
  by: step.by,
  at: step.at.toISOString(),
})

const move = <O extends Offer>(offer: O, to: OfferStatus, step: Step): O =>
  moveTo<OfferStatus, O>('offer', offerTransitions, offer, to, step)

/** A delivery is put to one driver. */
export const makeOffer = (
  to: {
    readonly id: OfferId
    readonly deliveryId: DeliveryId
    readonly driverId: DriverId
    readonly round: number
    readonly ttlSeconds: number
  },
  step: Step,
): OfferDecision<Offer> => {
  const { id, deliveryId, driverId, round, ttlSeconds } = to
  const expiresAt = addSeconds(step.at, ttlSeconds)
  const offer: Offer = { id, deliveryId, driverId, status: 'open', version: 1, round, expiresAt }
  return { offer, events: [{ type: 'offer.made', ...ofOffer(offer, step) }] }
}

/** True from the instant of expiry on. */
export const hasExpired = (offer: Offer, at: Date): boolean => at >= offer.expiresAt

// The driver should learn what became of the offer, not merely that it moved on.
const requireOpen = (offer: Offer, at: Date) => {
  const facts = { status: offer.status, version: offer.version }
  if (offer.status === 'withdrawn') throw new Refusal('offer.withdrawn', facts)
  if (offer.status === 'expired' || (offer.status === 'open' && hasExpired(offer, at))) {
    throw new Refusal('offer.expired', facts)
  }
}

/** @throws Refusal offer.not-yours */
export const requireOwnOffer = (offer: Offer, driverId: DriverId): void => {
  if (offer.driverId !== driverId) throw new Refusal('offer.not-yours')
}

/**
 * Since they were asked they may have been given other deliveries: who accepts needs a free hand, and room for the cash.
 * @throws Refusal offer.hands-full, offer.no-room-for-cash
 */
export const requireRoom = (
  { capacity, activeDeliveries, cashRoom }: Pick<Candidate, 'capacity' | 'activeDeliveries' | 'cashRoom'>,
  cashToCollect: Money,
): void => {
  if (activeDeliveries >= capacity) throw new Refusal('offer.hands-full', { most: capacity })
  if (isLess(cashRoom, cashToCollect))
    throw new Refusal('offer.no-room-for-cash', { cash: cashToCollect, room: cashRoom })
}

/**
 * The driver takes it, if it is open and in time. That nobody else has the delivery is checked with the delivery.
 * @throws Refusal offer.withdrawn, offer.expired, offer.already-done, offer.wrong-moment
 */
export const acceptOffer = <O extends Offer>(offer: O, step: Step): OfferDecision<O> => {
  requireOpen(offer, step.at)
  return {
    offer: move(offer, 'accepted', step),
    events: [{ type: 'offer.accepted', ...ofOffer(offer, step) }],
  }
}

/** @throws Refusal offer.withdrawn, offer.expired, offer.already-done, offer.wrong-moment */
export const declineOffer = <O extends Offer>(offer: O, step: Step): OfferDecision<O> => {
  requireOpen(offer, step.at)
  return {
    offer: move(offer, 'declined', step),
    events: [{ type: 'offer.declined', ...ofOffer(offer, step) }],
  }
}

/** Its time is over. @throws Refusal offer.wrong-moment when it is not yet, or when it was answered */
export const expireOffer = <O extends Offer>(offer: O, step: Step): OfferDecision<O> => {
  const expired = move(offer, 'expired', step)
  if (!hasExpired(offer, step.at)) {
    throw new Refusal('offer.wrong-moment', { status: offer.status, version: offer.version })
  }
  return { offer: expired, events: [{ type: 'offer.expired', ...ofOffer(offer, step) }] }
}

/** Taken back: another driver won, the dispatcher assigned, or the order was called off. */
export const withdrawOffer = <O extends Offer>(offer: O, step: Step): OfferDecision<O> => ({
  offer: move(offer, 'withdrawn', step),
  events: [{ type: 'offer.withdrawn', ...ofOffer(offer, step) }],
})
