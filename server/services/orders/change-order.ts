import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { clearTimer, setTimer } from '../../db/timers.ts'
import { transact } from '../../db/transact.ts'
import { opened } from '../../domain/delivery/delivery.ts'
import { travelSeconds } from '../../domain/delivery/eta.ts'
import { requireCapacity } from '../../domain/orders/access.ts'
import { type CancelReason, cancelReasons } from '../../domain/orders/cancel-reason.ts'
import { cancel, confirm, markReady, prepare, reject } from '../../domain/orders/order.ts'
import { promiseFor } from '../../domain/orders/promise.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Doer, Step } from '../../domain/shared/doer.ts'
import { audit } from '../audit.ts'
import { cut } from '../cut.ts'
import { lockDelivery } from '../delivery/keep-delivery.ts'
import type { Deps } from '../deps.ts'
import type { OrdersService, OrderView } from './api.ts'
import { areGoodsOut, endDelivery, releaseHeld } from './end-order.ts'
import { type KeptOrder, keepOrder, lockOrder } from './keep-order.ts'
import { dispatchLeadMinutes } from './place-order.ts'
import { readOrderView } from './read-order.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Tapped = { readonly orderId: string; readonly version: number }

const longestReason = 300

/** One step of an order under its lock: who may, what the rules say, what is kept. Answers the order as it then is. */
const step =
  (deps: Needs, allowed: readonly Doer['as'][], action: string) =>
  async (
    actor: Actor,
    tapped: Tapped,
    work: (tx: Tx, order: KeptOrder, step: Step) => Promise<void>,
  ): Promise<OrderView> => {
    await transact(deps.db, async tx => {
      const order = await lockOrder(tx, tapped.orderId)
      const by = requireCapacity(actor, order, allowed)
      const at = deps.clock.now()
      await work(tx, order, { by, at, version: tapped.version })
      if (by.as === 'staff')
        await audit(tx, { actor, at, action, subject: order.id, before: { status: order.status } })
    })
    return readOrderView(deps, actor, tapped.orderId)
  }

/** The shop has taken the order on: from now its times run, and its delivery is open for drivers. */
const openForDispatch = async (tx: Tx, order: KeptOrder, { by, at }: Step): Promise<void> => {
  if (order.deliveryId === null) return
  const delivery = await lockDelivery(tx, order.deliveryId)
  const row = await tx.delivery.findUniqueOrThrow({
    where: { id: delivery.id },
    select: {
      distanceMetres: true,
      order: {
        select: { wantedFrom: true, wantedUntil: true, branch: { select: { preparationMinutes: true } } },
      },
    },
  })
  const { wantedFrom, wantedUntil, branch } = row.order
  const promise = promiseFor({
    placedAt: at,
    wanted: wantedFrom && wantedUntil ? { from: wantedFrom, until: wantedUntil } : null,
    preparationMinutes: branch.preparationMinutes,
    travelMinutes: Math.ceil(travelSeconds(row.distanceMetres, 'scooter', 1) / 60),
    dispatchLeadMinutes,
  })
  await tx.delivery.update({
    where: { id: delivery.id },
    data: { searchFrom: promise.dispatchAt, promisedAt: promise.deliverBy },
  })
  await setTimer(tx, 'preparation-late', order.id, promise.readyBy)
  await setTimer(tx, 'delivery-late', delivery.id, promise.deliverBy)
  await tell(tx, [opened(delivery, { by, at })])
}

/** @see OrdersService.confirm */
export const confirmOrder =
  (deps: Needs): OrdersService['confirm'] =>
  (actor, tapped) =>
    step(deps, ['staff', 'system'], 'order.confirmed')(actor, tapped, async (tx, order, by) => {
      await keepOrder(tx, confirm<KeptOrder>(order, by), by.at)
      await clearTimer(tx, 'order-expiry', order.id)
      await openForDispatch(tx, order, by)
    })

/** @see OrdersService.prepare */
export const prepareOrder =
  (deps: Needs): OrdersService['prepare'] =>
  (actor, tapped) =>
    step(deps, ['staff', 'system'], 'order.preparing')(actor, tapped, (tx, order, by) =>
      keepOrder(tx, prepare<KeptOrder>(order, by), by.at),
    )

/** @see OrdersService.markReady */
export const markOrderReady =
  (deps: Needs): OrdersService['markReady'] =>
  (actor, tapped) =>
    step(deps, ['staff', 'system'], 'order.ready')(actor, tapped, async (tx, order, by) => {
      await keepOrder(tx, markReady<KeptOrder>(order, by), by.at)
      await clearTimer(tx, 'preparation-late', order.id)
    })

/** @see OrdersService.reject */
export const rejectOrder =
  (deps: Needs): OrdersService['reject'] =>
  (actor, { reason, ...tapped }) =>
    step(deps, ['staff', 'system'], 'order.rejected')(actor, tapped, async (tx, order, by) => {
      const why = cut(reason.trim(), longestReason)
      await keepOrder(tx, reject<KeptOrder>(order, by, why), by.at, { endReason: why })
      await releaseHeld(tx, order, by.at)
      await endDelivery(tx, order, by)
    })

const reasonFrom = (text: string | undefined, by: Doer): CancelReason =>
  cancelReasons.find(reason => reason === text) ?? (by.as === 'customer' ? 'changed-mind' : 'shop')

/** @see OrdersService.cancel */
export const cancelOrder =
  (deps: Needs): OrdersService['cancel'] =>
  (actor, { reason, ...tapped }) =>
    step(deps, ['customer', 'staff', 'system'], 'order.cancelled')(actor, tapped, async (tx, order, by) => {
      const why = reasonFrom(reason, by.by)
      await keepOrder(
        tx,
        cancel<KeptOrder>(order, by, { reason: why, goodsAreOut: areGoodsOut(order) }),
        by.at,
        { endReason: why },
      )
      await releaseHeld(tx, order, by.at)
      await endDelivery(tx, order, by)
    })
