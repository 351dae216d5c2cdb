import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { requireCapacity } from '../../domain/orders/access.ts'
import { leaveReview } from '../../domain/orders/review.ts'
import { Refusal } from '../../domain/refusals.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { OrdersService } from './api.ts'
import { lockOrder, noteHistory } from './keep-order.ts'
import { readOrderView } from './read-order.ts'

const longestText = 1000

/** @see OrdersService.review — stars once; the text may follow in a later message. */
export const reviewOrder =
  (deps: Pick<Deps, 'db' | 'clock'>): OrdersService['review'] =>
  async (actor, { orderId, stars, driverStars, text }) => {
    await transact(deps.db, async tx => {
      const order = await lockOrder(tx, orderId)
      const by = requireCapacity(actor, order, ['customer'])
      const at = deps.clock.now()
      const left = await tx.review.findUnique({ where: { orderId } })
      if (stars === undefined) {
        if (!left) throw new Refusal('order.bad-stars')
        await tx.review.update({
          where: { orderId },
          data: { text: cut(text?.trim() ?? '', longestText) || left.text },
        })
        return
      }
      const news = leaveReview(
        order,
        { stars, ...(driverStars === undefined ? {} : { driverStars }) },
        left !== null,
        { by, at },
      )
      await tx.review.create({
        data: {
          orderId,
          userId: order.customerId,
          stars,
          driverId: order.driverId,
          driverStars: driverStars ?? stars,
          text: cut(text?.trim() ?? '', longestText) || null,
          leftAt: at,
        },
      })
      await noteHistory(tx, orderId, [news], at)
      await tell(tx, [news])
    })
    return readOrderView(deps, actor, orderId)
  }
