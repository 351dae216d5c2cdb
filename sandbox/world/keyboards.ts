import { findMessage } from './find-message.ts'
import type { Chat, ReplyKeyboard, StoredMessage } from './model.ts'
import type { World } from './world.ts'

/** What a bot's message does to the keyboard below the chat. */
export type KeyboardChange =
  | { kind: 'show'; keyboard: ReplyKeyboard; isSelective: boolean; isForced: boolean }
  | { kind: 'remove'; isSelective: boolean }
  | { kind: 'force_reply'; isSelective: boolean }

/** Applies it to everybody it is meant for: all, or (selective) those mentioned or answered. */
export function applyKeyboard(world: World, chat: Chat, message: StoredMessage, change: KeyboardChange) {
  for (const userId of audience(world, chat, message, change.isSelective)) {
    chat.forcedReplies.delete(userId)
    if (change.kind === 'show') {
      chat.keyboards.set(userId, { messageId: message.id, markup: change.keyboard })
      if (change.isForced) chat.forcedReplies.set(userId, message.id)
    } else if (change.kind === 'remove') chat.keyboards.delete(userId)
    else chat.forcedReplies.set(userId, message.id)
  }
  world.events.add({ kind: 'chat', chat })
}

/** After a press or an answer: one-time keyboards go, and the wish for an answer is fulfilled. */
export function keyboardUsed(world: World, chat: Chat, userId: number) {
  const held = chat.keyboards.get(userId)
  const isForced = chat.forcedReplies.delete(userId)
  if (held?.markup.one_time_keyboard) chat.keyboards.delete(userId)
  else if (!isForced) return
  world.events.add({ kind: 'chat', chat })
}

function audience(world: World, chat: Chat, message: StoredMessage, isSelective: boolean): number[] {
  if (chat.type === 'private') return [chat.person.id]
  const present = [...chat.members.keys()].filter(id => world.people.has(id))
  if (!isSelective) return present
  const { content } = message
  const text = content.kind === 'text' ? content.text : 'caption' in content ? content.caption : ''
  const names = new Set([...text.matchAll(/@(\w+)/g)].map(match => match[1]?.toLowerCase()))
  const answered = findMessage(chat, message.replyToId)?.fromId
  return present.filter(id => {
    const username = world.people.get(id)?.username?.toLowerCase()
    return id === answered || (username !== undefined && names.has(username))
  })
}
