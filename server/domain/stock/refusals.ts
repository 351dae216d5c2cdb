import type { RefusalBook } from '../shared/refusal.ts'

export const stockRefusals = {
  'stock.sold-out': 'exhausted',
  'stock.not-enough': 'exhausted',
  'stock.bad-quantity': 'invalid',
} as const satisfies RefusalBook
