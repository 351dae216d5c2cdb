import { Refusal } from '../refusals.ts'
import type { Step } from '../shared/doer.ts'
import type { OrderEvent } from './events.ts'
import type { Order } from './order.ts'

const isStars = (stars: number) => Number.isInteger(stars) && stars >= 1 && stars <= 5

/**
 * A review of an order that has been delivered: 1 to 5 whole stars, once; `alreadyLeft` is what stands so far.
 * @throws Refusal order.not-yours, order.not-delivered-yet, order.already-reviewed, order.bad-stars
 */
export const leaveReview = (
  order: Order,
  review: { readonly stars: number; readonly driverStars?: number },
  alreadyLeft: boolean,
  step: Step,
): OrderEvent => {
  if (step.by.userId !== order.customerId) throw new Refusal('order.not-yours')
  if (order.status !== 'fulfilled' && order.status !== 'returned') {
    throw new Refusal('order.not-delivered-yet', { status: order.status })
  }
  if (alreadyLeft) throw new Refusal('order.already-reviewed')
  if (!isStars(review.stars) || (review.driverStars !== undefined && !isStars(review.driverStars))) {
    throw new Refusal('order.bad-stars', { stars: review.stars })
  }
  const { id: orderId, branchId, customerId } = order
  const said = { orderId, branchId, customerId, by: step.by, at: step.at.toISOString() }
  return { type: 'review.left', stars: review.stars, ...said }
}
