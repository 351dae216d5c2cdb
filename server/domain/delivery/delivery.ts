import { Refusal } from '../refusals.ts'
import { type Step, unseen } from '../shared/doer.ts'
import type { BranchId, DeliveryId, DriverId, OrderId } from '../shared/ids.ts'
import type { Transitions } from '../shared/transitions.ts'
import { moveTo, requireVersion } from '../transition.ts'
import type { DeliveryEvent } from './events.ts'
import type { FailureReason } from './failure-reason.ts'
import { type HandOver, requireHandOver } from './proof.ts'

export type DeliveryStatus =
  | 'unassigned'
  | 'offered'
  | 'accepted'
  | 'at_pickup'
  | 'picked_up'
  | 'at_dropoff'
  | 'delivered'
  | 'failed'
  | 'returning'
  | 'returned'
  | 'cancelled'

/**
 * The movement's machine. `failed -> picked_up` is another try at the same door, `returned -> unassigned` another try
 * from the branch, `cancelled` the end of a delivery whose order was called off while no driver held the goods.
 */
export const deliveryTransitions = {
  unassigned: ['offered', 'accepted', 'cancelled'],
  offered: ['accepted', 'unassigned', 'cancelled'],
  accepted: ['at_pickup', 'unassigned', 'cancelled'],
  at_pickup: ['picked_up', 'unassigned', 'cancelled'],
  picked_up: ['at_dropoff', 'failed'],
  at_dropoff: ['delivered', 'failed'],
  failed: ['picked_up', 'returning'],
  returning: ['returned'],
  returned: ['unassigned'],
  delivered: [],
  cancelled: [],
} as const satisfies Transitions<DeliveryStatus>

export type { FailureReason } from './failure-reason.ts'

/** A driver is on it: counts against capacity, and its customer watches the map. */
/** While the driver is on their way with it or to it: where they are is shown to whoever waits. */
export const shownOnTheWay: readonly DeliveryStatus[] = ['accepted', 'at_pickup', 'picked_up', 'at_dropoff']
export const activeStatuses: readonly DeliveryStatus[] = [
  'accepted',
  'at_pickup',
  'picked_up',
  'at_dropoff',
  'failed',
  'returning',
]
/** Nobody has it yet. */
export const searchingStatuses: readonly DeliveryStatus[] = ['unassigned', 'offered']
/** The driver has the goods in hand. */
export const goodsOutStatuses: readonly DeliveryStatus[] = ['picked_up', 'at_dropoff', 'failed', 'returning']

/** What the rules need of a delivery; callers may carry more, it comes back untouched. */
export type Delivery = {
  readonly id: DeliveryId
  readonly orderId: OrderId
  readonly branchId: BranchId
  readonly status: DeliveryStatus
  readonly version: number
  readonly driverId: DriverId | null
  /** Tries at the door so far, counted from 1. */
  readonly attempt: number
  readonly failureReason: FailureReason | null
}

/** What a rule decided: the delivery as it should be, and the news of it. */
export type DeliveryDecision<D extends Delivery> = {
  readonly delivery: D
  readonly events: readonly DeliveryEvent[]
}

const ofDelivery = (delivery: Delivery, step: Step) => ({
  deliveryId: delivery.id,
  orderId: delivery.orderId,
  branchId: delivery.branchId,
  by: step.by,
  at: step.at.toISOString(),
})

const move = <D extends Delivery>(
  delivery: D,
  to: DeliveryStatus,
  step: Step,
  from?: readonly DeliveryStatus[],
): D => moveTo<DeliveryStatus, D>('delivery', deliveryTransitions, delivery, to, step, from)

const driverOf = (delivery: Delivery): DriverId => {
  if (delivery.driverId === null)
    throw new TypeError(`delivery ${delivery.id} is ${delivery.status} without a driver`)
  return delivery.driverId
}

/**
 * A delivery is moved by its own driver, by the staff or by the system; to any other driver it is somebody else's.
 * @throws Refusal delivery.not-yours
 */
export const requireOwnDelivery = (delivery: Delivery, driverId: DriverId): void => {
  if (delivery.driverId !== driverId) throw new Refusal('delivery.not-yours')
}

/** The news of a new delivery. The record itself is built by the use case: 'unassigned', version 1, attempt 1. */
export const opened = (delivery: Delivery, step: Step): DeliveryEvent => ({
  type: 'delivery.opened',
  ...ofDelivery(delivery, step),
})

/** The first offers go out. Further offers of a delivery that is 'offered' change nothing. */
export const offerOut = <D extends Delivery>(delivery: D, step: Step): D =>
  delivery.status === 'offered' ? delivery : move(delivery, 'offered', step)

/** No offer is open any more and nobody took it. A delivery that is not 'offered' stays as it is. */
export const offersClosed = <D extends Delivery>(delivery: D, step: Step): D =>
  delivery.status === 'offered' ? move(delivery, 'unassigned', step) : delivery

/** Nobody is found. Said for the dispatcher; changes nothing. */
export const unserved = (
  delivery: Delivery,
  reason: 'nobody-on-shift' | 'nobody-accepts',
  step: Step,
): DeliveryEvent => ({ type: 'delivery.unserved', reason, ...ofDelivery(delivery, step) })

/**
 * A driver takes an offered delivery. The version is that of the delivery, not of the offer.
 * @throws Refusal delivery.taken when another driver has it, delivery.already-done when this one has, delivery.wrong-moment
 */
export const accept = <D extends Delivery>(
  delivery: D,
  driverId: DriverId,
  step: Step,
): DeliveryDecision<D> => {
  if (delivery.driverId !== null && delivery.driverId !== driverId) throw new Refusal('delivery.taken')
  const accepted = { ...move(delivery, 'accepted', step, ['offered']), driverId }
  return {
    delivery: accepted,
    events: [{ type: 'delivery.accepted', driverId, ...ofDelivery(delivery, step) }],
  }
}

/**
 * A dispatcher gives the delivery to a driver, taking it from another one if that one has not got the goods yet.
 * Offers that are still open are the use case's to withdraw.
 * @throws Refusal delivery.already-done (this driver has it, or an old tap), delivery.wrong-moment (the goods are out)
 */
export const assign = <D extends Delivery>(
  delivery: D,
  driverId: DriverId,
  step: Step,
): DeliveryDecision<D> => {
  requireVersion('delivery', delivery, step)
  const isHeld = delivery.driverId !== null && activeStatuses.includes(delivery.status)
  if (isHeld && delivery.driverId === driverId) {
    throw new Refusal('delivery.already-done', { status: delivery.status, version: delivery.version })
  }
  const freed = isHeld ? release(delivery, unseen(step)) : { delivery, events: [] }
  return {
    delivery: { ...move(freed.delivery, 'accepted', unseen(step)), driverId },
    events: [...freed.events, { type: 'delivery.assigned', driverId, ...ofDelivery(delivery, step) }],
  }
}

/** Given back before pickup, by the driver or by the dispatcher. */
export const release = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => {
  const freed = move(delivery, 'unassigned', step, ['accepted', 'at_pickup'])
  return {
    delivery: { ...freed, driverId: null },
    events: [{ type: 'delivery.released', driverId: driverOf(delivery), ...ofDelivery(delivery, step) }],
  }
}

export const arriveAtPickup = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => ({
  delivery: move(delivery, 'at_pickup', step),
  events: [
    { type: 'delivery.arrived-at-pickup', driverId: driverOf(delivery), ...ofDelivery(delivery, step) },
  ],
})

/** @throws Refusal delivery.order-not-ready when the goods are not packed */
export const pickUp = <D extends Delivery>(
  delivery: D,
  orderIsReady: boolean,
  step: Step,
): DeliveryDecision<D> => {
  const pickedUp = move(delivery, 'picked_up', step, ['at_pickup'])
  if (!orderIsReady) throw new Refusal('delivery.order-not-ready')
  return {
    delivery: pickedUp,
    events: [{ type: 'delivery.picked-up', driverId: driverOf(delivery), ...ofDelivery(delivery, step) }],
  }
}

export const arriveAtDropoff = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => ({
  delivery: move(delivery, 'at_dropoff', step),
  events: [
    { type: 'delivery.arrived-at-dropoff', driverId: driverOf(delivery), ...ofDelivery(delivery, step) },
  ],
})

/**
 * The goods are with the customer.
 * @throws Refusal delivery.proof-missing (facts `missing`), delivery.cash-missing (facts `due`)
 */
export const deliver = <D extends Delivery>(
  delivery: D,
  handOver: HandOver,
  step: Step,
): DeliveryDecision<D> => {
  const delivered = move(delivery, 'delivered', step)
  requireHandOver(handOver, step.by)
  return {
    delivery: delivered,
    events: [{ type: 'delivery.delivered', driverId: driverOf(delivery), ...ofDelivery(delivery, step) }],
  }
}

/** The goods could not be handed over. */
export const fail = <D extends Delivery>(
  delivery: D,
  why: { readonly reason: FailureReason; readonly note?: string },
  step: Step,
): DeliveryDecision<D> => ({
  delivery: { ...move(delivery, 'failed', step), failureReason: why.reason },
  events: [
    {
      type: 'delivery.failed',
      reason: why.reason,
      note: why.note ?? null,
      driverId: driverOf(delivery),
      ...ofDelivery(delivery, step),
    },
  ],
})

/** Another try: at the door by the same driver after a failure, or from the branch once the goods are back there. */
export const retry = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => {
  const isBack = delivery.status === 'returned'
  const moved = move(delivery, isBack ? 'unassigned' : 'picked_up', step, ['failed', 'returned'])
  const driverId = isBack ? null : delivery.driverId
  return {
    delivery: { ...moved, driverId, attempt: delivery.attempt + 1, failureReason: null },
    events: [
      {
        type: 'delivery.retried',
        from: isBack ? 'branch' : 'door',
        driverId,
        ...ofDelivery(delivery, step),
      },
    ],
  }
}

/** The driver brings the goods back. */
export const startReturn = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => ({
  delivery: move(delivery, 'returning', step),
  events: [{ type: 'delivery.returning', driverId: driverOf(delivery), ...ofDelivery(delivery, step) }],
})

/** The goods are at the branch again. */
export const completeReturn = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => ({
  delivery: move(delivery, 'returned', step),
  events: [{ type: 'delivery.returned', driverId: driverOf(delivery), ...ofDelivery(delivery, step) }],
})

/** The order was called off and no driver holds the goods. */
export const cancelDelivery = <D extends Delivery>(delivery: D, step: Step): DeliveryDecision<D> => ({
  delivery: move(delivery, 'cancelled', step),
  events: [{ type: 'delivery.cancelled', driverId: delivery.driverId, ...ofDelivery(delivery, step) }],
})
