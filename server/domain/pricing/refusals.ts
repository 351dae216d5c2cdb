import type { RefusalBook } from '../shared/refusal.ts'

export const pricingRefusals = {
  'cart.empty': 'invalid',
  'cart.absent': 'absent',
  'cart.changed': 'conflict',
  'cart.too-many': 'invalid',
  'cart.note-too-long': 'invalid',
  'cart.address-missing': 'invalid',
  'cart.below-minimum': 'conflict',
  'cart.bad-tip': 'invalid',
  'cart.cash-too-little': 'invalid',
} as const satisfies RefusalBook
