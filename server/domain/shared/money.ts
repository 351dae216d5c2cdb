import { type Currency, isCurrency } from './currency.ts'

/** An amount in minor units (cents, kopecks) of one currency. May be negative (a price delta, a difference). */
export type Money = { readonly currency: Currency; readonly units: bigint }

/** Money as it travels: JSON has no bigint, so the units are a decimal string. */
export type MoneyJson = { readonly currency: Currency; readonly units: string }

/** `units` are minor units; a number must be a safe integer, otherwise RangeError. */
export const money = (currency: Currency, units: bigint | number): Money => {
  if (typeof units === 'number' && !Number.isSafeInteger(units)) {
    throw new RangeError(`money needs whole minor units, got ${units}`)
  }
  return { currency, units: BigInt(units) }
}

export const zero = (currency: Currency): Money => ({ currency, units: 0n })

// Mixing currencies is our own mistake, never the person's: a plain error, not a refusal.
const sameCurrency = (a: Money, b: Money) => {
  if (a.currency !== b.currency) throw new TypeError(`cannot mix ${a.currency} and ${b.currency}`)
}

export const plus = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return { currency: a.currency, units: a.units + b.units }
}

export const minus = (a: Money, b: Money): Money => {
  sameCurrency(a, b)
  return { currency: a.currency, units: a.units - b.units }
}

export const isZero = (m: Money): boolean => m.units === 0n
export const isNegative = (m: Money): boolean => m.units < 0n
export const isPositive = (m: Money): boolean => m.units > 0n

/** -1 when a is less than b, 0 when equal, 1 when more: fits `Array.sort`. */
export const compare = (a: Money, b: Money): -1 | 0 | 1 => {
  sameCurrency(a, b)
  return a.units < b.units ? -1 : a.units > b.units ? 1 : 0
}

export const isLess = (a: Money, b: Money): boolean => compare(a, b) < 0
export const smaller = (a: Money, b: Money): Money => (isLess(b, a) ? b : a)
export const larger = (a: Money, b: Money): Money => (isLess(a, b) ? b : a)

/** The sum of a list; an empty list is zero of the given currency. */
export const sum = (currency: Currency, parts: readonly Money[]): Money => parts.reduce(plus, zero(currency))

/** Whole multiples only: the price of `quantity` pieces. RangeError for a fraction or a negative count. */
export const repeat = (m: Money, quantity: number): Money => {
  if (!Number.isSafeInteger(quantity) || quantity < 0) {
    throw new RangeError(`quantity must be a whole number of pieces, got ${quantity}`)
  }
  return { currency: m.currency, units: m.units * BigInt(quantity) }
}

/**
 * A share in basis points (100 = 1 %), rounded towards zero to whole units; the rest stays with the giver.
 * RangeError for fractional or negative points.
 */
export const shareRoundedDown = (m: Money, basisPoints: number): Money => {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) {
    throw new RangeError(`basis points must be a whole number, got ${basisPoints}`)
  }
  return { currency: m.currency, units: (m.units * BigInt(basisPoints)) / 10_000n }
}

/**
 * Splits an amount by weights with the largest-remainder method: the parts always add up to the whole.
 * Leftover units go to the largest remainders, on a tie to the earlier part. When all weights are zero the parts
 * are as equal as possible. RangeError for no weights, a negative weight or a negative amount.
 */
export const split = (m: Money, weights: readonly bigint[]): Money[] => {
  if (weights.length === 0) throw new RangeError('cannot split between nobody')
  if (weights.some(weight => weight < 0n)) throw new RangeError('a weight cannot be negative')
  if (m.units < 0n) throw new RangeError('a negative amount cannot be split')
  const fair = weights.every(weight => weight === 0n) ? weights.map(() => 1n) : weights
  const whole = fair.reduce((total, weight) => total + weight, 0n)
  const parts = fair.map((weight, index) => ({
    index,
    units: (m.units * weight) / whole,
    rest: (m.units * weight) % whole,
  }))
  const handedOut = parts.reduce((total, part) => total + part.units, 0n)
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
  const luckyIndexes = new Set(byRest.slice(0, Number(m.units - handedOut)).map(part => part.index))
  return parts.map(part => ({
    currency: m.currency,
    units: part.units + (luckyIndexes.has(part.index) ? 1n : 0n),
  }))
}

export const moneyToJson = (m: Money): MoneyJson => ({ currency: m.currency, units: m.units.toString() })

/** Parses what `moneyToJson` wrote. TypeError for an unknown currency or units that are not a whole number. */
export const moneyFromJson = (json: { currency: string; units: string }): Money => {
  if (!isCurrency(json.currency)) throw new TypeError(`unknown currency ${json.currency}`)
  if (!/^-?\d+$/.test(json.units)) throw new TypeError(`not whole units: ${json.units}`)
  return { currency: json.currency, units: BigInt(json.units) }
}
