import type { CategoryId, PromoId } from '../shared/ids.ts'
import { isLess, isPositive, type Money, minus, shareRoundedDown, smaller } from '../shared/money.ts'
import type { Facts } from '../shared/refusal.ts'

export type PromoEffect =
  | { readonly kind: 'percent'; readonly basisPoints: number; readonly cap: Money | null }
  | { readonly kind: 'fixed'; readonly amount: Money }
  | { readonly kind: 'free-delivery' }

/** A code and its terms. Limits come as what is left of them, because only the caller can count. */
export type PromoTerms = {
  readonly id: PromoId
  readonly effect: PromoEffect
  /** Null: any basket. */
  readonly minimumBasket: Money | null
  readonly isForFirstOrder: boolean
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  /** Null: no limit. */
  readonly usesLeft: number | null
  readonly usesLeftForCustomer: number | null
  /** Goods it applies to; empty means all. */
  readonly categoryIds: readonly CategoryId[]
  /** Whether it goes together with other codes. */
  readonly stacks: boolean
}

/** Why a code is not taken. Part of the quote, not a refusal: the customer may order without it. */
export const promoObjections = [
  'unknown',
  'twice',
  'not-yet',
  'over',
  'used-up',
  'used-by-you',
  'first-order-only',
  'below-minimum',
  'not-with-others',
  'nothing-to-reduce',
] as const
export type PromoObjection = (typeof promoObjections)[number]

/** What the terms are held against. `basket`: goods after discounts. */
export type PromoMoment = {
  readonly at: Date
  readonly basket: Money
  readonly isFirstOrder: boolean
  /** Terms of the codes already taken. */
  readonly together: readonly PromoTerms[]
}

/** Null when the code may be used; the first objection otherwise. */
export const objectionTo = (terms: PromoTerms, moment: PromoMoment): PromoObjection | null => {
  if (terms.startsAt && moment.at < terms.startsAt) return 'not-yet'
  if (terms.endsAt && moment.at >= terms.endsAt) return 'over'
  if (terms.usesLeft !== null && terms.usesLeft <= 0) return 'used-up'
  if (terms.usesLeftForCustomer !== null && terms.usesLeftForCustomer <= 0) return 'used-by-you'
  if (terms.isForFirstOrder && !moment.isFirstOrder) return 'first-order-only'
  if (terms.minimumBasket && isLess(moment.basket, terms.minimumBasket)) return 'below-minimum'
  const { together } = moment
  if (together.length > 0 && !(terms.stacks && together.every(other => other.stacks)))
    return 'not-with-others'
  return null
}

/** Objections that no change of the basket takes away: such a code is not kept in a cart that does not have it yet. */
const finalObjections = ['over', 'used-up', 'used-by-you'] as const
export type FinalObjection = (typeof finalObjections)[number]

/** Why a code can never count for this person again; null while it still can. */
export const finalObjectionTo = (terms: PromoTerms, moment: PromoMoment): FinalObjection | null => {
  const objection = objectionTo(terms, moment)
  return finalObjections.find(final => final === objection) ?? null
}

/** What makes an objection plain to the customer: from which basket on and what is missing, or from when on. */
export const objectionFacts = (
  objection: PromoObjection,
  { minimumBasket, startsAt }: PromoTerms,
  basket: Money,
): Facts => {
  if (objection === 'below-minimum' && minimumBasket)
    return { minimum: minimumBasket, missing: minus(minimumBasket, basket) }
  if (objection === 'not-yet' && startsAt) return { startsAt: startsAt.toISOString() }
  return {}
}

/** What a code takes off the goods or the fee it may touch; never more than there is. */
export const promoAmount = (effect: PromoEffect, touchable: Money): Money => {
  if (!isPositive(touchable)) return touchable
  switch (effect.kind) {
    case 'percent': {
      const share = smaller(shareRoundedDown(touchable, effect.basisPoints), touchable)
      return effect.cap ? smaller(share, effect.cap) : share
    }
    case 'fixed':
      return smaller(effect.amount, touchable)
    case 'free-delivery':
      return touchable
  }
}
