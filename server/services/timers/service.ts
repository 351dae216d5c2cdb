import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { lateness, type Order, type OrderStatus } from '../../domain/orders/order.ts'
import { bySystem } from '../../domain/shared/doer.ts'
import type { BranchId, OrderId, UserId } from '../../domain/shared/ids.ts'
import { watchLocation } from '../delivery/change-shift.ts'
import type { Deps } from '../deps.ts'
import { advance } from '../dispatch/advance.ts'
import { expireOffer } from '../dispatch/answer-offer.ts'
import { noteHistory } from '../orders/keep-order.ts'
import { type TimerKind, type TimersService, timerKinds } from './api.ts'

const orderFrom = (row: {
  id: string
  userId: string
  branchId: string
  status: string
  version: number
}): Order => ({
  id: row.id as OrderId,
  customerId: row.userId as UserId,
  branchId: row.branchId as BranchId,
  status: row.status as OrderStatus,
  version: row.version,
})

/** The kitchen or the whole order is behind its promise: said once, to whoever can do something about it. */
const noteLate =
  ({ db, clock }: Deps, what: 'preparation' | 'delivery') =>
  (ref: string): Promise<void> =>
    transact(db, async tx => {
      const row = await tx.order.findFirst({
        where: what === 'preparation' ? { id: ref } : { delivery: { id: ref } },
      })
      if (!row) return
      const at = clock.now()
      const news = lateness(orderFrom(row), what, { by: bySystem, at })
      if (!news) return
      if (what === 'delivery') {
        const { count } = await tx.delivery.updateMany({
          where: { id: ref, isLate: false },
          data: { isLate: true },
        })
        if (count === 0) return
      }
      await noteHistory(tx, row.id, [news], at)
      await tell(tx, [news])
    })

/** Asks the customer how it was, once, when they have not said so by themselves. */
const remindOfReview =
  ({ db, clock }: Deps) =>
  (orderId: string): Promise<void> =>
    transact(db, async tx => {
      const row = await tx.order.findUnique({
        where: { id: orderId },
        include: { review: { select: { orderId: true } } },
      })
      if (row?.status !== 'fulfilled' || row.review) return
      const order = orderFrom(row)
      await tell(tx, [
        {
          type: 'review.asked',
          orderId: order.id,
          branchId: order.branchId,
          customerId: order.customerId,
          by: bySystem,
          at: clock.now().toISOString(),
        },
      ])
    })

const isTimerKind = (kind: string): kind is TimerKind => timerKinds.some(known => known === kind)

/** What each timer does when it rings. */
export const buildTimers = (deps: Deps): TimersService => {
  const actions: Readonly<Record<TimerKind, (ref: string) => Promise<void>>> = {
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
