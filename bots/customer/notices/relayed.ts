import { escapeHtml, isolated, type Words } from '../../../locales/words.ts'
import type { RelayView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { Shown } from '../../kit/outgoing/cards.ts'
import { asId } from '../../kit/taps.ts'
import { oneLine, shorten } from '../../kit/text.ts'
import { answerTap } from '../taps.ts'

/** A caption holds 1,024 characters, the line above it included. */
const longestCaption = 900

/** What somebody said about an order, with who it is and a button to answer. */
export const relayed = (view: RelayView, words: Words): Shown => {
  const kind = view.kind === 'driver' ? 'driver' : 'dispatcher'
  const head = words.h(`said-by-${view.fromRole === 'driver' ? 'driver' : 'dispatcher'}`, {
    name: oneLine(view.fromName, 40),
    number: String(view.orderNumber),
  })
  const answer = keyboard([
    button(words.t('talk-answer'), answerTap.pack(kind, asId('cnv', view.conversationId))),
  ])
  const { body } = view
  switch (body.kind) {
    case 'text':
      return { as: 'message', html: `${head}\n${escapeHtml(isolated(body.text))}`, keyboard: answer }
    case 'location':
      return { as: 'place', place: body.place, html: head, keyboard: answer }
    case 'photo':
    case 'voice':
      return {
        as: body.kind,
        path: body.path,
        mediaId: body.mediaId,
        telegramFileId: body.telegramFileId,
        html: body.caption ? `${head}\n${escapeHtml(isolated(shorten(body.caption, longestCaption)))}` : head,
        keyboard: answer,
      }
  }
}
