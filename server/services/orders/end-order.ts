import type { Tx } from '../../db/client.ts'
import { clearTimer } from '../../db/timers.ts'
import {
  cancelDelivery,
  type Delivery,
  goodsOutStatuses,
  searchingStatuses,
} from '../../domain/delivery/delivery.ts'
import { type Step, unseen } from '../../domain/shared/doer.ts'
import { keepDelivery, lockDelivery } from '../delivery/keep-delivery.ts'
import { withdrawOffers } from '../dispatch/withdraw-offers.ts'
import type { KeptOrder } from './keep-order.ts'

/** Gives the uses of codes back, once; rows in the order in which an order takes them. */
const releasePromos = async (tx: Tx, orderId: string, at: Date): Promise<void> => {
  await tx.$executeRaw`
    select 1 from promo_codes where id in (select promo_id from promo_uses where order_id = ${orderId} and released_at is null)
    order by id for no key update`
  await tx.$executeRaw`
    with given_back as (update promo_uses set released_at = ${at} where order_id = ${orderId} and released_at is null returning promo_id, user_id),
      counted as (update promo_codes p set used = p.used - 1 from given_back g where p.id = g.promo_id)
    update promo_customers c set used = c.used - 1 from given_back g where c.promo_id = g.promo_id and c.user_id = g.user_id`
}

/** Gives back what an order held: the reserved goods, its place in a slot, the uses of its codes. */
export const releaseHeld = async (tx: Tx, order: KeptOrder, at: Date): Promise<void> => {
  await tx.$executeRaw`
    with freed as (update reservations set status = 'released', ended_at = ${at} where order_id = ${order.id} and status = 'held' returning branch_id, variant_id, quantity)
    update stock_levels s set reserved = s.reserved - f.quantity from freed f where s.branch_id = f.branch_id and s.variant_id = f.variant_id`
  if (order.slotId !== null)
    await tx.$executeRaw`update slots set taken = taken - 1 where id = ${order.slotId} and taken > 0`
  await releasePromos(tx, order.id, at)
  await tx.payment.updateMany({ where: { orderId: order.id, status: 'open' }, data: { status: 'expired' } })
}

/** Whether a driver holds the goods, so that the order cannot simply be called off. */
export const areGoodsOut = (order: KeptOrder): boolean =>
  goodsOutStatuses.some(status => status === order.deliveryStatus)

/** Ends the movement of an order that ended before its goods went out: offers are withdrawn, a driver is let go. */
export const endDelivery = async (tx: Tx, order: KeptOrder, step: Step): Promise<void> => {
  await clearTimer(tx, 'preparation-late', order.id)
  await clearTimer(tx, 'order-expiry', order.id)
  if (order.deliveryId === null) return
  const delivery = await lockDelivery(tx, order.deliveryId)
  await clearTimer(tx, 'delivery-late', delivery.id)
  await clearTimer(tx, 'dispatch-search', delivery.id)
  const isOpen = [...searchingStatuses, 'accepted', 'at_pickup'].some(status => status === delivery.status)
  if (!isOpen) return
  await withdrawOffers(tx, delivery.id, unseen(step))
  await keepDelivery(tx, cancelDelivery<Delivery>(delivery, unseen(step)), step.at)
}
