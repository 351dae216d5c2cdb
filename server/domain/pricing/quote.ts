import {
  objectionFacts,
  objectionTo,
  type PromoObjection,
  type PromoTerms,
  promoAmount,
} from '../promo/promo.ts'
import { spellingOf } from '../promo/promo-code.ts'
import { Refusal } from '../refusals.ts'
import type { Currency } from '../shared/currency.ts'
import type { DiscountId, LineId, ProductId, PromoId, VariantId } from '../shared/ids.ts'
import {
  isNegative,
  isZero,
  larger,
  type Money,
  minus,
  plus,
  repeat,
  smaller,
  split,
  sum,
  zero,
} from '../shared/money.ts'
import type { Facts } from '../shared/refusal.ts'
import { type DeliveryFee, deliveryFee } from './delivery-fee.ts'
import { bestDiscount } from './discount.ts'
import type { QuoteInput, QuoteLineInput } from './quote-input.ts'
import { problemsOf, type QuoteProblem } from './quote-problems.ts'
import { type TaxLine, taxWithin } from './tax.ts'

export type QuoteLine = {
  readonly lineId: LineId
  readonly productId: ProductId
  readonly variantId: VariantId
  readonly quantity: number
  /** One piece with its options, before discounts. */
  readonly unitPrice: Money
  readonly gross: Money
  readonly discount: Money
  readonly discountId: DiscountId | null
  /** gross - discount */
  readonly net: Money
  /** This line's part of the promo codes; not within `net`. */
  readonly promo: Money
}

export type QuotePromo = {
  readonly code: string
  readonly promoId: PromoId | null
  readonly accepted: boolean
  readonly reason: PromoObjection | null
  /** What the reason is measured by, such as the minimum basket. */
  readonly facts: Facts
  readonly on: 'goods' | 'delivery'
  readonly amount: Money
}

/** The whole breakdown. `total = subtotal - promos - credit + deliveryFee + tip`; `subtotal` is the sum of the nets. */
export type Quote = {
  readonly currency: Currency
  readonly quotedAt: Date
  readonly lines: readonly QuoteLine[]
  readonly gross: Money
  readonly discounts: readonly { readonly discountId: DiscountId; readonly amount: Money }[]
  readonly subtotal: Money
  readonly promos: readonly QuotePromo[]
  readonly credit: Money
  readonly deliveryFee: DeliveryFee
  readonly tip: Money
  /** Tax that stands within the prices, by rate; shown, never added. */
  readonly taxIncluded: readonly TaxLine[]
  readonly total: Money
  /** Why it cannot be ordered like this; empty when it can. */
  readonly problems: readonly QuoteProblem[]
}

export const canBePlaced = (quote: Quote): boolean => quote.problems.length === 0

/** @throws Refusal with the first problem's code and facts */
export const requirePlaceable = (quote: Quote): void => {
  const problem = quote.problems[0]
  if (problem) throw new Refusal(problem.code, problem.facts)
}

/** All promo codes together. */
export const promoTotal = (quote: Quote): Money =>
  sum(
    quote.currency,
    quote.promos.map(promo => promo.amount),
  )

/** Everything that was taken off: discounts, promo codes and credit. gross - this + fee + tip is the total. */
export const reductionTotal = (quote: Quote): Money =>
  plus(plus(minus(quote.gross, quote.subtotal), promoTotal(quote)), quote.credit)

const priceLine = (line: QuoteLineInput, input: QuoteInput): QuoteLine => {
  const none = zero(input.currency)
  const withOptions = line.options.reduce((price, option) => plus(price, option.priceDelta), line.unitPrice)
  const unitPrice = larger(withOptions, none)
  const gross = repeat(unitPrice, line.quantity)
  const taken = bestDiscount(line, gross, input.discounts, input.at)
  const discount = taken?.amount ?? none
  return {
    lineId: line.lineId,
    productId: line.productId,
    variantId: line.variantId,
    quantity: line.quantity,
    unitPrice,
    gross,
    discount,
    discountId: taken?.discountId ?? null,
    net: minus(gross, discount),
    promo: none,
  }
}

const discountsOf = (lines: readonly QuoteLine[]): Quote['discounts'] => {
  const byId = new Map<DiscountId, Money>()
  for (const { discountId, discount } of lines) {
    if (discountId === null) continue
    const soFar = byId.get(discountId)
    byId.set(discountId, soFar ? plus(soFar, discount) : discount)
  }
  return [...byId].map(([discountId, amount]) => ({ discountId, amount }))
}

type Reduced = { readonly lines: readonly QuoteLine[]; readonly promos: readonly QuotePromo[] }

/** Takes the codes one after the other; each sees what the earlier ones left. */
const applyPromos = (
  input: QuoteInput,
  priced: readonly QuoteLine[],
  basket: Money,
  fee: DeliveryFee,
): Reduced => {
  const none = zero(input.currency)
  const seen = new Set<string>()
  const together: PromoTerms[] = []
  const promos: QuotePromo[] = []
  let lines = priced
  let feeLeft = fee.amount
  for (const { code, terms } of input.promos) {
    const on = terms?.effect.kind === 'free-delivery' ? 'delivery' : 'goods'
    const refuse = (reason: PromoObjection) =>
      promos.push({
        code,
        promoId: terms?.id ?? null,
        accepted: false,
        reason,
        facts: terms ? objectionFacts(reason, terms, basket) : {},
        on,
        amount: none,
      })
    const spelling = spellingOf(code)
    if (seen.has(spelling)) {
      refuse('twice')
      continue
    }
    seen.add(spelling)
    if (!terms) {
      refuse('unknown')
      continue
    }
    const objection = objectionTo(terms, {
      at: input.at,
      basket,
      isFirstOrder: input.isFirstOrder,
      together,
    })
    if (objection) {
      refuse(objection)
      continue
    }
    const touchable = lines.map((line, index) => {
      const categoryId = input.lines[index]?.categoryId
      const isTouched =
        terms.categoryIds.length === 0 || (categoryId !== undefined && terms.categoryIds.includes(categoryId))
      return isTouched ? minus(line.net, line.promo) : none
    })
    const amount = promoAmount(terms.effect, on === 'delivery' ? feeLeft : sum(input.currency, touchable))
    if (isZero(amount)) {
      refuse('nothing-to-reduce')
      continue
    }
    if (on === 'delivery') feeLeft = minus(feeLeft, amount)
    else {
      const parts = split(
        amount,
        touchable.map(part => part.units),
      )
      lines = lines.map((line, index) => ({ ...line, promo: plus(line.promo, parts[index] ?? none) }))
    }
    together.push(terms)
    promos.push({ code, promoId: terms.id, accepted: true, reason: null, facts: {}, on, amount })
  }
  return { lines, promos }
}

const feeFor = (input: QuoteInput, basket: Money): DeliveryFee => {
  const { destination } = input
  if (destination.kind === 'zone') {
    const { metres, timeZone } = destination
    return deliveryFee(destination.fees, { metres, basket, at: input.deliverAt, timeZone })
  }
  const reason = destination.kind === 'pickup' ? 'pickup' : 'unknown'
  return { amount: zero(input.currency), reason, parts: [] }
}

/**
 * What an order costs, in this order: lines with options, discounts, promo codes, credit (on goods only), delivery fee,
 * tip, tax within. Free delivery and the minimum order look at the goods after discounts and before promo codes.
 * @throws Refusal cart.bad-tip for a negative tip
 */
export const quote = (input: QuoteInput): Quote => {
  const { currency, tip } = input
  if (isNegative(tip)) throw new Refusal('cart.bad-tip')
  const none = zero(currency)
  const priced = input.lines.map(line => priceLine(line, input))
  const total = (pick: (line: QuoteLine) => Money, lines: readonly QuoteLine[]) =>
    sum(currency, lines.map(pick))
  const subtotal = total(line => line.net, priced)
  const fee = feeFor(input, subtotal)
  const { lines, promos } = applyPromos(input, priced, subtotal, fee)
  const goods = minus(
    subtotal,
    total(line => line.promo, lines),
  )
  const credit = smaller(larger(input.credit, none), goods)
  const feeOff = sum(
    currency,
    promos.filter(promo => promo.on === 'delivery').map(promo => promo.amount),
  )
  const feeToPay = minus(fee.amount, feeOff)
  return {
    currency,
    quotedAt: input.at,
    lines,
    gross: total(line => line.gross, lines),
    discounts: discountsOf(lines),
    subtotal,
    promos,
    credit,
    deliveryFee: fee,
    tip,
    taxIncluded: taxWithin(currency, [
      ...lines.map((line, index) => ({
        amount: minus(line.net, line.promo),
        basisPoints: input.lines[index]?.taxBasisPoints ?? 0,
      })),
      { amount: feeToPay, basisPoints: input.deliveryTaxBasisPoints },
    ]),
    total: plus(plus(minus(goods, credit), feeToPay), tip),
    problems: problemsOf(input, subtotal),
  }
}
