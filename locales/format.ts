import { currencies } from '../server/domain/shared/currency.ts'
import type { Money } from '../server/domain/shared/money.ts'

const locales: Record<string, string> = { en: 'en-GB', ru: 'ru-RU', es: 'es-UY' }
const localeOf = (language: string): string => locales[language] ?? 'en-GB'

/** "$ 1.250,50" as the language writes it; whole amounts without cents. */
export const formatMoney = (amount: Money, language: string): string => {
  const { exponent } = currencies[amount.currency]
  const isWhole = amount.units % 10n ** BigInt(exponent) === 0n
  const digits = amount.units
    .toString()
    .replace('-', '')
    .padStart(exponent + 1, '0')
  const value = `${amount.units < 0n ? '-' : ''}${digits.slice(0, digits.length - exponent)}${exponent > 0 ? `.${digits.slice(digits.length - exponent)}` : ''}`
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: isWhole ? 0 : exponent,
    maximumFractionDigits: isWhole ? 0 : exponent,
  })
  // A decimal string, not a number: no amount is rounded on its way to the eye.
  return format.format(value as unknown as number)
}

/** "14:35" in the branch's own time. */
export const formatTime = (at: Date, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(at)

/** "Mon, 23 Nov" in the branch's own time. */
export const formatDay = (at: Date, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(at)

/** "850 m" or "2.4 km". */
export const formatDistance = (metres: number, language: string): string =>
  metres < 1000
    ? new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: 'meter' }).format(
        Math.round(metres / 10) * 10,
      )
    : new Intl.NumberFormat(localeOf(language), {
        style: 'unit',
        unit: 'kilometer',
        maximumFractionDigits: 1,
      }).format(metres / 1000)
