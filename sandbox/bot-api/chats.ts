import { nowInSeconds } from '../world/clock.ts'
import { findMessage } from '../world/find-message.ts'
import { isPresent } from '../world/members.ts'
import type { BotAccount, Chat, GroupChat, Person, StoredMessage, Topic } from '../world/model.ts'
import { type Permissions, type Rights, rightsOf } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Call } from './call.ts'
import { ApiFailure, badRequest, forbidden } from './failure.ts'

/** The chat a call names. Throws 400 for what is no chat and 403 where the bot has no place any more. */
export function chatNamed(call: Call<'chat_id'>): Chat {
  return chatByText(call.world, call.bot, call.text('chat_id'))
}

export function chatByText(world: World, bot: BotAccount, text: string): Chat {
  const wanted = text.trim()
  if (wanted === '') throw badRequest('chat_id is empty')
  if (wanted.startsWith('@')) throw badRequest('chat not found')
  const id = /^-?\d{1,16}$/.test(wanted) ? Number(wanted) : 0
  if (id > 0) {
    const person = world.people.get(id)
    if (!person) throw badRequest('chat not found')
    return world.privateChat(bot, person)
  }
  const group = world.groups.get(id)
  const status = group?.members.get(bot.id)
  if (!group || status === undefined) throw badRequest('chat not found')
  const kind = group.type === 'supergroup' ? 'supergroup chat' : 'group chat'
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`)
  if (status === 'left') throw forbidden(`bot is not a member of the ${kind}`)
  if (group.migratedToId !== 0) {
    throw new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: group.migratedToId,
    })
  }
  return group
}

/** Like `chatNamed`, for calls that put something into the chat. */
export function writableChat(call: Call<'chat_id'>): Chat {
  const chat = chatNamed(call)
  assertWritable(chat)
  return chat
}

export function assertWritable(chat: Chat) {
  if (chat.type !== 'private') return
  if (chat.isBlocked) throw forbidden('bot was blocked by the user')
  const mayBegin = chat.isStarted || chat.hasWriteAccess || chat.mayBeWrittenUntil > nowInSeconds()
  if (!mayBegin) throw forbidden("bot can't initiate conversation with a user")
}

export function groupNamed(call: Call<'chat_id'>): GroupChat {
  const chat = chatNamed(call)
  if (chat.type === 'private') throw badRequest('method is available only for supergroups')
  return chat
}

export function isAdministrator(call: Call<never>, chat: Chat): boolean {
  return chat.type === 'private' || rightsOf(chat, call.bot.id) !== null
}

/** Groups only: what a plain member may not do. Throws 400 with the complaint. */
export function assertRight(call: Call<never>, chat: Chat, right: keyof Rights, complaint: string) {
  if (!hasRight(call, chat, right)) throw badRequest(complaint)
}

/** Some rights a group gives to everybody, others to its administrators. */
export function hasRight(call: Call<never>, chat: Chat, right: keyof Rights): boolean {
  if (chat.type === 'private') return true
  const rights = rightsOf(chat, call.bot.id)
  if (rights) return rights[right]
  return right in chat.permissions && chat.permissions[right as keyof Permissions]
}

/** The topic a message goes to: 0 for none. An answer goes where the question stands. */
export function threadNamed(call: Call<'message_thread_id'>, chat: Chat, replyToId = 0): number {
  const named = call.integer('message_thread_id', 0, 0)
  const threadId = named || (findMessage(chat, replyToId)?.threadId ?? 0)
  if (threadId === 0 && (chat.type === 'private' || !chat.topics)) return 0
  const topic = threadId === 0 && chat.type !== 'private' ? chat.general : chat.topics?.get(threadId)
  if (!topic) throw badRequest('message thread not found')
  if (topic.isClosed && !isAdministrator(call, chat)) throw badRequest('TOPIC_CLOSED')
  return threadId
}

export function topicNamed(call: Call<'message_thread_id'>, chat: Chat): Topic {
  const topic = chat.topics?.get(call.integer('message_thread_id', 0, 0))
  if (!topic) throw badRequest('TOPIC_ID_INVALID')
  return topic
}

/** @param missing Telegram's words where there is no such message, e.g. "message to edit not found" */
export function messageNamed(call: Call<'message_id'>, chat: Chat, missing: string): StoredMessage {
  const id = call.integer('message_id', 0, 0)
  if (id === 0) throw badRequest('message identifier is not specified')
  const message = findMessage(chat, id)
  if (!message) throw badRequest(missing)
  return message
}

/** The person or bot behind `user_id`. */
export function userNamed(call: Call<'user_id'>): Person | BotAccount {
  const id = Number(call.text('user_id'))
  if (!Number.isSafeInteger(id) || id <= 0) throw badRequest('invalid user_id specified')
  const account = call.world.account(id)
  if (!account) throw badRequest('user not found')
  return account
}

export function isInChat(chat: Chat, accountId: number): boolean {
  if (chat.type === 'private') return accountId === chat.person.id || accountId === chat.bot.id
  return isPresent(chat.members.get(accountId))
}
