import type { DomainEvent, EventOf, EventType } from '../events.ts'
import type { BranchId, DeliveryId, DriverId, IdOf, IdPrefix, OrderId } from '../shared/ids.ts'
import type { Audience, NotificationKind, PlannedNotice, Volume } from './notice.ts'

type Planner<T extends EventType> = (event: EventOf<T>) => readonly PlannedNotice[]

const customer = (orderId: OrderId, kind: NotificationKind, key: string, volume: Volume): PlannedNotice => ({
  audience: { to: 'customer-of', id: orderId },
  kind,
  about: orderId,
  volume,
  key,
})

const dispatch = (
  about: OrderId | DeliveryId | DriverId | BranchId,
  kind: NotificationKind,
  key: string,
  volume: Volume,
): PlannedNotice => ({ audience: { to: 'dispatch-of', id: about }, kind, about, volume, key })

const driver = (
  driverId: DriverId,
  kind: NotificationKind,
  about: IdOf<IdPrefix>,
  key: string,
  volume: Volume,
): PlannedNotice => ({ audience: { to: 'driver', id: driverId }, kind, about, volume, key })

/** The customer's and the dispatchers' card of an order follow every change without a sound. */
const orderCards = ({ orderId }: { readonly orderId: OrderId }, key: string): PlannedNotice[] => [
  customer(orderId, 'order-card', key, 'quiet'),
  dispatch(orderId, 'dispatch-card', key, 'quiet'),
]

type OfTask = {
  readonly orderId: OrderId
  readonly deliveryId: DeliveryId
  readonly driverId: DriverId | null
}

/** The cards of an order and its driver's task. */
const taskCards = (event: OfTask, key: string, taskVolume: Volume = 'quiet'): PlannedNotice[] => [
  ...orderCards(event, key),
  ...(event.driverId ? [driver(event.driverId, 'task-card', event.deliveryId, key, taskVolume)] : []),
]

const liveLocation = (event: OfTask, key: string): PlannedNotice => ({
  audience: { to: 'customer-of', id: event.orderId },
  kind: 'live-location',
  about: event.deliveryId,
  volume: 'quiet',
  key,
})

/** An ended order: who ended it knows already, the other side hears of it. */
const ended = (event: EventOf<'order.cancelled' | 'order.rejected' | 'order.expired'>, key: string) => [
  ...orderCards(event, key),
  ...(event.by.as === 'customer'
    ? [dispatch(event.orderId, 'dispatch-alarm', key, 'loud')]
    : [customer(event.orderId, 'customer-alert', key, 'loud')]),
]

const offerCards = (
  event: EventOf<'offer.made' | 'offer.accepted' | 'offer.declined' | 'offer.expired' | 'offer.withdrawn'>,
  key: string,
  volume: Volume,
): PlannedNotice[] => [
  driver(event.driverId, 'offer-card', event.offerId, key, volume),
  dispatch(event.deliveryId, 'dispatch-card', key, 'quiet'),
]

const relayed = (event: EventOf<'chat.message-sent'>): PlannedNotice => {
  const { orderId, messageId } = event
  const audience: Audience =
    event.to === 'customer'
      ? { to: 'customer-of', id: orderId }
      : event.to === 'driver'
        ? { to: 'driver-of', id: orderId }
        : { to: 'dispatch-of', id: orderId }
  return { audience, kind: 'relay-message', about: messageId, volume: 'loud', key: 'relay-message' }
}

const silent = () => []

const planners: { readonly [T in EventType]: Planner<T> } = {
  'order.placed': event => [
    customer(event.orderId, 'order-card', 'order-placed', 'quiet'),
    dispatch(event.orderId, 'dispatch-card', 'order-placed', 'loud'),
  ],
  'order.confirmed': event => [
    ...orderCards(event, 'order-confirmed'),
    customer(event.orderId, 'customer-alert', 'order-confirmed', 'loud'),
  ],
  'order.preparing': event => orderCards(event, 'order-preparing'),
  'order.ready': event => [
    ...orderCards(event, 'order-ready'),
    {
      audience: { to: 'driver-of', id: event.orderId },
      kind: 'task-card',
      about: event.orderId,
      volume: 'loud',
      key: 'order-ready',
    },
  ],
  'order.rejected': event => ended(event, 'order-rejected'),
  'order.cancelled': event => ended(event, 'order-cancelled'),
  'order.expired': event => ended(event, 'order-expired'),
  'order.fulfilled': event => [
    ...orderCards(event, 'order-fulfilled'),
    {
      audience: { to: 'rep-of', id: event.customerId },
      kind: 'rep-news',
      about: event.orderId,
      volume: 'quiet',
      key: 'rep-order-fulfilled',
    },
  ],
  'order.returned': event => orderCards(event, 'order-returned'),
  'order.preparation-late': event => [
    dispatch(event.orderId, 'dispatch-alarm', 'preparation-late', 'loud'),
    dispatch(event.orderId, 'dispatch-card', 'preparation-late', 'quiet'),
  ],
  'order.late': event => [
    ...orderCards(event, 'order-late'),
    dispatch(event.orderId, 'dispatch-alarm', 'order-late', 'loud'),
    customer(event.orderId, 'customer-alert', 'order-late', 'quiet'),
  ],
  'review.asked': event => [customer(event.orderId, 'review-ask', 'review-ask', 'quiet')],
  'review.left': event => [
    ...orderCards(event, 'review-left'),
    ...(event.stars <= 2 ? [dispatch(event.orderId, 'dispatch-alarm', 'review-poor', 'quiet')] : []),
  ],
  'delivery.opened': event => [dispatch(event.orderId, 'dispatch-card', 'delivery-opened', 'quiet')],
  'delivery.unserved': event => [
    dispatch(event.orderId, 'dispatch-card', 'delivery-unserved', 'quiet'),
    dispatch(event.orderId, 'dispatch-alarm', `delivery-${event.reason}`, 'loud'),
  ],
  'delivery.cancelled': event => [
    ...taskCards(event, 'delivery-cancelled', 'loud'),
    liveLocation(event, 'delivery-cancelled'),
  ],
  'delivery.accepted': event => [
    ...taskCards(event, 'delivery-accepted'),
    customer(event.orderId, 'customer-alert', 'driver-found', 'quiet'),
  ],
  'delivery.assigned': event => [
    ...taskCards(event, 'delivery-assigned', 'loud'),
    customer(event.orderId, 'customer-alert', 'driver-found', 'quiet'),
  ],
  'delivery.released': event => [
    ...taskCards(event, 'delivery-released', event.by.as === 'driver' ? 'quiet' : 'loud'),
    liveLocation(event, 'delivery-released'),
    ...(event.by.as === 'driver'
      ? [dispatch(event.orderId, 'dispatch-alarm', 'delivery-released', 'loud')]
      : []),
  ],
  'delivery.arrived-at-pickup': event => taskCards(event, 'driver-at-pickup'),
  'delivery.picked-up': event => [
    ...taskCards(event, 'driver-under-way'),
    customer(event.orderId, 'customer-alert', 'driver-under-way', 'loud'),
    liveLocation(event, 'driver-under-way'),
  ],
  'delivery.arrived-at-dropoff': event => [
    ...taskCards(event, 'driver-at-door'),
    customer(event.orderId, 'customer-alert', 'driver-at-door', 'loud'),
    liveLocation(event, 'driver-at-door'),
  ],
  'delivery.delivered': event => [
    ...taskCards(event, 'delivery-delivered'),
    liveLocation(event, 'delivery-delivered'),
  ],
  'delivery.failed': event => [
    ...taskCards(event, 'delivery-failed'),
    liveLocation(event, 'delivery-failed'),
    customer(event.orderId, 'customer-alert', 'delivery-failed', 'loud'),
    dispatch(event.orderId, 'dispatch-alarm', 'delivery-failed', 'loud'),
  ],
  'delivery.returning': event => taskCards(event, 'delivery-returning'),
  'delivery.returned': event => [
    ...taskCards(event, 'delivery-returned'),
    dispatch(event.orderId, 'dispatch-alarm', 'delivery-returned', 'quiet'),
  ],
  'delivery.retried': event => [
    ...taskCards(event, 'delivery-retried'),
    liveLocation(event, 'delivery-retried'),
    customer(event.orderId, 'customer-alert', 'delivery-retried', 'quiet'),
  ],
  'offer.made': event => offerCards(event, 'offer-made', 'loud'),
  'offer.accepted': event => offerCards(event, 'offer-accepted', 'quiet'),
  'offer.declined': event => offerCards(event, 'offer-declined', 'quiet'),
  'offer.expired': event => offerCards(event, 'offer-expired', 'quiet'),
  'offer.withdrawn': event => offerCards(event, 'offer-withdrawn', 'quiet'),
  'shift.started': silent,
  'shift.paused': event =>
    event.reason === 'stale'
      ? [
          driver(event.driverId, 'shift-nudge', event.shiftId, 'shift-paused-stale', 'loud'),
          dispatch(event.driverId, 'dispatch-alarm', 'shift-paused-stale', 'quiet'),
        ]
      : [],
  'shift.resumed': silent,
  'shift.ended': silent,
  'position.stale': event => [driver(event.driverId, 'shift-nudge', event.shiftId, 'position-stale', 'loud')],
  'cash.collected': event => [driver(event.driverId, 'cash-card', event.driverId, 'cash-collected', 'quiet')],
  'cash.declared': event => [
    driver(event.driverId, 'cash-card', event.driverId, 'cash-declared', 'quiet'),
    { ...dispatch(event.driverId, 'cash-card', 'cash-declared', 'loud'), about: event.handOverId },
  ],
  'cash.counted': event => [
    { ...dispatch(event.driverId, 'cash-card', 'cash-counted', 'quiet'), about: event.handOverId },
  ],
  'cash.settled': event => [
    driver(event.driverId, 'cash-card', event.driverId, 'cash-settled', 'loud'),
    { ...dispatch(event.driverId, 'cash-card', 'cash-settled', 'quiet'), about: event.handOverId },
  ],
  'staff.joined': silent,
  'role.granted': silent,
  'role.revoked': silent,
  'session.ended': silent,
  'bond.made': event => [
    {
      audience: { to: 'rep-of', id: event.customerId },
      kind: 'rep-news',
      about: event.customerId,
      volume: 'quiet',
      key: 'rep-customer-brought',
    },
  ],
  'person.blocked-bot': silent,
  'chat.message-sent': event => [relayed(event)],
}

/** Who hears what of an event. The same event always gives the same plan. */
export const planNotices = (event: DomainEvent): readonly PlannedNotice[] =>
  (planners[event.type] as Planner<EventType>)(event)
