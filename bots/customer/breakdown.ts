import { formatMoney } from '../../locales/format.ts'
import type { Words } from '../../locales/words.ts'
import { isPositive, isZero, type Money, minus, plus, zero } from '../../server/domain/shared/money.ts'
import type { CartView, OrderView } from '../../server/services/index.ts'
import { oneLine } from '../kit/text.ts'

type Quote = CartView['quote']
type Line = Pick<OrderView['lines'][number], 'names' | 'quantity' | 'total'>

const mostLines = 12

/** "2 × Coffee, Large (Vanilla) — $430" for each line; a long list is cut and says how many are left out. */
export const linesHtml = (lines: readonly Line[], words: Words): string[] => {
  const { language } = words
  const shown = lines.length > mostLines + 1 ? lines.slice(0, mostLines) : lines
  const left = lines.length - shown.length
  return [
    ...shown.map(({ names, quantity, total }) => {
      const variant = names.variant[language]
      const options = names.options.map(option => option[language]).join(', ')
      return words.h(options ? 'line-with-options' : 'line', {
        quantity: String(quantity),
        name: oneLine([names.product[language], variant].filter(Boolean).join(', '), 90),
        options: oneLine(options, 90),
        sum: formatMoney(total, language),
      })
    }),
    ...(left > 0 ? [words.h('lines-more', { count: left })] : []),
  ]
}

/** What it costs and why: every part that is not nothing, and the total. */
export const costHtml = (quote: Quote, words: Words): string[] => {
  const amount = (money: Money) => formatMoney(money, words.language)
  const { currency, gross, subtotal, deliveryFee, promos, credit, tip, taxIncluded, total } = quote
  const discount = minus(gross, subtotal)
  const feeOff = promos
    .filter(promo => promo.accepted && promo.on === 'delivery')
    .reduce((sum, promo) => plus(sum, promo.amount), zero(currency))
  const taken = promos.filter(promo => promo.accepted && promo.on === 'goods' && isPositive(promo.amount))
  return [
    words.h('cost-goods', { sum: amount(gross) }),
    ...(isPositive(discount) ? [words.h('cost-discount', { sum: amount(discount) })] : []),
    ...taken.map(promo =>
      words.h('cost-promo', { code: oneLine(promo.code, 30), sum: amount(promo.amount) }),
    ),
    ...(isPositive(credit) ? [words.h('cost-credit', { sum: amount(credit) })] : []),
    ...deliveryHtml(deliveryFee, feeOff, words),
    ...(isPositive(tip) ? [words.h('cost-tip', { sum: amount(tip) })] : []),
    words.h('cost-total', { sum: amount(total) }),
    ...taxIncluded.map(tax =>
      words.h('cost-tax', { percent: String(tax.basisPoints / 100), sum: amount(tax.amount) }),
    ),
  ]
}

const deliveryHtml = (fee: Quote['deliveryFee'], off: Money, words: Words): string[] => {
  const amount = (money: Money) => formatMoney(money, words.language)
  if (fee.reason === 'pickup') return []
  if (fee.reason === 'unknown') return [words.h('cost-delivery-unknown')]
  if (fee.reason === 'free-above') return [words.h('cost-delivery-free-above')]
  const left = minus(fee.amount, off)
  if (isZero(left)) return [words.h('cost-delivery-free')]
  const hasSurcharge = fee.parts.some(part => part.kind === 'surcharge')
  return [words.h(hasSurcharge ? 'cost-delivery-late-hour' : 'cost-delivery', { sum: amount(left) })]
}
