import { type Money, type MoneyJson, moneyFromJson, moneyToJson } from '../shared/money.ts'
import { type FactsJson, factsFromJson, factsToJson } from '../shared/refusal.ts'
import type { Quote } from './quote.ts'

/** A value as it is kept in JSON: money as decimal strings, instants as ISO text. */
export type Jsonified<T> = T extends Money
  ? MoneyJson
  : T extends Date
    ? string
    : T extends readonly (infer Item)[]
      ? readonly Jsonified<Item>[]
      : T extends object
        ? { readonly [K in keyof T]: Jsonified<T[K]> }
        : T

type WithFacts<T> = Omit<T, 'facts'> & { readonly facts: FactsJson }

export type QuoteJson = Omit<Jsonified<Quote>, 'problems' | 'promos'> & {
  readonly promos: readonly WithFacts<Jsonified<Omit<Quote['promos'][number], 'facts'>>>[]
  readonly problems: readonly WithFacts<Quote['problems'][number]>[]
}

/** The frozen quote as it is stored with the order. */
export const quoteToJson = (quote: Quote): QuoteJson => ({
  currency: quote.currency,
  quotedAt: quote.quotedAt.toISOString(),
  lines: quote.lines.map(line => ({
    ...line,
    unitPrice: moneyToJson(line.unitPrice),
    gross: moneyToJson(line.gross),
    discount: moneyToJson(line.discount),
    net: moneyToJson(line.net),
    promo: moneyToJson(line.promo),
  })),
  gross: moneyToJson(quote.gross),
  discounts: quote.discounts.map(taken => ({ ...taken, amount: moneyToJson(taken.amount) })),
  subtotal: moneyToJson(quote.subtotal),
  promos: quote.promos.map(promo => ({
    ...promo,
    facts: factsToJson(promo.facts),
    amount: moneyToJson(promo.amount),
  })),
  credit: moneyToJson(quote.credit),
  deliveryFee: {
    reason: quote.deliveryFee.reason,
    amount: moneyToJson(quote.deliveryFee.amount),
    parts: quote.deliveryFee.parts.map(part => ({ ...part, amount: moneyToJson(part.amount) })),
  },
  tip: moneyToJson(quote.tip),
  taxIncluded: quote.taxIncluded.map(tax => ({
    ...tax,
    taxed: moneyToJson(tax.taxed),
    amount: moneyToJson(tax.amount),
  })),
  total: moneyToJson(quote.total),
  problems: quote.problems.map(problem => ({ ...problem, facts: factsToJson(problem.facts) })),
})

/** Reads what `quoteToJson` wrote. TypeError when an amount is not one. */
export const quoteFromJson = (json: QuoteJson): Quote => ({
  currency: json.currency,
  quotedAt: new Date(json.quotedAt),
  lines: json.lines.map(line => ({
    ...line,
    unitPrice: moneyFromJson(line.unitPrice),
    gross: moneyFromJson(line.gross),
    discount: moneyFromJson(line.discount),
    net: moneyFromJson(line.net),
    promo: moneyFromJson(line.promo),
  })),
  gross: moneyFromJson(json.gross),
  discounts: json.discounts.map(taken => ({ ...taken, amount: moneyFromJson(taken.amount) })),
  subtotal: moneyFromJson(json.subtotal),
  promos: json.promos.map(promo => ({
    ...promo,
    facts: factsFromJson(promo.facts),
    amount: moneyFromJson(promo.amount),
  })),
  credit: moneyFromJson(json.credit),
  deliveryFee: {
    reason: json.deliveryFee.reason,
    amount: moneyFromJson(json.deliveryFee.amount),
    parts: json.deliveryFee.parts.map(part => ({ ...part, amount: moneyFromJson(part.amount) })),
  },
  tip: moneyFromJson(json.tip),
  taxIncluded: json.taxIncluded.map(tax => ({
    ...tax,
    taxed: moneyFromJson(tax.taxed),
    amount: moneyFromJson(tax.amount),
  })),
  total: moneyFromJson(json.total),
  problems: json.problems.map(problem => ({ ...problem, facts: factsFromJson(problem.facts) })),
})
