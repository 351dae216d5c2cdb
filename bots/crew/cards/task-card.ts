import { InlineKeyboard } from 'grammy'
import { formatDistance, formatMoney, formatTime } from '../../../locales/format.ts'
import { escapeHtml, isolated, type Words } from '../../../locales/words.ts'
import type { TaskView } from '../../../server/services/index.ts'
import { mapUrl } from '../../kit/links.ts'
import type { Renderer, Shown } from '../../kit/outgoing/cards.ts'
import { failTap, proofTap, stepTap, talkTap } from '../taps.ts'

const mostLines = 8

const goods = (task: TaskView, { t, language }: Words): string[] => {
  const lines = task.lines.slice(0, mostLines).map(({ names, quantity }) => {
    const variant = names.variant[language] && task.lines.length > 0 ? names.variant[language] : ''
    return `${quantity} × ${escapeHtml(names.product[language])}${variant ? ` <i>${escapeHtml(variant)}</i>` : ''}`
  })
  const left = task.lines.length - mostLines
  return left > 0 ? [...lines, t('crew-more-lines', { count: left })] : lines
}

const moneyLines = (task: TaskView, { h, language }: Words): string[] => {
  const lines: string[] = []
  if (task.status === 'delivered') {
    if (task.cashToCollect.units > 0n)
      lines.push(h('crew-task-cash-taken', { cash: formatMoney(task.cashToCollect, language) }))
  } else if (task.cashToCollect.units > 0n) {
    lines.push(h('crew-task-cash', { cash: formatMoney(task.cashToCollect, language) }))
    if (task.cashFrom)
      lines.push(
        h('crew-task-change', {
          from: formatMoney(task.cashFrom, language),
          change: formatMoney(
            { ...task.cashFrom, units: task.cashFrom.units - task.cashToCollect.units },
            language,
          ),
        }),
      )
  }
  const earned = { ...task.pay, units: task.pay.units + task.tip.units }
  lines.push(h('crew-task-pay', { pay: formatMoney(earned, language) }))
  return lines
}

const keyboardFor = (task: TaskView, { t, language }: Words): InlineKeyboard => {
  const keyboard = new InlineKeyboard()
  const id = task.deliveryId as `dlv_${string}`
  const orderId = task.orderId as `ord_${string}`
  for (const action of task.actions) {
    switch (action) {
      case 'arrive-at-pickup':
        keyboard
          .text(
            { text: t('crew-step-arrive-pickup'), style: 'primary' },
            stepTap.pack('arrive-pickup', id, task.version),
          )
          .row()
        keyboard.url(t('crew-map-pickup'), mapUrl(task.pickup.place)).row()
        break
      case 'pick-up':
        keyboard
          .text({ text: t('crew-step-pick-up'), style: 'success' }, stepTap.pack('pick-up', id, task.version))
          .row()
        break
      case 'arrive-at-dropoff':
        keyboard
          .text(
            { text: t('crew-step-arrive-dropoff'), style: 'primary' },
            stepTap.pack('arrive-dropoff', id, task.version),
          )
          .row()
        keyboard.url(t('crew-map-dropoff'), mapUrl(task.dropoff.place)).row()
        break
      case 'prove-by-code':
        keyboard.text(t('crew-proof-code'), proofTap.pack('code', id))
        break
      case 'prove-by-photo':
        keyboard.text(t('crew-proof-photo'), proofTap.pack('photo', id))
        break
      case 'deliver': {
        const label =
          task.cashToCollect.units > 0n
            ? t('crew-step-deliver-cash', { cash: formatMoney(task.cashToCollect, language) })
            : t('crew-step-deliver')
        keyboard
          .row()
          .text({ text: label, style: 'success' }, stepTap.pack('deliver', id, task.version))
          .row()
        break
      }
      case 'retry':
        keyboard
          .text({ text: t('crew-step-retry'), style: 'primary' }, stepTap.pack('retry', id, task.version))
          .row()
        break
      case 'return':
        keyboard.text(t('crew-step-return'), stepTap.pack('return', id, task.version)).row()
        break
      case 'complete-return':
        keyboard
          .text(
            { text: t('crew-step-returned'), style: 'success' },
            stepTap.pack('returned', id, task.version),
          )
          .row()
        break
      case 'fail':
        keyboard.text({ text: t('crew-step-fail'), style: 'danger' }, failTap.pack(id, task.version)).row()
        break
      case 'release':
        keyboard.text(t('crew-step-release'), stepTap.pack('release', id, task.version)).row()
        break
      case 'talk-customer':
        keyboard.text(t('crew-talk-customer'), talkTap.pack('driver', orderId))
        break
      case 'talk-dispatcher':
        keyboard.text(t('crew-talk-dispatcher'), talkTap.pack('crew', orderId))
        break
    }
  }
  return keyboard
}

/** One task at a time: where to, what to take, how much cash, and the next step as a button. */
export const taskCard = (task: TaskView, words: Words): Shown => {
  const { h, t, language } = words
  const isOver = task.actions.length === 0
  const status = task.status.replaceAll('_', '-')
  const head = h(`crew-task-${status}`, { number: task.orderNumber })
  if (isOver)
    return {
      as: 'card',
      html: [head, ...(task.status === 'delivered' ? moneyLines(task, words) : [])].join('\n'),
    }
  const isBeforePickup = task.status === 'accepted' || task.status === 'at_pickup'
  const note = task.dropoff.note ? [h('crew-task-address-note', { note: task.dropoff.note })] : []
  const html = [
    head,
    '',
    h('crew-task-pickup', { place: task.pickup.text }),
    ...(isBeforePickup && task.isOrderReady ? [h('crew-task-ready')] : []),
    h('crew-task-dropoff', {
      place: task.dropoff.text,
      distance: formatDistance(task.distanceMetres, language),
    }),
    ...note,
    h('crew-task-customer', { name: isolated(task.customerName) }),
    ...(task.orderNote ? [h('crew-task-order-note', { note: task.orderNote })] : []),
    ...(task.wanted
      ? [
          h('crew-task-wanted', {
            from: formatTime(task.wanted.from, task.timeZone, language),
            until: formatTime(task.wanted.until, task.timeZone, language),
          }),
        ]
      : task.promisedAt
        ? [h('crew-task-promised', { time: formatTime(task.promisedAt, task.timeZone, language) })]
        : []),
    '',
    ...(isBeforePickup ? goods(task, words) : []),
    ...(isBeforePickup ? [''] : []),
    ...moneyLines(task, words),
    ...(task.status === 'at_dropoff' && task.proof.missing.length > 0
      ? [
          '',
          t(
            `crew-proof-${task.proof.missing.length === 2 ? (task.proof.rule === 'code-and-photo' ? 'both' : 'either') : task.proof.missing[0]}-hint`,
          ),
        ]
      : []),
    ...(task.failureReason
      ? ['', h('crew-task-failed-why', { reason: t(`delivery-reason-${task.failureReason}`) })]
      : []),
  ].join('\n')
  return { as: 'card', html, keyboard: keyboardFor(task, words) }
}

/** Tasks as their driver sees them. */
export const renderTaskCard: Renderer = async (notice, { services, words }) => {
  const actor = await services.people.actorOf(notice.userId ?? '')
  return taskCard(await services.delivery.task(actor, notice.ref), words)
}
