/** Why an order was called off. */
export const cancelReasons = [
  'changed-mind',
  'too-long',
  'mistake',
  'shop',
  'delivery-failed',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]
