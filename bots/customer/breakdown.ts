import { formatMoney } from '../../locales/format.ts'
import { sentenceFor } from '../../locales/sentence.ts'
import type { Words } from '../../locales/words.ts'
import { isPositive, isZero, type Money, minus } from '../../server/domain/shared/money.ts'
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
  const { gross, subtotal, deliveryFee, promos, credit, tip, taxIncluded, total } = quote
  const discount = minus(gross, subtotal)
  const taken = (on: 'goods' | 'delivery') =>
    promos
      .filter(promo => promo.accepted && promo.on === on)
      .map(promo => words.h('cost-promo', { code: oneLine(promo.code, 40), sum: amount(promo.amount) }))
  return [
    words.h('cost-goods', { sum: amount(gross) }),
    ...(isPositive(discount) ? [words.h('cost-discount', { sum: amount(discount) })] : []),
    ...taken('goods'),
    ...(isPositive(credit) ? [words.h('cost-credit', { sum: amount(credit) })] : []),
    ...deliveryHtml(deliveryFee, words),
    ...taken('delivery'),
    ...(isPositive(tip) ? [words.h('cost-tip', { sum: amount(tip) })] : []),
    words.h('cost-total', { sum: amount(total) }),
    ...taxIncluded.map(tax =>
      words.h('cost-tax', { percent: String(tax.basisPoints / 100), sum: amount(tax.amount) }),
    ),
  ]
}

/** Codes that do not count, each with the reason: of a cart, where that may still change. */
export const refusedPromosHtml = (quote: Quote, words: Words, timeZone: string): string[] =>
  quote.promos.flatMap(({ code, reason, facts }) =>
    reason === null
      ? []
      : [
          words.h('promo-refused', {
            code: oneLine(code, 40),
            reason: sentenceFor({ code: `promo.${reason}`, facts }, words, timeZone, 'why'),
          }),
        ],
  )

const deliveryHtml = (fee: Quote['deliveryFee'], words: Words): string[] => {
  if (fee.reason === 'pickup') return []
  if (fee.reason === 'unknown') return [words.h('cost-delivery-unknown')]
  if (fee.reason === 'free-above') return [words.h('cost-delivery-free-above')]
  if (isZero(fee.amount)) return [words.h('cost-delivery-free')]
  const hasSurcharge = fee.parts.some(part => part.kind === 'surcharge')
  return [
    words.h(hasSurcharge ? 'cost-delivery-late-hour' : 'cost-delivery', {
      sum: formatMoney(fee.amount, words.language),
    }),
  ]
}
