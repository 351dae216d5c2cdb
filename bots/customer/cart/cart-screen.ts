import { formatDay, formatMoney, formatTime } from '../../../locales/format.ts'
import { sentenceFor } from '../../../locales/sentence.ts'
import type { Words } from '../../../locales/words.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import { isLess, type Money } from '../../../server/domain/shared/money.ts'
import type { CartLineView, CartView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { Screen } from '../../kit/screen.ts'
import { asId } from '../../kit/taps.ts'
import { oneLine } from '../../kit/text.ts'
import { costHtml, linesHtml, refusedPromosHtml } from '../breakdown.ts'
import {
  cartTap,
  checkoutTap,
  clearTap,
  lineTap,
  noteTap,
  payTap,
  placeTap,
  promosTap,
  shopTap,
  stillTap,
  timeTap,
  tipsTap,
  whereTap,
} from '../taps.ts'

/** Lines whose steppers stand on one page of the cart's keyboard. */
const pageSize = 6
const mostProblems = 5

/** "Mon, 23 Nov, 18:00–19:00" on the branch's clocks. */
export const windowText = (from: Date, until: Date, timeZone: string, language: string): string =>
  `${formatDay(from, timeZone, language)}, ${formatTime(from, timeZone, language)}–${formatTime(until, timeZone, language)}`

/** Why it cannot be ordered like this, each reason once, in the person's language. */
export const problemsHtml = (cart: CartView, words: Words): string[] => {
  const sentences = cart.quote.problems.map(problem => {
    const line = cart.lines.find(one => one.id === problem.lineId)
    const sentence = sentenceFor(new Refusal(problem.code, problem.facts), words, cart.timeZone)
    return line
      ? words.h('problem-of-line', { name: oneLine(line.names.product[words.language], 60), sentence })
      : words.h('problem', { sentence })
  })
  const { cashFrom } = cart
  if (cashFrom && isLess(cashFrom, cart.quote.total))
    sentences.push(
      words.h('problem', {
        sentence: sentenceFor(new Refusal('cart.cash-too-little', { total: cart.quote.total }), words),
      }),
    )
  return [...new Set(sentences)].slice(0, mostProblems)
}

/** Where, when, with which words and how it is paid. */
export const termsHtml = (cart: CartView, words: Words): string[] => {
  const { address, slot, note, cashFrom, timeZone } = cart
  return [
    ...(address
      ? [
          words.h(address.note ? 'terms-address-note' : 'terms-address', {
            text: oneLine(address.text, 200),
            note: oneLine(address.note ?? '', 200),
          }),
        ]
      : []),
    slot
      ? words.h('terms-slot', { when: windowText(slot.startsAt, slot.endsAt, timeZone, words.language) })
      : words.h('terms-soon'),
    ...(note ? [words.h('terms-note', { note: oneLine(note, 500) })] : []),
    cashFrom
      ? words.h('terms-cash-from', { sum: formatMoney(cashFrom, words.language) })
      : words.h('terms-cash'),
  ]
}

/** Buttons are narrow: the product's name says enough, unless another line has the same. */
const shortName = (line: CartLineView, cart: CartView, words: Words): string => {
  const isOnly = cart.lines.filter(one => one.productId === line.productId).length === 1
  const name = line.names.product[words.language]
  return oneLine(isOnly ? name : `${name}, ${line.names.variant[words.language]}`, 28)
}

const stepper = (line: CartLineView, page: number, cart: CartView, words: Words) => {
  const id = asId('lin', line.id)
  const name = shortName(line, cart, words)
  return [
    button('−', lineTap.pack(id, line.quantity - 1, page)),
    button(words.t('cart-line-button', { name, quantity: String(line.quantity) }), stillTap.pack()),
    button('+', lineTap.pack(id, line.quantity + 1, page)),
  ]
}

/** The one next step: what is missing, otherwise the checkout. */
const nextStep = (cart: CartView, words: Words) => {
  const codes = new Set<string>(cart.quote.problems.map(problem => problem.code))
  if (codes.has('cart.address-missing') || codes.has('places.out-of-zone'))
    return button(words.t('address-button'), whereTap.pack(), 'success')
  if (codes.has('places.closed') || codes.has('places.slot-full'))
    return button(words.t('time-choose-button'), timeTap.pack(), 'success')
  if (codes.size > 0) return button(words.t('shop-more-button'), shopTap.pack(), 'success')
  return button(
    words.t('checkout-button', { sum: formatMoney(cart.quote.total, words.language) }),
    checkoutTap.pack(),
    'success',
  )
}

const sum = (money: Money, words: Words) => formatMoney(money, words.language)

/** The cart: lines with steppers, what it costs, what is in the way, and what can be set. */
export const cartScreen = (cart: CartView, words: Words, wanted = 0): Screen => {
  if (cart.lines.length === 0)
    return {
      html: [
        words.h('cart-empty'),
        ...cart.quote.promos.map(({ code }) => words.h('promo-kept', { code: oneLine(code, 40) })),
      ].join('\n'),
      keyboard: keyboard([button(words.t('shop-button'), shopTap.pack(), 'primary')]),
    }
  const pages = Math.ceil(cart.lines.length / pageSize)
  const page = Math.min(Math.max(0, wanted), pages - 1)
  const problems = problemsHtml(cart, words)
  return {
    html: [
      words.h('cart-title', { branch: cart.branchName ?? '' }),
      ...linesHtml(cart.lines, words),
      '',
      ...costHtml(cart.quote, words),
      ...refusedPromosHtml(cart.quote, words, cart.timeZone),
      '',
      ...termsHtml(cart, words),
      ...(problems.length > 0 ? ['', ...problems] : []),
    ].join('\n'),
    keyboard: keyboard(
      ...cart.lines
        .slice(page * pageSize, (page + 1) * pageSize)
        .map(line => stepper(line, page, cart, words)),
      pages > 1
        ? [
            button('◀', cartTap.pack((page + pages - 1) % pages)),
            button(`${page + 1}/${pages}`, stillTap.pack()),
            button('▶', cartTap.pack((page + 1) % pages)),
          ]
        : [],
      [
        button(words.t(cart.address ? 'address-change-button' : 'address-button'), whereTap.pack()),
        button(words.t('time-button'), timeTap.pack()),
      ],
      [
        button(words.t(cart.note ? 'note-change-button' : 'note-button'), noteTap.pack()),
        button(
          cart.tip.units > 0n
            ? words.t('tip-set-button', { sum: sum(cart.tip, words) })
            : words.t('tip-button'),
          tipsTap.pack(),
        ),
      ],
      [button(words.t('pay-button'), payTap.pack()), button(words.t('promo-button'), promosTap.pack())],
      [
        button(words.t('shop-more-button'), shopTap.pack()),
        button(words.t('cart-clear'), clearTap.pack(), 'danger'),
      ],
      [nextStep(cart, words)],
    ),
  }
}

/** Everything that is about to be ordered, for whoever must see it before they agree. */
export const checkoutScreen = (cart: CartView, words: Words): Screen => ({
  html: [
    words.h('confirm-title', { branch: cart.branchName ?? '' }),
    ...linesHtml(cart.lines, words),
    '',
    ...costHtml(cart.quote, words),
    ...refusedPromosHtml(cart.quote, words, cart.timeZone),
    '',
    ...termsHtml(cart, words),
    '',
    words.h('confirm-ask'),
  ].join('\n'),
  keyboard: keyboard(
    [
      button(
        words.t('place-button', { sum: sum(cart.quote.total, words) }),
        placeTap.pack(cart.version, cart.quote.total.units),
        'success',
      ),
    ],
    [button(words.t('back-to-cart'), cartTap.pack(0))],
  ),
})
