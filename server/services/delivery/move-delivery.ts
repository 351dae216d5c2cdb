import type { Tx } from '../../db/client.ts'
import { clearTimer, setTimer } from '../../db/timers.ts'
import {
  arriveAtDropoff as arriveDropoff,
  arriveAtPickup as arrivePickup,
  startReturn as beginReturn,
  type Delivery,
  completeReturn as endReturn,
  fail as failIt,
  pickUp as pickItUp,
  release as releaseIt,
  retry as retryIt,
} from '../../domain/delivery/delivery.ts'
import { bringToReady } from '../../domain/orders/order.ts'
import { type Step, unseen } from '../../domain/shared/doer.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import { keepAway } from '../dispatch/keep-away.ts'
import { type KeptOrder, keepOrder } from '../orders/keep-order.ts'
import type { DeliveryService } from './api.ts'
import { keepDelivery } from './keep-delivery.ts'
import { crewStep, driverStep } from './step.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

const longestNote = 500

/** @see DeliveryService.arriveAtPickup */
export const arriveAtPickup =
  (deps: Needs): DeliveryService['arriveAtPickup'] =>
  (actor, tapped) =>
    driverStep(deps, 'arrive-at-pickup')(actor, tapped, (tx, delivery, step) =>
      keepDelivery(tx, arrivePickup<Delivery>(delivery, step), step.at),
    )

/** The reserved goods leave the shelf: on hand and reserved go down together. */
const consumeStock = async (tx: Tx, orderId: string, step: Step): Promise<void> => {
  await tx.$executeRaw`
    with taken as (update reservations set status = 'consumed', ended_at = ${step.at} where order_id = ${orderId} and status = 'held' returning branch_id, variant_id, quantity),
    moved as (insert into stock_movements (branch_id, variant_id, kind, quantity, order_id, actor_id, at)
              select branch_id, variant_id, 'sale', -quantity, ${orderId}, ${step.by.userId}, ${step.at} from taken)
    update stock_levels s set on_hand = s.on_hand - t.quantity, reserved = s.reserved - t.quantity
      from taken t where s.branch_id = t.branch_id and s.variant_id = t.variant_id`
}

/** What came back to the branch stands on the shelf again. */
const returnStock = async (tx: Tx, orderId: string, step: Step): Promise<void> => {
  await tx.$executeRaw`
    with back as (update reservations set status = 'returned', ended_at = ${step.at} where order_id = ${orderId} and status = 'consumed' returning branch_id, variant_id, quantity),
    moved as (insert into stock_movements (branch_id, variant_id, kind, quantity, order_id, actor_id, at)
              select branch_id, variant_id, 'return', quantity, ${orderId}, ${step.by.userId}, ${step.at} from back)
    update stock_levels s set on_hand = s.on_hand + b.quantity from back b where s.branch_id = b.branch_id and s.variant_id = b.variant_id`
}

/**
 * @see DeliveryService.pickUp — goods that are handed over are ready, whether or not somebody in the kitchen tapped so; only
 * an order the shop has not even confirmed is not.
 */
export const pickUp =
  (deps: Needs): DeliveryService['pickUp'] =>
  (actor, tapped) =>
    driverStep(deps, 'pick-up')(actor, tapped, async (tx, delivery, step, order) => {
      const isHandedOver = ['confirmed', 'preparing', 'ready'].includes(order.status)
      const decided = pickItUp<Delivery>(delivery, isHandedOver, step)
      await keepDelivery(tx, decided, step.at)
      const ready = bringToReady<KeptOrder>(order, unseen(step))
      if (ready.events.length > 0) await keepOrder(tx, ready, step.at)
      await clearTimer(tx, 'preparation-late', order.id)
      await consumeStock(tx, order.id, step)
    })

/** @see DeliveryService.arriveAtDropoff */
export const arriveAtDropoff =
  (deps: Needs): DeliveryService['arriveAtDropoff'] =>
  (actor, tapped) =>
    driverStep(deps, 'arrive-at-dropoff')(actor, tapped, (tx, delivery, step) =>
      keepDelivery(tx, arriveDropoff<Delivery>(delivery, step), step.at),
    )

/** @see DeliveryService.fail */
export const fail =
  (deps: Needs): DeliveryService['fail'] =>
  (actor, failed) =>
    driverStep(deps, 'fail')(actor, failed, (tx, delivery, step) => {
      const { reason, note } = failed
      const words = cut(note?.trim() ?? '', longestNote)
      return keepDelivery(
        tx,
        failIt<Delivery>(delivery, { reason, ...(words ? { note: words } : {}) }, step),
        step.at,
        { failureNote: words || null },
      )
    })

/** @see DeliveryService.release */
export const release =
  (deps: Needs & Pick<Deps, 'ids'>): DeliveryService['release'] =>
  async (actor, tapped) => {
    await driverStep(deps, 'release')(actor, tapped, async (tx, delivery, step) => {
      await keepDelivery(tx, releaseIt<Delivery>(delivery, step), step.at, {
        round: 0,
        isAlarmed: false,
        searchFrom: step.at,
        etaAt: null,
      })
      await keepAway(tx, deps.ids, { deliveryId: delivery.id, driverId: delivery.driverId, at: step.at })
      await tx.driver.updateMany({ where: { id: delivery.driverId ?? '' }, data: { lastFreeAt: step.at } })
    })
  }

/** @see DeliveryService.retry */
export const retry =
  (deps: Needs): DeliveryService['retry'] =>
  (actor, tapped) =>
    crewStep(deps, 'retry')(actor, tapped, async (tx, delivery, step, order) => {
      const isFromBranch = delivery.status === 'returned'
      await keepDelivery(tx, retryIt<Delivery>(delivery, step), step.at, {
        failureNote: null,
        codeAttempts: 0,
        ...(isFromBranch ? { round: 0, isAlarmed: false, searchFrom: step.at } : {}),
      })
      if (isFromBranch) {
        // The goods were put back on the shelf; they are kept for this order once more.
        await tx.$executeRaw`
          with held as (update reservations set status = 'held', ended_at = null where order_id = ${order.id} and status = 'returned' returning branch_id, variant_id, quantity)
          update stock_levels s set reserved = s.reserved + h.quantity from held h where s.branch_id = h.branch_id and s.variant_id = h.variant_id`
        await setTimer(tx, 'dispatch-search', delivery.id, step.at)
      }
    })

/** @see DeliveryService.startReturn */
export const startReturn =
  (deps: Needs): DeliveryService['startReturn'] =>
  (actor, tapped) =>
    driverStep(deps, 'return')(actor, tapped, (tx, delivery, step) =>
      keepDelivery(tx, beginReturn<Delivery>(delivery, step), step.at),
    )

/** @see DeliveryService.completeReturn — the goods go back to stock; the shop then cancels the order or tries again. */
export const completeReturn =
  (deps: Needs): DeliveryService['completeReturn'] =>
  (actor, tapped) =>
    crewStep(deps, 'complete-return')(actor, tapped, async (tx, delivery, step, order) => {
      await keepDelivery(tx, endReturn<Delivery>(delivery, step), step.at)
      await returnStock(tx, order.id, step)
      await tx.driver.updateMany({ where: { id: delivery.driverId ?? '' }, data: { lastFreeAt: step.at } })
    })
