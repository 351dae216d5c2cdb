import type { Doer } from '../shared/doer.ts'
import type { BranchId, CashHandOverId, DeliveryId, DriverId, OrderId, ShiftId } from '../shared/ids.ts'
import type { MoneyJson } from '../shared/money.ts'
import type { FailureReason } from './failure-reason.ts'

/** `at` is an ISO instant: events are kept as JSON. */
type Said = { readonly by: Doer; readonly at: string }
type OfDelivery = Said & {
  readonly deliveryId: DeliveryId
  readonly orderId: OrderId
  readonly branchId: BranchId
}
type WithDriver = OfDelivery & { readonly driverId: DriverId }

export type DeliveryEvent =
  | ({ readonly type: 'delivery.opened' } & OfDelivery)
  | ({
      readonly type: 'delivery.unserved'
      readonly reason: 'nobody-on-shift' | 'nobody-accepts'
    } & OfDelivery)
  | ({ readonly type: 'delivery.cancelled'; readonly driverId: DriverId | null } & OfDelivery)
  | ({ readonly type: 'delivery.accepted' } & WithDriver)
  | ({ readonly type: 'delivery.assigned' } & WithDriver)
  | ({ readonly type: 'delivery.released' } & WithDriver)
  | ({ readonly type: 'delivery.arrived-at-pickup' } & WithDriver)
  | ({ readonly type: 'delivery.picked-up' } & WithDriver)
  | ({ readonly type: 'delivery.arrived-at-dropoff' } & WithDriver)
  | ({ readonly type: 'delivery.delivered' } & WithDriver)
  | ({
      readonly type: 'delivery.failed'
      readonly reason: FailureReason
      readonly note: string | null
    } & WithDriver)
  | ({ readonly type: 'delivery.returning' } & WithDriver)
  | ({ readonly type: 'delivery.returned' } & WithDriver)
  | ({
      readonly type: 'delivery.retried'
      readonly from: 'door' | 'branch'
      readonly driverId: DriverId | null
    } & OfDelivery)

type OfShift = Said & { readonly shiftId: ShiftId; readonly driverId: DriverId }

export type ShiftEvent =
  | ({ readonly type: 'shift.started' } & OfShift)
  | ({ readonly type: 'shift.paused'; readonly reason: 'driver' | 'stale' } & OfShift)
  | ({ readonly type: 'shift.resumed' } & OfShift)
  | ({ readonly type: 'shift.ended' } & OfShift)
  | ({ readonly type: 'position.stale' } & OfShift)

type OfHandOver = Said & {
  readonly handOverId: CashHandOverId
  readonly driverId: DriverId
  readonly amount: MoneyJson
}

export type CashEvent =
  | (Said & {
      readonly type: 'cash.collected'
      readonly deliveryId: DeliveryId
      readonly orderId: OrderId
      readonly driverId: DriverId
      readonly amount: MoneyJson
    })
  | ({ readonly type: 'cash.declared' } & OfHandOver)
  | ({ readonly type: 'cash.counted'; readonly difference: MoneyJson } & OfHandOver)
  | ({ readonly type: 'cash.settled'; readonly difference: MoneyJson } & OfHandOver)
