import type { BranchId, DeliveryId, DriverId, IdOf, IdPrefix, OrderId, UserId } from '../shared/ids.ts'
import { isWithinLocal, type LocalTime } from '../shared/time.ts'

/** Who is told, by what the event knows; the use case looks up the chats. */
export type Audience =
  | { readonly to: 'customer-of'; readonly id: OrderId }
  /** Dispatchers of the branch of this order, delivery or driver (a driver without a branch: of all branches). */
  | { readonly to: 'dispatch-of'; readonly id: OrderId | DeliveryId | DriverId | BranchId }
  | { readonly to: 'driver'; readonly id: DriverId }
  /** Whoever has the order's delivery now, if anybody has. */
  | { readonly to: 'driver-of'; readonly id: OrderId }
  /** The rep who brought this customer, if anybody did. */
  | { readonly to: 'rep-of'; readonly id: UserId }

/** Cards are edited in place and show the present state; everything else is said once. */
export const cardKinds = [
  'order-card',
  'dispatch-card',
  'offer-card',
  'task-card',
  'cash-card',
  'live-location',
] as const
export const onceKinds = [
  'customer-alert',
  'dispatch-alarm',
  'review-ask',
  'shift-nudge',
  'relay-message',
  'rep-news',
] as const
export type CardKind = (typeof cardKinds)[number]
export type NotificationKind = CardKind | (typeof onceKinds)[number]

export const isCard = (kind: NotificationKind): kind is CardKind =>
  (cardKinds as readonly string[]).includes(kind)

export type Volume = 'loud' | 'quiet'

export type PlannedNotice = {
  readonly audience: Audience
  readonly kind: NotificationKind
  /** What it is about. An order's cards may be named by the order or by its delivery: whoever sends knows the pair. */
  readonly about: IdOf<IdPrefix>
  readonly volume: Volume
  /** Which sentence, not the sentence. For a card: which change made it speak up. */
  readonly key: string
}

/** When there is too much to send at once, 0 goes before 1 before 2. */
export const urgencyOf: Readonly<Record<NotificationKind, 0 | 1 | 2>> = {
  'offer-card': 0,
  'dispatch-alarm': 0,
  'relay-message': 0,
  'customer-alert': 0,
  'shift-nudge': 0,
  'task-card': 0,
  'order-card': 1,
  'dispatch-card': 1,
  'cash-card': 1,
  'live-location': 1,
  'review-ask': 2,
  'rep-news': 2,
}

/** Night on the person's own clock. */
export const isNight = (time: LocalTime): boolean => isWithinLocal(time, '22:00', '08:00')

/**
 * Whoever is at work hears what is meant for them. A customer or rep is left in peace at night, unless they wait for
 * this very order (it is on its way or wanted as soon as possible).
 */
export const volumeAt = (
  notice: PlannedNotice,
  person: { readonly localTime: LocalTime; readonly isWaiting: boolean },
): Volume => {
  const { to } = notice.audience
  const isAtWork = to === 'driver' || to === 'driver-of' || to === 'dispatch-of'
  return isAtWork || person.isWaiting || !isNight(person.localTime) ? notice.volume : 'quiet'
}
