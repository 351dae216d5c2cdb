import type { Tx } from '../../db/client.ts'
import { transact } from '../../db/transact.ts'
import { type Delivery, requireOwnDelivery } from '../../domain/delivery/delivery.ts'
import { type Actor, hasRole, requireDriver } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Step } from '../../domain/shared/doer.ts'
import type { UserId } from '../../domain/shared/ids.ts'
import type { Deps } from '../deps.ts'
import { type KeptOrder, lockOrder } from '../orders/keep-order.ts'
import type { TaskView } from './api.ts'
import { lockDelivery } from './keep-delivery.ts'
import { readTask } from './read-task.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Work = (tx: Tx, delivery: Delivery, step: Step, order: KeptOrder) => Promise<void>

/** Locks an order and then its delivery: everybody who needs both takes them in this order. */
const lockBoth = async (tx: Tx, deliveryId: string): Promise<{ order: KeptOrder; delivery: Delivery }> => {
  const row = await tx.delivery.findUnique({ where: { id: deliveryId }, select: { orderId: true } })
  if (!row) throw new Refusal('delivery.absent')
  const order = await lockOrder(tx, row.orderId)
  return { order, delivery: await lockDelivery(tx, deliveryId) }
}

/**
 * One step of the driver on their own delivery, under the locks of its order and of itself.
 * @throws Refusal delivery.not-yours and what the rules say
 */
export const driverStep =
  (deps: Needs) =>
  async (
    actor: Actor,
    tapped: { readonly deliveryId: string; readonly version?: number },
    work: Work,
  ): Promise<TaskView> => {
    const driverId = requireDriver(actor)
    await transact(deps.db, async tx => {
      const { order, delivery } = await lockBoth(tx, tapped.deliveryId)
      requireOwnDelivery(delivery, driverId)
      const by = { as: 'driver' as const, userId: actor.kind === 'person' ? (actor.userId as UserId) : null }
      await work(
        tx,
        delivery,
        { by, at: deps.clock.now(), ...(tapped.version === undefined ? {} : { version: tapped.version }) },
        order,
      )
    })
    return readTask(deps, actor, tapped.deliveryId)
  }

/** A step that the driver or a dispatcher of the branch may take. */
export const crewStep =
  (deps: Needs) =>
  async (
    actor: Actor,
    tapped: { readonly deliveryId: string; readonly version: number },
    work: Work,
  ): Promise<TaskView> => {
    await transact(deps.db, async tx => {
      const { order, delivery } = await lockBoth(tx, tapped.deliveryId)
      const isStaff = hasRole(actor, 'dispatcher', delivery.branchId)
      if (!isStaff) requireOwnDelivery(delivery, requireDriver(actor))
      const userId = actor.kind === 'person' ? (actor.userId as UserId) : null
      const isOwn =
        actor.kind === 'person' && actor.driverId !== undefined && actor.driverId === delivery.driverId
      await work(
        tx,
        delivery,
        { by: { as: isOwn ? 'driver' : 'staff', userId }, at: deps.clock.now(), version: tapped.version },
        order,
      )
    })
    return readTask(deps, hasRole(actor, 'dispatcher') ? { kind: 'system' } : actor, tapped.deliveryId)
  }
