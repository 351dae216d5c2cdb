import type { Doer } from '../shared/doer.ts'
import type { BranchId, OrderId, UserId } from '../shared/ids.ts'
import type { CancelReason } from './cancel-reason.ts'

/** `at` is an ISO instant: events are kept as JSON. */
type OfOrder = {
  readonly orderId: OrderId
  readonly branchId: BranchId
  readonly customerId: UserId
  readonly by: Doer
  readonly at: string
}

export type OrderEvent =
  | ({ readonly type: 'order.placed' } & OfOrder)
  | ({ readonly type: 'order.confirmed' } & OfOrder)
  | ({ readonly type: 'order.preparing' } & OfOrder)
  | ({ readonly type: 'order.ready' } & OfOrder)
  | ({ readonly type: 'order.rejected'; readonly reason: string } & OfOrder)
  | ({
      readonly type: 'order.cancelled'
      readonly reason: CancelReason
      readonly note: string | null
    } & OfOrder)
  | ({ readonly type: 'order.expired' } & OfOrder)
  | ({ readonly type: 'order.fulfilled' } & OfOrder)
  | ({ readonly type: 'order.returned'; readonly extent: 'part' | 'whole' } & OfOrder)
  | ({ readonly type: 'order.preparation-late' } & OfOrder)
  | ({ readonly type: 'order.late' } & OfOrder)
  | ({ readonly type: 'review.asked' } & OfOrder)
  | ({ readonly type: 'review.left'; readonly stars: number } & OfOrder)
