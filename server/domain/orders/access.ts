import { type Actor, hasRole } from '../people/actor.ts'
import { Refusal } from '../refusals.ts'
import { bySystem, type Doer } from '../shared/doer.ts'
import type { BranchId, DriverId, UserId } from '../shared/ids.ts'

/** What must be known of an order to say who may see it. `driverId`: who has its delivery now. */
export type OrderOwners = {
  readonly customerId: UserId
  readonly branchId: BranchId
  readonly driverId: DriverId | null
}

/**
 * In which capacity the actor meets this order; null for a stranger. A dispatcher who ordered for themself meets their
 * own order as staff, because they could do everything with it anyway.
 */
export const capacityIn = (actor: Actor, order: OrderOwners): Doer['as'] | null => {
  if (actor.kind === 'system') return 'system'
  if (hasRole(actor, 'dispatcher', order.branchId) || hasRole(actor, 'support', order.branchId))
    return 'staff'
  if (actor.userId === order.customerId) return 'customer'
  if (actor.driverId === order.driverId) return 'driver'
  return null
}

/**
 * The actor as the doer of a step on this order. To a stranger the order does not exist.
 * @throws Refusal order.absent, or order.not-yours when the capacity is not among those allowed
 */
export const requireCapacity = (
  actor: Actor,
  order: OrderOwners,
  allowed: readonly Doer['as'][] = ['customer', 'staff', 'driver', 'system'],
): Doer => {
  const as = capacityIn(actor, order)
  if (as === null) throw new Refusal('order.absent')
  if (actor.kind === 'system') return bySystem
  if (allowed.includes(as)) return { as, userId: actor.userId }
  // Somebody on the staff may be the customer as well: what is open to the customer stays open to them.
  if (actor.userId === order.customerId && allowed.includes('customer')) {
    return { as: 'customer', userId: actor.userId }
  }
  throw new Refusal('order.not-yours')
}
