import type { CheckoutView, InvoiceFormView, PriceView, ShippingOptionView } from '../../api/contract.ts'
import { language } from '../state/settings.ts'

export const sumOf = (prices: readonly PriceView[]) => prices.reduce((sum, { amount }) => sum + amount, 0)

/** What will be charged, in the smallest unit. */
export function totalOf(
  invoice: InvoiceFormView,
  tip: number,
  option: ShippingOptionView | undefined,
): number {
  return sumOf(invoice.prices) + tip + (option ? sumOf(option.prices) : 0)
}

/** How many digits stand behind the point of this currency. */
export function digitsOf(currency: string): number {
  if (currency === 'XTR') return 0
  const format = new Intl.NumberFormat(language.value, { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount as a person types it, with a point or a comma, in the smallest unit; undefined when it is none. */
export function typedAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency)
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim())
  if (!match) return undefined
  const [, whole = '0', part = ''] = match
  if (part.length > digits) return undefined
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0')
}

/** An amount as a person would type it. */
export function asTyped(units: number, currency: string): string {
  return (units / 10 ** digitsOf(currency)).toLocaleString(language.value, { useGrouping: false })
}

/** "open" with a trouble may be tried again; what is over stays over. */
export const isOver = ({ state }: CheckoutView) =>
  state === 'paid' || state === 'failed' || state === 'cancelled'
