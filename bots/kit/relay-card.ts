import { InlineKeyboard } from 'grammy'
import type { Words } from '../../locales/words.ts'
import type { RelayView } from '../../server/services/index.ts'
import type { Shown } from './outgoing/cards.ts'

/** A relayed message with who says it and about which order, and a button to answer. */
export const relayCard = (message: RelayView, words: Words, replyData: string): Shown => {
  const { h, t } = words
  const head = h(`relay-from-${message.fromRole}`, { name: message.fromName, number: message.orderNumber })
  const keyboard = new InlineKeyboard().text(t('relay-reply'), replyData)
  const { body } = message
  switch (body.kind) {
    case 'text':
      return { as: 'message', html: `${head}\n${h('relay-body', { text: body.text })}`, keyboard }
    case 'photo':
    case 'voice':
      return {
        as: body.kind,
        path: body.path,
        mediaId: body.mediaId,
        telegramFileId: body.telegramFileId,
        html: body.caption ? `${head}\n${h('relay-body', { text: body.caption.slice(0, 800) })}` : head,
        keyboard,
      }
    case 'location':
      return { as: 'place', place: body.place, html: head, keyboard }
  }
}
