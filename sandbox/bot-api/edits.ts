import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Chat, Content, StoredMessage } from '../world/model.ts'
import type { Call } from './call.ts'
import { messageNamed } from './chats.ts'
import { badRequest } from './failure.ts'
import { readMarkup } from './keyboards/read-markup.ts'

/** The bot's own message that is to be changed. */
export function editableMessage(call: Call<'message_id' | 'inline_message_id'>, chat: Chat): StoredMessage {
  const message = messageNamed(call, chat, 'message to edit not found')
  if (
    message.fromId !== call.bot.id ||
    message.content.kind === 'service' ||
    message.forward ||
    message.isFixed
  ) {
    throw badRequest("message can't be edited")
  }
  return message
}

/** Only inline keyboards can be put under a message later. */
export function inlineMarkup(call: Call<'reply_markup'>): InlineKeyboardMarkup | null {
  const markup = readMarkup(call.json('reply_markup', 'reply keyboard markup'))
  if (markup.change && !markup.buttons) throw badRequest('inline keyboard expected')
  return markup.buttons
}

/** Telegram refuses an edit that changes nothing. */
export function assertModified(
  message: StoredMessage,
  content: Content,
  buttons: InlineKeyboardMarkup | null,
) {
  if (isSame(message.content, content) && isSame(message.buttons, buttons)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    )
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other)
}

/** Equal things are equal whatever order their fields came in; a file counts by its unique id. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    if ('uniqueId' in inner) return inner.uniqueId
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
