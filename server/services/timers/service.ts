import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { lateness } from '../../domain/orders/order.ts'
import { bySystem } from '../../domain/shared/doer.ts'
import { watchLocation } from '../delivery/change-shift.ts'
import type { Deps } from '../deps.ts'
import { advance } from '../dispatch/advance.ts'
import { expireOffer } from '../dispatch/answer-offer.ts'
import { expireOrder } from '../orders/expire-order.ts'
import { lockOrder, noteHistory } from '../orders/keep-order.ts'
import { type TimerKind, type TimersService, timerKinds } from './api.ts'

/** Whether an order's history has this already. Asked under the order's lock, so the answer holds until the commit. */
const isSaid = async (tx: Tx, orderId: string, type: string): Promise<boolean> =>
  (await tx.orderEvent.count({ where: { orderId, type } })) > 0

/** The kitchen or the whole order is behind its promise: said once, to whoever can do something about it. */
const noteLate =
  ({ db, clock }: Deps, what: 'preparation' | 'delivery') =>
  (ref: string): Promise<void> =>
    transact(db, async tx => {
      const row = await tx.order.findFirst({
        where: what === 'preparation' ? { id: ref } : { delivery: { id: ref } },
        select: { id: true },
      })
      if (!row) return
      const order = await lockOrder(tx, row.id)
      const at = clock.now()
      const news = lateness(order, what, { by: bySystem, at })
      if (!news || (await isSaid(tx, order.id, news.type))) return
      if (what === 'delivery') await tx.delivery.update({ where: { id: ref }, data: { isLate: true } })
      await noteHistory(tx, order.id, [news], at)
      await tell(tx, [news])
    })

/** Asks the customer how it was, once, when they have not said so by themselves. */
const remindOfReview =
  ({ db, clock }: Deps) =>
  (orderId: string): Promise<void> =>
    transact(db, async tx => {
      if ((await tx.order.count({ where: { id: orderId } })) === 0) return
      const order = await lockOrder(tx, orderId)
      const hasSaid = (await tx.review.count({ where: { orderId } })) > 0
      if (order.status !== 'fulfilled' || hasSaid || (await isSaid(tx, orderId, 'review.asked'))) return
      const at = clock.now()
      const news = {
        type: 'review.asked' as const,
        orderId: order.id,
        branchId: order.branchId,
        customerId: order.customerId,
        by: bySystem,
        at: at.toISOString(),
      }
      await noteHistory(tx, orderId, [news], at)
      await tell(tx, [news])
    })

const isTimerKind = (kind: string): kind is TimerKind => timerKinds.some(known => known === kind)

/** What each timer does when it rings. */
export const buildTimers = (deps: Deps): TimersService => {
  const actions: Readonly<Record<TimerKind, (ref: string) => Promise<void>>> = {
    'order-expiry': expireOrder(deps),
    'offer-expiry': expireOffer(deps),
    'dispatch-search': advance(deps),
    'preparation-late': noteLate(deps, 'preparation'),
    'delivery-late': noteLate(deps, 'delivery'),
    'location-stale': watchLocation(deps),
    'review-reminder': remindOfReview(deps),
  }
  return {
    fire: async (kind, ref) => {
      if (isTimerKind(kind)) await actions[kind](ref)
    },
  }
}
