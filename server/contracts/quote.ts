import { z } from 'zod'
import { instant, money, problemFacts } from './shared.ts'

/** The whole breakdown: `total = subtotal - promos - credit + deliveryFee + tip`. */
export const quote = z.object({
  currency: z.string(),
  quotedAt: instant,
  lines: z.array(
    z.object({
      lineId: z.string(),
      quantity: z.number().int(),
      unitPrice: money,
      gross: money,
      discount: money,
      net: money,
      promo: money,
    }),
  ),
  gross: money,
  discounts: z.array(z.object({ discountId: z.string(), amount: money })),
  subtotal: money,
  promos: z.array(
    z.object({
      code: z.string(),
      accepted: z.boolean(),
      reason: z.string().nullable().describe('Why it does not count'),
      facts: problemFacts.describe('What the reason is measured by: minimum, missing, startsAt'),
      on: z.enum(['goods', 'delivery']),
      amount: money,
    }),
  ),
  credit: money,
  deliveryFee: z.object({ amount: money, reason: z.string() }),
  tip: money,
  taxIncluded: z.array(z.object({ basisPoints: z.number().int(), taxed: money, amount: money })),
  total: money,
  problems: z
    .array(z.object({ code: z.string(), lineId: z.string().nullable(), facts: problemFacts }))
    .describe('Why it cannot be ordered like this; empty when it can.'),
})
