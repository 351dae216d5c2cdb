import { type Currency, currencies } from '../server/domain/shared/currency.ts'

/** Digits, in groups of three or not, and at most one decimal part; a word or a sign before or after. */
const written =
  /^\D{0,12}?(?<whole>\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|\d{1,12})(?:[.,](?<part>\d{1,2}))?\D{0,12}$/u

const belowNothing = /^\s*[-−–]\s*\D{0,3}\d/u

/**
 * An amount as people type it: "150", "1 250,50", "$1,250.50", "150 pesos". In minor units; null when it is not one
 * amount. Three digits after a lone comma or point are thousands.
 */
export const amountFrom = (text: string, currency: Currency): bigint | null => {
  if (belowNothing.test(text)) return null
  const found = written.exec(text.trim())
  const whole = found?.groups?.whole?.replace(/\D/g, '')
  if (!whole || whole.length > 12) return null
  const { exponent } = currencies[currency]
  const part = found?.groups?.part ?? ''
  if (part.length > exponent) return null
  return BigInt(whole + part.padEnd(exponent, '0'))
}
