import { type Money, type MoneyJson, moneyFromJson, moneyToJson } from './money.ts'

/** How the business says no; shells turn a kind into a status or a tone, and know nothing else. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'absent' | 'conflict' | 'exhausted'

/** Every area keeps its codes in such a book: code -> kind. */
export type RefusalBook = Readonly<Record<`${string}.${string}`, RefusalKind>>

/** Plain values for the sentence; a name ending in `At` holds an ISO instant. Money is formatted by the shell. */
export type FactValue = string | number | boolean | null | Money
export type Facts = Readonly<Record<string, FactValue>>
export type FactsJson = Readonly<Record<string, string | number | boolean | null | MoneyJson>>

const mapValues = <A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]))

/** Facts as they travel. */
export const factsToJson = (facts: Facts): FactsJson =>
  mapValues(facts, value => (typeof value === 'object' && value !== null ? moneyToJson(value) : value))

/** Reads what `factsToJson` wrote. */
export const factsFromJson = (json: FactsJson): Facts =>
  mapValues(json, value => (typeof value === 'object' && value !== null ? moneyFromJson(value) : value))
