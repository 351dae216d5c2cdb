import { InlineKeyboard } from 'grammy'
import { formatDay, formatMoney, formatTime } from '../../../locales/format.ts'
import { escapeHtml, isolated, type Words } from '../../../locales/words.ts'
import type { OrderView } from '../../../server/services/index.ts'
import { mapUrl } from '../../kit/links.ts'
import type { Renderer, Shown } from '../../kit/outgoing/cards.ts'
import { driversTap, orderTap, searchTap, talkTap, unassignTap } from '../taps.ts'

const mostLines = 12

const linesOf = (order: OrderView, { t, language }: Words): string[] => {
  const lines = order.lines.slice(0, mostLines).map(({ names, quantity, total }) => {
    const options = names.options.map(option => option[language]).filter(Boolean)
    const more = [names.variant[language], ...options].filter(Boolean).map(escapeHtml).join(', ')
    return `${quantity} × ${escapeHtml(names.product[language])}${more ? ` <i>${more}</i>` : ''} — ${formatMoney(total, language)}`
  })
  const left = order.lines.length - mostLines
  return left > 0 ? [...lines, t('crew-more-lines', { count: left })] : lines
}

/** The line that says where the order stands: the kitchen's word before it goes out, the movement's word after. */
const statusLine = (order: OrderView, { h }: Words): string => {
  const delivery = order.delivery
  const status = order.status.replaceAll('_', '-')
  const movement = delivery ? delivery.status.replaceAll('_', '-') : null
  const isMoving =
    delivery !== null &&
    order.status !== 'placed' &&
    !['cancelled', 'rejected', 'expired', 'fulfilled'].includes(order.status)
  const name = delivery?.driver?.name ?? ''
  return [
    h(`crew-order-${status}`),
    ...(isMoving && movement ? [h(`crew-moving-${movement}`, { name, offers: delivery.openOffers })] : []),
  ].join(' · ')
}

const keyboardFor = (order: OrderView, { t }: Words): InlineKeyboard => {
  const keyboard = new InlineKeyboard()
  const id = order.id as `ord_${string}`
  const has = (action: OrderView['actions'][number]): boolean => order.actions.includes(action)
  if (has('confirm'))
    keyboard.text(
      { text: t('crew-order-confirm'), style: 'success' },
      orderTap.pack('confirm', id, order.version),
    )
  if (has('reject'))
    keyboard
      .text({ text: t('crew-order-reject'), style: 'danger' }, orderTap.pack('reject', id, order.version))
      .row()
  if (has('prepare'))
    keyboard
      .text({ text: t('crew-order-prepare'), style: 'primary' }, orderTap.pack('prepare', id, order.version))
      .row()
  if (has('mark-ready'))
    keyboard
      .text({ text: t('crew-order-mark-ready'), style: 'success' }, orderTap.pack('ready', id, order.version))
      .row()
  if (has('assign') && order.delivery) {
    const deliveryId = order.delivery.id as `dlv_${string}`
    const { version } = order.delivery
    keyboard.text(
      t(order.delivery.driver ? 'crew-reassign' : 'crew-assign'),
      driversTap.pack(deliveryId, version),
    )
    if (order.delivery.driver) keyboard.text(t('crew-unassign'), unassignTap.pack(deliveryId, version)).row()
    else keyboard.text(t('crew-search'), searchTap.pack(deliveryId, version)).row()
  }
  if (has('talk-dispatcher')) {
    keyboard.text(t('crew-talk-customer'), talkTap.pack('dispatcher', id))
    if (order.delivery?.driver) keyboard.text(t('crew-talk-driver'), talkTap.pack('crew', id))
    keyboard.row()
  }
  keyboard.url(t('crew-map-dropoff'), mapUrl(order.address.place))
  if (has('cancel') && order.status !== 'placed')
    keyboard.text(
      { text: t('crew-order-cancel'), style: 'danger' },
      orderTap.pack('cancel', id, order.version),
    )
  return keyboard
}

/** An order as its dispatchers work on it: what, where, for whom, how it stands, and what can be done now. */
export const dispatchCard = (order: OrderView, words: Words): Shown => {
  const { h, t, language } = words
  const zone = order.branch.timeZone
  const when = order.wanted
    ? h('crew-order-wanted', {
        day: formatDay(order.wanted.from, zone, language),
        from: formatTime(order.wanted.from, zone, language),
        until: formatTime(order.wanted.until, zone, language),
      })
    : h('crew-order-asap', { time: formatTime(order.placedAt, zone, language) })
  const warnings = [
    ...(order.delivery?.isAlarmed ? [t('crew-order-alarmed')] : []),
    ...(order.delivery?.isLate ? [t('crew-order-is-late')] : []),
    ...(order.delivery?.failureReason ? [t(`delivery-reason-${order.delivery.failureReason}`)] : []),
  ].map(warning => `⚠️ <b>${escapeHtml(warning)}</b>`)
  const html = [
    `<b>${h('crew-order-title', { number: order.number })}</b> · ${escapeHtml(order.branch.name)}`,
    statusLine(order, words),
    ...warnings,
    '',
    ...linesOf(order, words),
    '',
    h('crew-order-total', { total: formatMoney(order.total, language) }),
    ...(order.cashFrom ? [h('crew-order-cash-from', { amount: formatMoney(order.cashFrom, language) })] : []),
    when,
    h('crew-order-address', { address: order.address.text }),
    ...(order.address.note ? [h('crew-task-address-note', { note: order.address.note })] : []),
    h('crew-task-customer', { name: isolated(order.customer.name) }),
    ...(order.note ? [h('crew-task-order-note', { note: order.note })] : []),
    ...(order.delivery?.driver
      ? [
          h('crew-order-driver', {
            name: order.delivery.driver.name,
            vehicle: t(`vehicle-${order.delivery.driver.vehicle}`),
          }),
        ]
      : []),
    ...(order.review
      ? [
          `${'★'.repeat(order.review.stars)}${'☆'.repeat(5 - order.review.stars)} ${escapeHtml(order.review.text ?? '')}`,
        ]
      : []),
  ].join('\n')
  const isOver = ['fulfilled', 'cancelled', 'rejected', 'expired', 'returned'].includes(order.status)
  return { as: 'card', html, ...(isOver ? {} : { keyboard: keyboardFor(order, words) }) }
}

/** Orders as dispatchers see them; a group's card is drawn for the group as such. */
export const renderDispatchCard: Renderer = async (notice, { services, words }) => {
  const actor =
    notice.userId === null ? ({ kind: 'system' } as const) : await services.people.actorOf(notice.userId)
  const orderId = typeof notice.facts.orderId === 'string' ? notice.facts.orderId : notice.ref
  return dispatchCard(await services.orders.track(actor, orderId), words)
}
