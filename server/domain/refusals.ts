import { catalogRefusals } from './catalog/refusals.ts'
import { deliveryRefusals } from './delivery/refusals.ts'
import { dispatchRefusals } from './dispatch/refusals.ts'
import { orderRefusals } from './orders/refusals.ts'
import { peopleRefusals } from './people/refusals.ts'
import { pricingRefusals } from './pricing/refusals.ts'
import { promoRefusals } from './promo/refusals.ts'
import { requestRefusals } from './requests/refusals.ts'
import type { Facts, RefusalKind } from './shared/refusal.ts'
import { stockRefusals } from './stock/refusals.ts'

/** The areas' own books, one by one: a code must stand in one of them only. */
export const refusalBooks = [
  peopleRefusals,
  catalogRefusals,
  stockRefusals,
  pricingRefusals,
  promoRefusals,
  orderRefusals,
  deliveryRefusals,
  dispatchRefusals,
  requestRefusals,
] as const

/** Every code the business can say no with, and in which way. Each has a sentence in every locale. */
export const refusalKinds = {
  ...peopleRefusals,
  ...catalogRefusals,
  ...stockRefusals,
  ...pricingRefusals,
  ...promoRefusals,
  ...orderRefusals,
  ...deliveryRefusals,
  ...dispatchRefusals,
  ...requestRefusals,
} as const satisfies Readonly<Record<string, RefusalKind>>

export type RefusalCode = keyof typeof refusalKinds

export const isRefusalCode = (text: string): text is RefusalCode => Object.hasOwn(refusalKinds, text)

/** The business says no. Thrown, never returned: a returned one would let the transaction commit. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: Facts

  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }

  get kind(): RefusalKind {
    return refusalKinds[this.code]
  }
}
