import { apiChatId } from '../world/bot-view/accounts.ts'
import { type BotSideMessage, toMessage } from '../world/bot-view/message.ts'
import { findMessage } from '../world/find-message.ts'
import { applyKeyboard } from '../world/keyboards.ts'
import { type Draft, postMessage } from '../world/messages.ts'
import type { Chat, Content } from '../world/model.ts'
import { forbiddenKind } from '../world/permissions.ts'
import type { Call } from './call.ts'
import { threadNamed, writableChat } from './chats.ts'
import { soleReceiver } from './ephemeral.ts'
import { badRequest, tooManyRequests } from './failure.ts'
import { checkMarkup } from './keyboards/check-markup.ts'
import { fieldsOf, optionalFlag } from './keyboards/fields.ts'
import { type Markup, readMarkup } from './keyboards/read-markup.ts'

export type SendArgument =
  | 'chat_id'
  | 'message_thread_id'
  | 'reply_parameters'
  | 'reply_markup'
  | 'protect_content'

/** Where a message goes and how: everything that all send methods have in common, checked in the server's order. */
export interface Destination {
  chat: Chat
  markup: Markup
  threadId: number
  replyToId: number
  isProtected: boolean
}

export function destinationOf(call: Call<SendArgument>): Destination {
  return destinationWith(call, readMarkup(call.json('reply_markup', 'reply keyboard markup')))
}

export function destinationWith(
  call: Call<Exclude<SendArgument, 'reply_markup'>>,
  markup: Markup,
  isInvoice = false,
): Destination {
  const chat = writableChat(call)
  checkMarkup(markup, chat, isInvoice)
  const replyToId = replyTarget(call, chat)
  const destination = {
    chat,
    markup,
    threadId: threadNamed(call, chat, replyToId),
    replyToId,
    isProtected: call.flag('protect_content'),
  }
  passFloodGate(call, chat)
  return destination
}

export function passFloodGate(call: Call<never>, chat: Chat) {
  const wait = call.hub.flood.check(call.bot.id, apiChatId(chat))
  if (wait > 0) throw tooManyRequests(wait)
}

/** Sends one message of the bot, to all or to one person alone, and answers with it as the bot sees it. */
export function send(
  call: Call<SendArgument | 'ephemeral_message_parameters'>,
  content: Content,
): BotSideMessage {
  const to = destinationOf(call)
  const visibleTo = soleReceiver(call, to.chat)
  return put(call, to, content, visibleTo === undefined ? {} : { visibleTo })
}

export function put(
  call: Call<never>,
  to: Destination,
  content: Content,
  extra: Pick<Draft, 'forward' | 'mediaGroupId' | 'viaBotId' | 'visibleTo'> = {},
): BotSideMessage {
  const forbidden = to.chat.type === 'private' ? null : forbiddenKind(to.chat, call.bot.id, content)
  if (forbidden) throw badRequest(`not enough rights to send ${forbidden} to the chat`)
  const message = postMessage(call.world, to.chat, {
    fromId: call.bot.id,
    content,
    threadId: to.threadId,
    replyToId: to.replyToId,
    buttons: to.markup.buttons,
    isFixed: to.markup.change !== null && to.markup.buttons === null,
    isProtected: to.isProtected,
    ...extra,
  })
  if (to.markup.change) applyKeyboard(call.world, to.chat, message, to.markup.change)
  return toMessage(call.world, call.bot, to.chat, message)
}

/** The id of the message that is answered, or 0. Old arguments of the same meaning are still taken. */
function replyTarget(call: Call<'reply_parameters'>, chat: Chat): number {
  const parameters = fieldsOf(call.json('reply_parameters', 'reply parameters'))
  const wanted = Number(parameters?.get('message_id') ?? call.legacy('reply_to_message_id'))
  if (!Number.isSafeInteger(wanted) || wanted <= 0) return 0
  const isOptional = parameters
    ? optionalFlag(parameters, 'allow_sending_without_reply')
    : call.legacy('allow_sending_without_reply') === 'true'
  if (findMessage(chat, wanted)) return wanted
  if (isOptional) return 0
  throw badRequest('message to be replied not found')
}

/** Narrows a message to the kind a method promises. It was made of that kind a moment ago. */
export function having<Field extends keyof BotSideMessage>(
  message: BotSideMessage,
  ...fields: Field[]
): BotSideMessage & { [Promised in Field]: NonNullable<BotSideMessage[Promised]> } {
  if (!holds(message, fields)) throw new Error(`the message lacks one of ${fields.join(', ')}`)
  return message
}

function holds<Field extends keyof BotSideMessage>(
  message: BotSideMessage,
  fields: Field[],
): message is BotSideMessage & { [Promised in Field]: NonNullable<BotSideMessage[Promised]> } {
  return fields.every(field => message[field] !== undefined && message[field] !== null)
}
