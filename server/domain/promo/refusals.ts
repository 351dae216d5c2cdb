import type { RefusalBook } from '../shared/refusal.ts'

/** Of a code that is known but does not fit, only what can never fit again is refused; the rest is kept, with its reason. */
export const promoRefusals = {
  'promo.unknown': 'invalid',
  'promo.over': 'conflict',
  'promo.used-up': 'exhausted',
  'promo.used-by-you': 'conflict',
  'promo.too-many': 'invalid',
  'promo.too-many-guesses': 'exhausted',
} as const satisfies RefusalBook
