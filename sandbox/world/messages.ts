import type { InlineKeyboardMarkup } from 'grammy/types'
import { forwardedInvoice } from '../payments/forwarded-invoice.ts'
import { apiChatId, toChat, toUser } from './bot-view/accounts.ts'
import { nowInSeconds } from './clock.ts'
import { deliverMessage } from './deliver.ts'
import type { Chat, Content, ForwardOrigin, StoredMessage } from './model.ts'
import { type World, WorldRefusal } from './world.ts'

export interface Draft {
  fromId: number
  content: Content
  threadId?: number
  replyToId?: number
  buttons?: InlineKeyboardMarkup | null
  forward?: ForwardOrigin | null
  mediaGroupId?: string | null
  isProtected?: boolean
  isFixed?: boolean
  viaBotId?: number
  inlineMessageId?: string | null
  visibleTo?: number
}

/** Puts a message into a chat, tells the bots that are to hear of it, and logs the event. */
export function postMessage(world: World, chat: Chat, draft: Draft): StoredMessage {
  const message: StoredMessage = {
    id: nextMessageId(chat),
    fromId: draft.fromId,
    date: nowInSeconds(),
    editDate: 0,
    threadId: draft.threadId ?? 0,
    content: draft.content,
    buttons: draft.buttons ?? null,
    ...(draft.forward && draft.content.kind === 'invoice' ? forwardedInvoice(world, draft.content) : {}),
    replyToId: draft.replyToId ?? 0,
    forward: draft.forward ?? null,
    mediaGroupId: draft.mediaGroupId ?? null,
    isProtected: draft.isProtected ?? false,
    viaBotId: draft.viaBotId ?? 0,
    inlineMessageId: draft.inlineMessageId ?? null,
    reactions: null,
    ...(draft.isFixed ? { isFixed: true } : {}),
    ...(draft.visibleTo ? { visibleTo: draft.visibleTo } : {}),
  }
  chat.messages.push(message)
  if (message.inlineMessageId !== null) {
    world.inlineMessages.set(message.inlineMessageId, { chat, messageId: message.id })
  }
  if (chat.type !== 'private' && world.bots.has(message.fromId)) chat.lastBotId = message.fromId
  world.events.add({ kind: 'message', chat, change: 'new', messageId: message.id })
  deliverMessage(world, chat, message, false)
  return message
}

function nextMessageId(chat: Chat): number {
  if (chat.type === 'private') return ++chat.bot.lastMessageId
  return ++chat.lastMessageId
}

/** New content for a message that exists. Moves of a live location do not count as an edit for the eye. */
export function editMessage(
  world: World,
  chat: Chat,
  message: StoredMessage,
  change: { content?: Content; buttons?: InlineKeyboardMarkup | null },
) {
  const says = change.content && !isSame(message.content, change.content)
  if (change.content) message.content = change.content
  if (change.buttons !== undefined) message.buttons = change.buttons
  message.editDate = nowInSeconds()
  if (says) message.contentEditDate = message.editDate
  world.events.add({ kind: 'message', chat, change: 'edited', messageId: message.id })
  deliverMessage(world, chat, message, true)
}

/** A text with the same marks, or the very same thing. */
function isSame(one: Content, other: Content): boolean {
  if (one === other) return true
  if (one.kind !== 'text' || other.kind !== 'text') return false
  return one.text === other.text && JSON.stringify(one.entities) === JSON.stringify(other.entities)
}

/** Empties the message; its number stays taken, so an old button can still be pressed on what was there. */
export function deleteMessage(world: World, chat: Chat, message: StoredMessage) {
  message.content = { kind: 'deleted' }
  message.buttons = null
  message.replyToId = 0
  message.forward = null
  message.reactions = null
  const pinnedAt = chat.pinned.indexOf(message.id)
  if (pinnedAt >= 0) chat.pinned.splice(pinnedAt, 1)
  for (const [userId, keyboard] of chat.keyboards) {
    if (keyboard.messageId === message.id) chat.keyboards.delete(userId)
  }
  for (const [userId, messageId] of chat.forcedReplies) {
    if (messageId === message.id) chat.forcedReplies.delete(userId)
  }
  world.events.add({ kind: 'message', chat, change: 'deleted', messageId: message.id })
  if (pinnedAt >= 0) world.events.add({ kind: 'chat', chat })
}

/** Pins and says so in the chat. Pinning what is pinned moves it to the front and stays silent. */
export function pinMessage(world: World, chat: Chat, message: StoredMessage, byId: number) {
  const wasPinned = chat.pinned.includes(message.id)
  chat.pinned = [message.id, ...chat.pinned.filter(id => id !== message.id)]
  world.events.add({ kind: 'message', chat, change: 'pinned', messageId: message.id })
  world.events.add({ kind: 'chat', chat })
  if (!wasPinned) {
    const service = { kind: 'pinned' as const, messageId: message.id }
    postMessage(world, chat, {
      fromId: byId,
      content: { kind: 'service', service },
      replyToId: message.id,
      threadId: message.threadId,
    })
  }
}

export function unpinMessages(world: World, chat: Chat, ids: number[]) {
  chat.pinned = chat.pinned.filter(id => !ids.includes(id))
  for (const messageId of ids) world.events.add({ kind: 'message', chat, change: 'pinned', messageId })
  world.events.add({ kind: 'chat', chat })
}

/** Sets or (with an empty emoji) takes back one account's reaction; bots that asked for it are told. */
export function react(world: World, chat: Chat, message: StoredMessage, userId: number, emoji: string) {
  const before = message.reactions?.get(userId) ?? ''
  if (before === emoji) return
  message.reactions ??= new Map()
  if (emoji) message.reactions.set(userId, emoji)
  else message.reactions.delete(userId)
  world.events.add({ kind: 'message', chat, change: 'reacted', messageId: message.id })
  const user = world.people.get(userId)
  if (!user) return
  for (const bot of botsToldOfReactions(world, chat)) {
    bot.queue.push(
      'message_reaction',
      {
        chat: toChat(chat),
        message_id: message.id,
        user: toUser(user),
        date: nowInSeconds(),
        old_reaction: toReactions(before),
        new_reaction: toReactions(emoji),
      },
      `reactions ${apiChatId(chat)}`,
    )
  }
}

function botsToldOfReactions(world: World, chat: Chat) {
  if (chat.type === 'private') return [chat.bot]
  return [...world.bots.values()].filter(bot => chat.members.get(bot.id) === 'administrator')
}

const knownReactions = [
  '❤',
  '👍',
  '👎',
  '🔥',
  '🥰',
  '👏',
  '😁',
  '🤔',
  '🤯',
  '😱',
  '🤬',
  '😢',
  '🎉',
  '🤩',
  '🤮',
  '💩',
  '🙏',
  '👌',
  '🕊',
  '🤡',
  '🥱',
  '🥴',
  '😍',
  '🐳',
  '❤‍🔥',
  '🌚',
  '🌭',
  '💯',
  '🤣',
  '⚡',
  '🍌',
  '🏆',
  '💔',
  '🤨',
  '😐',
  '🍓',
  '🍾',
  '💋',
  '🖕',
  '😈',
  '😴',
  '😭',
  '🤓',
  '👻',
  '👨‍💻',
  '👀',
  '🎃',
  '🙈',
  '😇',
  '😨',
  '🤝',
  '✍',
  '🤗',
  '🫡',
  '🎅',
  '🎄',
  '☃',
  '💅',
  '🤪',
  '🗿',
  '🆒',
  '💘',
  '🙉',
  '🦄',
  '😘',
  '💊',
  '🙊',
  '😎',
  '👾',
  '🤷‍♂',
  '🤷',
  '🤷‍♀',
  '😡',
] as const
export type ReactionEmoji = (typeof knownReactions)[number]

/** Telegram knows a fixed list of emoji one can react with. */
export function asReaction(emoji: string): ReactionEmoji | null {
  const bare = emoji.replace(/\uFE0F/g, '')
  return knownReactions.find(known => known === bare) ?? null
}

function toReactions(emoji: string) {
  const known = asReaction(emoji)
  return known ? [{ type: 'emoji' as const, emoji: known }] : []
}

/** The message or a refusal for the human API. */
export function mustExist(message: StoredMessage | undefined): StoredMessage {
  if (!message) throw new WorldRefusal(404, 'there is no such message in this chat')
  return message
}
