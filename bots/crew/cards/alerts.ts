import { InlineKeyboard } from 'grammy'
import type { Renderer } from '../../kit/outgoing/cards.ts'
import { relayCard } from '../../kit/relay-card.ts'
import { replyTap, shiftTap, showOrderTap } from '../taps.ts'

/** Something a dispatcher has to look at, with the order one tap away. */
export const renderDispatchAlarm: Renderer = async (notice, { words }) => {
  const orderId = typeof notice.facts.orderId === 'string' ? notice.facts.orderId : null
  const number = notice.facts.orderNumber ?? 0
  const html = words.h(`alarm-${String(notice.facts.key)}`, { number: Number(number) })
  if (orderId === null) return { as: 'message', html }
  return {
    as: 'message',
    html,
    keyboard: new InlineKeyboard().text(
      words.t('crew-show-order', { number: Number(number) }),
      showOrderTap.pack(orderId as `ord_${string}`),
    ),
  }
}

/** A driver's location has gone quiet. */
export const renderShiftNudge: Renderer = async (notice, { words }) => ({
  as: 'message',
  html: words.h(`nudge-${String(notice.facts.key)}`),
  keyboard: new InlineKeyboard().text(words.t('crew-shift-show'), shiftTap.pack('show')),
})

/** What customer, driver or dispatcher said through the relay. */
export const renderRelay: Renderer = async (notice, { services, words }) => {
  const message = await services.talking.message(notice.ref, 'crew')
  return relayCard(message, words, replyTap.pack(message.conversationId as `cnv_${string}`))
}
