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
import { type Tapped, takeOnce } from './take-once.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Work = (tx: Tx, delivery: Delivery, step: Step, order: KeptOrder) => Promise<unknown>

type StepTapped = Tapped & { readonly deliveryId: string; readonly version?: number }

/** Locks an order and then its delivery: everybody who needs both takes them in this order. */
const lockBoth = async (tx: Tx, deliveryId: string): Promise<{ order: KeptOrder; delivery: Delivery }> => {
  const row = await tx.delivery.findUnique({ where: { id: deliveryId }, select: { orderId: true } })
  if (!row) throw new Refusal('delivery.absent')
  const order = await lockOrder(tx, row.orderId)
  return { order, delivery: await lockDelivery(tx, deliveryId) }
}

/**
 * One step of the driver on their own delivery, under the locks of its order and of itself, once for each key. Answers
 * what the work said.
 * @throws Refusal delivery.not-yours and what the rules say
 */
export const ownStep = (
  deps: Needs,
  verb: string,
  actor: Actor,
  tapped: StepTapped,
  work: Work,
): Promise<string> => {
  const driverId = requireDriver(actor)
  return transact(deps.db, tx =>
    takeOnce(tx, actor, { verb, tapped }, async () => {
      const { order, delivery } = await lockBoth(tx, tapped.deliveryId)
      requireOwnDelivery(delivery, driverId)
      const by = { as: 'driver' as const, userId: actor.kind === 'person' ? (actor.userId as UserId) : null }
      const step: Step = {
        by,
        at: deps.clock.now(),
        ...(tapped.version === undefined ? {} : { version: tapped.version }),
      }
      const said = await work(tx, delivery, step, order)
      return typeof said === 'string' ? said : 'done'
    }),
  )
}

/** The same; answers the delivery as its driver sees it now. */
export const driverStep =
  (deps: Needs, verb: string) =>
  async (actor: Actor, tapped: StepTapped, work: Work): Promise<TaskView> => {
    await ownStep(deps, verb, actor, tapped, work)
    return readTask(deps, actor, tapped.deliveryId)
  }

/** A step that the driver or a dispatcher of the branch may take. */
export const crewStep =
  (deps: Needs, verb: string) =>
  async (actor: Actor, tapped: StepTapped & { readonly version: number }, work: Work): Promise<TaskView> => {
    await transact(deps.db, tx =>
      takeOnce(tx, actor, { verb, tapped }, async () => {
        const { order, delivery } = await lockBoth(tx, tapped.deliveryId)
        const isStaff = hasRole(actor, 'dispatcher', delivery.branchId)
        if (!isStaff) requireOwnDelivery(delivery, requireDriver(actor))
        const userId = actor.kind === 'person' ? (actor.userId as UserId) : null
        const isOwn =
          actor.kind === 'person' && actor.driverId !== undefined && actor.driverId === delivery.driverId
        const by = { as: isOwn ? ('driver' as const) : ('staff' as const), userId }
        const step: Step = { by, at: deps.clock.now(), version: tapped.version }
        await work(tx, delivery, step, order)
        return 'done'
      }),
    )
    return readTask(deps, hasRole(actor, 'dispatcher') ? { kind: 'system' } : actor, tapped.deliveryId)
  }
