import type { DeliveryChange, Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import type {
  Delivery,
  DeliveryDecision,
  DeliveryStatus,
  FailureReason,
} from '../../domain/delivery/delivery.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, DeliveryId, DriverId, OrderId } from '../../domain/shared/ids.ts'
import { noteHistory } from '../orders/keep-order.ts'

/**
 * Locks a delivery's row for a change. Its order, when needed, is locked before; its offers after.
 * @throws Refusal delivery.absent
 */
export const lockDelivery = async (tx: Tx, deliveryId: string): Promise<Delivery> => {
  await tx.$executeRaw`select 1 from deliveries where id = ${deliveryId} for no key update`
  const row = await tx.delivery.findUnique({
    where: { id: deliveryId },
    select: {
      id: true,
      orderId: true,
      branchId: true,
      status: true,
      version: true,
      driverId: true,
      attempt: true,
      failureReason: true,
    },
  })
  if (!row) throw new Refusal('delivery.absent')
  return {
    id: row.id as DeliveryId,
    orderId: row.orderId as OrderId,
    branchId: row.branchId as BranchId,
    status: row.status as DeliveryStatus,
    version: row.version,
    driverId: row.driverId as DriverId | null,
    attempt: row.attempt,
    failureReason: row.failureReason as FailureReason | null,
  }
}

const stampOf: Partial<
  Record<
    DeliveryStatus,
    | 'acceptedAt'
    | 'arrivedAtPickupAt'
    | 'pickedUpAt'
    | 'arrivedAtDropoffAt'
    | 'deliveredAt'
    | 'failedAt'
    | 'returnedAt'
  >
> = {
  accepted: 'acceptedAt',
  at_pickup: 'arrivedAtPickupAt',
  picked_up: 'pickedUpAt',
  at_dropoff: 'arrivedAtDropoffAt',
  delivered: 'deliveredAt',
  failed: 'failedAt',
  returned: 'returnedAt',
}

/** Keeps a decided delivery: its row, its part of the order's history, and its news, in one transaction. */
export const keepDelivery = async (
  tx: Tx,
  decided: DeliveryDecision<Delivery>,
  at: Date,
  more: DeliveryChange = {},
): Promise<void> => {
  const { delivery, events } = decided
  const stamp = stampOf[delivery.status]
  await tx.delivery.update({
    where: { id: delivery.id },
    data: {
      status: delivery.status,
      version: delivery.version,
      driverId: delivery.driverId,
      attempt: delivery.attempt,
      failureReason: delivery.failureReason,
      ...(stamp ? { [stamp]: at } : {}),
      ...more,
    },
  })
  await noteHistory(tx, delivery.orderId, events, at)
  await tell(tx, events)
}
