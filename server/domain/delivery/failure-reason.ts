/** Why goods could not be handed over. */
export const failureReasons = [
  'nobody-home',
  'wrong-address',
  'refused-goods',
  'cannot-pay',
  'unsafe',
  'damaged',
  'other',
] as const
export type FailureReason = (typeof failureReasons)[number]
