import type { OrderSummary } from '../../../server/services/index.ts'

type Status = OrderSummary['status']
type Movement = NonNullable<OrderSummary['deliveryStatus']>

/** What a customer is told of an order: one of these, out of what the kitchen and the driver do. */
export type CardStatus =
  | 'placed'
  | 'confirmed'
  | 'preparing'
  | 'ready'
  | 'under-way'
  | 'at-door'
  | 'delivered'
  | 'failed'
  | 'coming-back'
  | 'returned'
  | 'rejected'
  | 'expired'
  | 'cancelled'

const byMovement: Partial<Record<Movement, CardStatus>> = {
  picked_up: 'under-way',
  at_dropoff: 'at-door',
  failed: 'failed',
  returning: 'coming-back',
}

const byStatus: Readonly<Record<Status, CardStatus>> = {
  placed: 'placed',
  confirmed: 'confirmed',
  preparing: 'preparing',
  ready: 'ready',
  fulfilled: 'delivered',
  returned: 'returned',
  rejected: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
}

const isOpen = (status: Status): boolean => ['placed', 'confirmed', 'preparing', 'ready'].includes(status)

/** Which of them it is now: as long as an order is open, a moving driver says more than the kitchen. */
export const statusKey = (status: Status, movement: Movement | null): CardStatus =>
  (isOpen(status) && movement !== null ? byMovement[movement] : undefined) ?? byStatus[status]

const steps: Partial<Record<CardStatus, number>> = {
  placed: 0,
  confirmed: 1,
  preparing: 2,
  ready: 2,
  'under-way': 3,
  'at-door': 3,
  delivered: 4,
}

/** "●●○○": how far it is; empty for an order that has left the usual way. */
export const progress = (status: CardStatus): string => {
  const done = steps[status]
  return done === undefined ? '' : '●'.repeat(done) + '○'.repeat(4 - done)
}
