import type { Json, OrderChange, Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import type { OrderEvent } from '../../domain/orders/events.ts'
import { type Order, type OrderStatus, orderTransitions } from '../../domain/orders/order.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, DriverId, OrderId, UserId } from '../../domain/shared/ids.ts'
import { isFinal } from '../../domain/shared/transitions.ts'

/** An order as the rules need it, with what the use cases look at besides. */
export type KeptOrder = Order & {
  readonly driverId: DriverId | null
  readonly deliveryId: string | null
  readonly deliveryStatus: string | null
  readonly slotId: string | null
}

/**
 * Locks an order's row for a change. Whoever also locks its delivery does so afterwards: always in this order.
 * @throws Refusal order.absent
 */
export const lockOrder = async (tx: Tx, orderId: string): Promise<KeptOrder> => {
  await tx.$executeRaw`select 1 from orders where id = ${orderId} for no key update`
  const row = await tx.order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      userId: true,
      branchId: true,
      status: true,
      version: true,
      slotId: true,
      delivery: { select: { id: true, status: true, driverId: true } },
    },
  })
  if (!row) throw new Refusal('order.absent')
  return {
    id: row.id as OrderId,
    customerId: row.userId as UserId,
    branchId: row.branchId as BranchId,
    status: row.status as OrderStatus,
    version: row.version,
    slotId: row.slotId,
    deliveryId: row.delivery?.id ?? null,
    deliveryStatus: row.delivery?.status ?? null,
    driverId: (row.delivery?.driverId ?? null) as DriverId | null,
  }
}

const stampOf: Partial<Record<OrderStatus, 'confirmedAt' | 'readyAt' | 'fulfilledAt'>> = {
  confirmed: 'confirmedAt',
  ready: 'readyAt',
  fulfilled: 'fulfilledAt',
}

/** Keeps a decided order: its row, its history and its news, in one transaction. */
export const keepOrder = async (
  tx: Tx,
  decided: { readonly order: Order; readonly events: readonly OrderEvent[] },
  at: Date,
  more: OrderChange = {},
): Promise<void> => {
  const { order: record, events } = decided
  const stamp = stampOf[record.status]
  await tx.order.update({
    where: { id: record.id },
    data: {
      status: record.status,
      version: record.version,
      ...(stamp ? { [stamp]: at } : {}),
      ...(isFinal<OrderStatus>(orderTransitions, record.status) || record.status === 'fulfilled'
        ? { endedAt: at }
        : {}),
      ...more,
    },
  })
  await noteHistory(tx, record.id, events, at)
  await tell(tx, events)
}

/** Writes events into an order's own history: who did what, when and why. */
export const noteHistory = async (
  tx: Tx,
  orderId: string,
  events: readonly { readonly type: string; readonly by: { readonly userId: string | null } }[],
  at: Date,
): Promise<void> => {
  if (events.length === 0) return
  await tx.orderEvent.createMany({
    data: events.map(event => ({
      orderId,
      type: event.type,
      actorId: event.by.userId,
      at,
      data: event as unknown as Json,
    })),
  })
}
