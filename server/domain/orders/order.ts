import { Refusal } from '../refusals.ts'
import { type Doer, type Step, unseen } from '../shared/doer.ts'
import type { BranchId, OrderId, UserId } from '../shared/ids.ts'
import type { Transitions } from '../shared/transitions.ts'
import { moveTo } from '../transition.ts'
import type { CancelReason } from './cancel-reason.ts'
import type { OrderEvent } from './events.ts'

/** The kitchen's machine; money and movement have their own. */
export const orderTransitions = {
  placed: ['confirmed', 'rejected', 'expired', 'cancelled'],
  confirmed: ['preparing', 'cancelled'],
  preparing: ['ready', 'cancelled'],
  ready: ['fulfilled', 'cancelled'],
  fulfilled: ['returned'],
  returned: [],
  rejected: [],
  expired: [],
  cancelled: [],
} as const satisfies Transitions<OrderStatus>

export type OrderStatus =
  | 'placed'
  | 'confirmed'
  | 'preparing'
  | 'ready'
  | 'fulfilled'
  | 'returned'
  | 'rejected'
  | 'expired'
  | 'cancelled'

/** What the rules need of an order; callers may carry more, it comes back untouched. */
export type Order = {
  readonly id: OrderId
  readonly customerId: UserId
  readonly branchId: BranchId
  readonly status: OrderStatus
  readonly version: number
}

/** Until when each may cancel: a customer until the kitchen has begun, the shop until the goods are gone. */
export const cancellableBy: Readonly<Record<Doer['as'], readonly OrderStatus[]>> = {
  customer: ['placed', 'confirmed'],
  staff: ['placed', 'confirmed', 'preparing', 'ready'],
  system: ['placed', 'confirmed', 'preparing', 'ready'],
  driver: [],
}

export const openOrderStatuses: readonly OrderStatus[] = ['placed', 'confirmed', 'preparing', 'ready']

/** What a rule decided: the order as it should be, and the news of it. */
export type OrderDecision<O extends Order> = { readonly order: O; readonly events: readonly OrderEvent[] }

const ofOrder = (order: Order, step: Step) => ({
  orderId: order.id,
  branchId: order.branchId,
  customerId: order.customerId,
  by: step.by,
  at: step.at.toISOString(),
})

const move = <O extends Order>(order: O, to: OrderStatus, step: Step): O =>
  moveTo<OrderStatus, O>('order', orderTransitions, order, to, step)

/** The news of a new order. The record itself is built by the use case: status 'placed', version 1. */
export const placed = (order: Order, step: Step): OrderEvent => ({
  type: 'order.placed',
  ...ofOrder(order, step),
})

/** The shop takes the order on. */
export const confirm = <O extends Order>(order: O, step: Step): OrderDecision<O> => ({
  order: move(order, 'confirmed', step),
  events: [{ type: 'order.confirmed', ...ofOrder(order, step) }],
})

/** The kitchen begins. */
export const prepare = <O extends Order>(order: O, step: Step): OrderDecision<O> => ({
  order: move(order, 'preparing', step),
  events: [{ type: 'order.preparing', ...ofOrder(order, step) }],
})

/** The goods are packed. */
export const markReady = <O extends Order>(order: O, step: Step): OrderDecision<O> => ({
  order: move(order, 'ready', step),
  events: [{ type: 'order.ready', ...ofOrder(order, step) }],
})

/**
 * Goes from wherever a confirmed order is to 'ready' through every state between, for shops where nobody taps
 * "preparing": when goods are handed to a driver they are ready. An order that is ready stays as it is. A version is
 * not looked at, because whoever taps here looks at the delivery.
 */
export const bringToReady = <O extends Order>(order: O, step: Step): OrderDecision<O> => {
  if (order.status === 'ready') return { order, events: [] }
  const begun =
    order.status === 'confirmed' ? prepare(order, unseen(step)) : { order, events: [] as OrderEvent[] }
  const packed = markReady(begun.order, unseen(step))
  return { order: packed.order, events: [...begun.events, ...packed.events] }
}

/** The shop does not take the order on. */
export const reject = <O extends Order>(order: O, step: Step, reason: string): OrderDecision<O> => ({
  order: move(order, 'rejected', step),
  events: [{ type: 'order.rejected', reason, ...ofOrder(order, step) }],
})

/** Nobody paid (or answered) in time. */
export const expire = <O extends Order>(order: O, step: Step): OrderDecision<O> => ({
  order: move(order, 'expired', step),
  events: [{ type: 'order.expired', ...ofOrder(order, step) }],
})

/** Whether a cancel by this doer would be accepted now: the question a button asks before it is shown. */
export const mayCancel = (order: Order, as: Doer['as'], goodsAreOut: boolean): boolean =>
  !goodsAreOut && cancellableBy[as].includes(order.status)

/**
 * Calls an order off. `goodsAreOut`: a driver holds the goods, so the delivery has to fail and come back first.
 * @throws Refusal order.goods-are-out, order.too-late-to-cancel (a customer after the kitchen began), order.not-yours
 * (a driver), order.already-done, order.wrong-moment
 */
export const cancel = <O extends Order>(
  order: O,
  step: Step,
  why: { readonly reason: CancelReason; readonly note?: string; readonly goodsAreOut: boolean },
): OrderDecision<O> => {
  if (step.by.as === 'driver') throw new Refusal('order.not-yours')
  const cancelled = move(order, 'cancelled', step)
  if (why.goodsAreOut)
    throw new Refusal('order.goods-are-out', { status: order.status, version: order.version })
  if (!cancellableBy[step.by.as].includes(order.status)) {
    throw new Refusal('order.too-late-to-cancel', { status: order.status, version: order.version })
  }
  return {
    order: cancelled,
    events: [
      { type: 'order.cancelled', reason: why.reason, note: why.note ?? null, ...ofOrder(order, step) },
    ],
  }
}

/** The customer has the goods. */
export const fulfil = <O extends Order>(order: O, step: Step): OrderDecision<O> => ({
  order: move(order, 'fulfilled', step),
  events: [{ type: 'order.fulfilled', ...ofOrder(order, step) }],
})

/**
 * Goods come back after the customer had them. All of them end the order as 'returned'; a part leaves it 'fulfilled',
 * so that another part may follow.
 */
export const returnGoods = <O extends Order>(
  order: O,
  step: Step,
  extent: 'part' | 'whole',
): OrderDecision<O> => {
  const whole = move(order, 'returned', step)
  return {
    order: extent === 'whole' ? whole : { ...order, version: whole.version },
    events: [{ type: 'order.returned', extent, ...ofOrder(order, step) }],
  }
}

/** The kitchen or the whole order is behind its promise. Said once; changes nothing. Null when it no longer matters. */
export const lateness = (order: Order, what: 'preparation' | 'delivery', step: Step): OrderEvent | null => {
  const matters: readonly OrderStatus[] =
    what === 'preparation' ? ['placed', 'confirmed', 'preparing'] : openOrderStatuses
  if (!matters.includes(order.status)) return null
  return { type: what === 'preparation' ? 'order.preparation-late' : 'order.late', ...ofOrder(order, step) }
}
