import { InlineKeyboard } from 'grammy'
import { formatMoney } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import type { CashView, HandoverView } from '../../../server/services/index.ts'
import type { Renderer, Shown } from '../../kit/outgoing/cards.ts'
import { handOverTap, settleOtherTap, settleTap } from '../taps.ts'

/** The driver's own cash: what they hold, and the hand-over under way. */
export const driverCashCard = (cash: CashView, { h, t, language }: Words): Shown => {
  const lines = [
    h('crew-cash-title'),
    '',
    h('crew-cash-in-hand', {
      amount: formatMoney(cash.inHand, language),
      cap: formatMoney(cash.cap, language),
    }),
  ]
  if (cash.handover) {
    lines.push(h('crew-cash-waiting', { amount: formatMoney(cash.handover.declared, language) }))
    return { as: 'card', html: lines.join('\n') }
  }
  if (cash.inHand.units <= 0n) return { as: 'card', html: lines.join('\n') }
  return {
    as: 'card',
    html: lines.join('\n'),
    keyboard: new InlineKeyboard()
      .text(
        { text: t('crew-cash-hand-over', { amount: formatMoney(cash.inHand, language) }), style: 'primary' },
        handOverTap.pack('ask', cash.inHand.units),
      )
      .row()
      .text(t('crew-cash-other'), handOverTap.pack('other', 0n)),
  }
}

/** A hand-over as the dispatcher counts it. */
export const handoverCard = (handover: HandoverView, { h, t, language }: Words): Shown => {
  const declared = formatMoney(handover.declared, language)
  const lines = [
    h('crew-handover-title', { name: handover.driverName }),
    '',
    h('crew-handover-declared', { declared, expected: formatMoney(handover.expected, language) }),
  ]
  if (handover.status === 'settled' && handover.counted && handover.difference) {
    lines.push(
      h('crew-handover-settled', { counted: formatMoney(handover.counted, language) }),
      ...(handover.difference.units === 0n
        ? []
        : [h('crew-handover-difference', { difference: formatMoney(handover.difference, language) })]),
    )
    return { as: 'card', html: lines.join('\n') }
  }
  const id = handover.id as `csh_${string}`
  return {
    as: 'card',
    html: lines.join('\n'),
    keyboard: new InlineKeyboard()
      .text(
        { text: t('crew-handover-correct', { declared }), style: 'success' },
        settleTap.pack(id, handover.version, handover.declared.units),
      )
      .row()
      .text(t('crew-handover-other'), settleOtherTap.pack(id, handover.version)),
  }
}

/** Named by the driver for the driver, by the hand-over for the dispatchers. */
export const renderCashCard: Renderer = async (notice, { services, words }) => {
  const actor =
    notice.userId === null ? ({ kind: 'system' } as const) : await services.people.actorOf(notice.userId)
  return notice.ref.startsWith('csh_')
    ? handoverCard(await services.cash.handover(actor, notice.ref), words)
    : driverCashCard(await services.cash.mine(actor), words)
}
