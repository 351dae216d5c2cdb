import type { z } from 'zod'
import type { order as orderShape } from '../../../server/contracts/orders.ts'

export type Order = z.infer<typeof orderShape>

const byMovement: Readonly<Record<string, string>> = {
  picked_up: 'under-way',
  at_dropoff: 'at-door',
  failed: 'failed',
  returning: 'coming-back',
}
const open = ['placed', 'confirmed', 'preparing', 'ready']

/** What a customer is told of an order: as long as it is open, a moving driver says more than the kitchen. */
export const statusOf = ({
  status,
  deliveryStatus,
}: {
  status: string
  deliveryStatus: string | null
}): string => {
  if (!open.includes(status)) return status === 'fulfilled' ? 'delivered' : status
  return (deliveryStatus !== null ? byMovement[deliveryStatus] : undefined) ?? status
}

export const isOpen = (status: string): boolean => open.includes(status)

/** The steps of the usual way, and how many are behind one; null for an order that has left it. */
export const steps = ['placed', 'confirmed', 'preparing', 'under-way', 'delivered'] as const
export const stepOf = (status: string): number | null => {
  const at: Readonly<Record<string, number>> = {
    placed: 0,
    confirmed: 1,
    preparing: 2,
    ready: 2,
    'under-way': 3,
    'at-door': 3,
    delivered: 4,
  }
  return at[status] ?? null
}
