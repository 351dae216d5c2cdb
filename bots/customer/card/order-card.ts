import type { InlineKeyboardButton } from 'grammy/types'
import { formatDay, formatMoney, formatTime } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import type { OrderAction, OrderView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { Shown } from '../../kit/outgoing/cards.ts'
import { asId } from '../../kit/taps.ts'
import { oneLine } from '../../kit/text.ts'
import { costHtml, linesHtml } from '../breakdown.ts'
import { windowText } from '../cart/cart-screen.ts'
import { againTap, cancelTap, dispatcherTap, driverTap, rateTap } from '../taps.ts'
import { type CardStatus, progress, statusKey } from './progress.ts'

type Card = Extract<Shown, { as: 'card' }>

/** Whole minutes from now, at least one. */
export const minutesUntil = (at: Date, now: Date): number =>
  Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 60_000))

/** Five stars, so many of them filled. */
export const starsOf = (count: number): string => '★'.repeat(count) + '☆'.repeat(Math.max(0, 5 - count))

const ended: readonly CardStatus[] = ['delivered', 'returned', 'rejected', 'expired', 'cancelled']

const when = (view: OrderView, status: CardStatus, words: Words, now: Date): string[] => {
  const { delivery, wanted, branch } = view
  if (ended.includes(status) || !delivery) return []
  if (status === 'at-door') return []
  if (status === 'under-way' && delivery.etaAt)
    return [words.h('card-eta', { count: minutesUntil(delivery.etaAt, now) })]
  if (wanted)
    return [
      words.h('card-wanted', {
        when: windowText(wanted.from, wanted.until, branch.timeZone, words.language),
      }),
    ]
  if (delivery.promisedAt && delivery.promisedAt > now)
    return [
      words.h('card-promised', { time: formatTime(delivery.promisedAt, branch.timeZone, words.language) }),
    ]
  return []
}

const driver = (view: OrderView, words: Words): string[] => {
  const who = view.delivery?.driver
  if (!who || !view.delivery) return []
  const held = ['accepted', 'at_pickup', 'picked_up', 'at_dropoff', 'delivered'].includes(
    view.delivery.status,
  )
  if (!held) return []
  const vehicle = words.has(`vehicle-${who.vehicle}`) ? words.t(`vehicle-${who.vehicle}`) : ''
  const facts = {
    name: oneLine(who.name, 60),
    vehicle,
    stars: who.stars === null ? '' : starNumber(who.stars, words),
  }
  return [words.h(who.stars === null ? 'card-driver' : 'card-driver-stars', facts)]
}

const starNumber = (stars: number, words: Words): string =>
  new Intl.NumberFormat(words.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(stars)

/** Why it ended or hangs, when there is something to say. */
const why = (view: OrderView, status: CardStatus, words: Words): string[] => {
  if (status === 'failed' && view.delivery?.failureReason)
    return [words.h('card-failed-because', { reason: words.t(`failure-${view.delivery.failureReason}`) })]
  if (view.endReason === null) return []
  if (status === 'rejected' && view.endReason !== '')
    return [words.h('card-shop-says', { reason: oneLine(view.endReason, 200) })]
  if (status === 'cancelled' && words.has(`cancelled-${view.endReason}`))
    return [words.h('card-cancelled-because', { reason: words.t(`cancelled-${view.endReason}`) })]
  return []
}

const address = (view: OrderView, words: Words): string => {
  const { latitude, longitude } = view.address.place
  const url = `https://www.google.com/maps/search/?api=1&query=${latitude.toFixed(5)},${longitude.toFixed(5)}`
  return words.h(view.address.note ? 'card-address-note' : 'card-address', {
    text: oneLine(view.address.text, 200),
    note: oneLine(view.address.note ?? '', 200),
    url,
  })
}

/** The buttons that make sense now. What only the staff may do is not for this card, whoever looks at it. */
const buttons = (view: OrderView, words: Words): InlineKeyboardButton[][] => {
  const id = asId('ord', view.id)
  const may = (action: OrderAction) => view.actions.includes(action)
  return [
    ...(may('rate') ? [[1, 2, 3, 4, 5].map(stars => button(`${stars} ⭐`, rateTap.pack(id, stars)))] : []),
    [
      ...(may('talk-driver') ? [button(words.t('card-talk-driver'), driverTap.pack(id), 'primary')] : []),
      ...(may('talk-dispatcher') ? [button(words.t('card-talk-dispatcher'), dispatcherTap.pack(id))] : []),
    ],
    may('reorder') ? [button(words.t('card-again'), againTap.pack(id), 'success')] : [],
    may('cancel') ? [button(words.t('card-cancel'), cancelTap.pack(id), 'danger')] : [],
  ]
}

/** An order as its customer sees it: how far it is, who brings it, what was ordered and what it costs. */
export const orderCard = (view: OrderView, words: Words, now: Date): Card => {
  const status = statusKey(view.status, view.delivery?.status ?? null)
  const { timeZone } = view.branch
  const { language } = words
  const isLate = view.delivery?.isLate === true && !ended.includes(status)
  const html = [
    // The first line is what the bar of pinned messages shows.
    [progress(status), words.h('card-status', { status: words.t(`card-${status}`) })]
      .filter(Boolean)
      .join('  '),
    words.h('card-title', {
      number: String(view.number),
      branch: oneLine(view.branch.name, 60),
      day: formatDay(view.placedAt, timeZone, language),
      time: formatTime(view.placedAt, timeZone, language),
    }),
    ...why(view, status, words),
    ...when(view, status, words, now),
    ...(isLate ? [words.h('card-late')] : []),
    ...driver(view, words),
    ...(view.handoverCode ? [words.h('card-code', { code: view.handoverCode })] : []),
    '',
    ...linesHtml(view.lines, words),
    '',
    ...costHtml(view.quote, words),
    view.cashFrom
      ? words.h('card-cash-from', { sum: formatMoney(view.cashFrom, language) })
      : words.h('card-cash'),
    '',
    address(view, words),
    ...(view.note ? [words.h('terms-note', { note: oneLine(view.note, 500) })] : []),
    ...(view.review ? ['', words.h('card-review', { stars: starsOf(view.review.stars) })] : []),
  ].join('\n')
  return { as: 'card', html, keyboard: keyboard(...buttons(view, words)), isPinned: !ended.includes(status) }
}
