import { findEphemeral } from '../world/find-message.ts'
import type { Chat, GroupChat, StoredMessage } from '../world/model.ts'
import type { Call } from './call.ts'
import { chatNamed, isInChat } from './chats.ts'
import { badRequest } from './failure.ts'
import { fieldsOf } from './keyboards/fields.ts'

/** The one person a message is for; undefined where it is for all. */
export function soleReceiver(call: Call<'ephemeral_message_parameters'>, chat: Chat): number | undefined {
  const value = call.json('ephemeral_message_parameters', 'ephemeral message parameters')
  if (value === undefined) return undefined
  const fields = fieldsOf(value)
  if (!fields) throw badRequest("can't parse ephemeral message parameters: expected an Object")
  const id = Number(fields.get('receiver_user_id') ?? 0)
  if (!Number.isSafeInteger(id) || id <= 0) throw badRequest('invalid receiver_user_id specified')
  if (chat.type === 'private') throw badRequest('ephemeral messages can be sent only to groups')
  if (!call.world.people.has(id)) throw badRequest('user not found')
  if (!isInChat(chat, id)) throw badRequest('USER_NOT_PARTICIPANT')
  return id
}

/** The bot's message for one person that a call names. */
export function ephemeralNamed(call: Call<'chat_id' | 'receiver_user_id' | 'ephemeral_message_id'>): {
  chat: GroupChat
  message: StoredMessage
} {
  const chat = chatNamed(call)
  if (chat.type === 'private') throw badRequest('ephemeral messages can be sent only to groups')
  const userId = Number(call.text('receiver_user_id'))
  if (!Number.isSafeInteger(userId) || userId <= 0) throw badRequest('invalid receiver_user_id specified')
  const id = call.integer('ephemeral_message_id', 0, 0)
  if (id === 0) throw badRequest('ephemeral message identifier is not specified')
  const message = findEphemeral(chat, id, userId)
  if (message?.fromId !== call.bot.id) throw badRequest('ephemeral message not found')
  return { chat, message }
}
