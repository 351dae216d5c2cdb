import type { InlineKeyboardMarkup } from 'grammy/types'
import { findMessage } from '../world/find-message.ts'
import type { Chat, Content, StoredMessage } from '../world/model.ts'
import type { Call } from './call.ts'
import { assertWritable, chatNamed, messageNamed } from './chats.ts'
import { badRequest } from './failure.ts'
import { readMarkup } from './keyboards/read-markup.ts'

export interface EditTarget {
  chat: Chat
  message: StoredMessage
  /** Named by its inline_message_id: the answer is then no message but true. */
  isInline: boolean
}

/** The message that is to be changed: the bot's own, or one that a person sent by the bot's inline mode. */
export function editTarget(call: Call<'chat_id' | 'message_id' | 'inline_message_id'>): EditTarget {
  if (call.text('chat_id') === '' && call.integer('message_id', 0, 0) === 0) return inlineTarget(call)
  const chat = chatNamed(call)
  assertWritable(chat)
  return { chat, message: editableMessage(call, chat), isInline: false }
}

function inlineTarget(call: Call<'inline_message_id'>): EditTarget {
  const id = call.text('inline_message_id')
  if (id === '') throw badRequest('message identifier is not specified')
  const place = call.world.inlineMessages.get(id)
  const message = place && findMessage(place.chat, place.messageId)
  if (!message || message.viaBotId !== call.bot.id) throw badRequest('MESSAGE_ID_INVALID')
  return { chat: place.chat, message, isInline: true }
}

function editableMessage(call: Call<'message_id'>, chat: Chat): StoredMessage {
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
