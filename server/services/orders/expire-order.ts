import { transact } from '../../db/transact.ts'
import { expire } from '../../domain/orders/order.ts'
import { bySystem, type Step } from '../../domain/shared/doer.ts'
import type { Deps } from '../deps.ts'
import { endDelivery, releaseHeld } from './end-order.ts'
import { type KeptOrder, keepOrder, lockOrder } from './keep-order.ts'

/** An order that the shop has neither taken on nor rejected for so long will not be made any more. */
export const expiresAfterMinutes = 90

/**
 * Ends an order that nobody in the shop has answered: its goods and its slot are free again, and the customer hears of it.
 * Does nothing when somebody has.
 */
export const expireOrder =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>) =>
  (orderId: string): Promise<void> =>
    transact(db, async tx => {
      const order = await lockOrder(tx, orderId)
      if (order.status !== 'placed') return
      const step: Step = { by: bySystem, at: clock.now() }
      await keepOrder(tx, expire<KeptOrder>(order, step), step.at)
      await releaseHeld(tx, order, step.at)
      await endDelivery(tx, order, step)
    })
