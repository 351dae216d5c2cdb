import type { Jsonified } from '../domain/pricing/quote-json.ts'

/** A view as it travels: instants as ISO text, whole numbers of any size (money) as decimal text. */
export const toWire = <T>(value: T): Jsonified<T> => convert(value) as Jsonified<T>

const convert = (value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(convert)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(inner)]))
  return value
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out what was not given: for a use case, "not said" and "undefined" are the same nothing. */
export const defined = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
