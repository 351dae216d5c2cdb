import { apiChatId } from './bot-view/accounts.ts'
import { toMessage } from './bot-view/message.ts'
import { findMessage } from './find-message.ts'
import type { BotAccount, Chat, GroupChat, StoredMessage } from './model.ts'
import type { World } from './world.ts'

/**
 * Queues the message for every bot that is to hear of it. Bots hear neither themselves nor one another,
 * except of what happens to a chat: who joins or leaves, pins, topics. What a person sends by a bot's inline mode
 * is changed by that bot alone, so it hears of no edits of it.
 */
export function deliverMessage(world: World, chat: Chat, message: StoredMessage, isEdit: boolean) {
  if (chat.type === 'private') {
    if (message.fromId === chat.bot.id && !isHeardByItsAuthor(message)) return
    if (isEdit && message.viaBotId === chat.bot.id) return
    push(world, chat.bot, chat, message, isEdit)
    return
  }
  const isFromBot = world.bots.has(message.fromId)
  for (const [id, status] of chat.members) {
    const bot = status === 'left' || status === 'kicked' ? undefined : world.bots.get(id)
    if (!bot || (isEdit && message.viaBotId === bot.id)) continue
    if (bot.id === message.fromId ? isHeardByItsAuthor(message) : hears(bot, chat, message, isFromBot)) {
      push(world, bot, chat, message, isEdit)
    }
  }
}

function push(world: World, bot: BotAccount, chat: Chat, message: StoredMessage, isEdit: boolean) {
  const shown = toMessage(world, bot, chat, message)
  const lane = `chat ${apiChatId(chat)}`
  if (isEdit) bot.queue.push('edited_message', Object.assign(shown, { edit_date: message.editDate }), lane)
  else bot.queue.push('message', shown, lane)
}

/** The few outgoing messages that come back to the bot as updates (need_skip_update_message in Client.cpp). */
function isHeardByItsAuthor(message: StoredMessage): boolean {
  if (message.content.kind !== 'service') return false
  const { kind } = message.content.service
  return kind !== 'joined' && kind !== 'group_created'
}

/** Privacy mode: without it and without being an administrator a bot hears only what is meant for it. */
function hears(bot: BotAccount, group: GroupChat, message: StoredMessage, isFromBot: boolean): boolean {
  const { content } = message
  if (content.kind === 'service') return true
  if (isFromBot) return false
  if (message.viaBotId === bot.id) return true
  if (bot.canReadAllGroupMessages || group.members.get(bot.id) === 'administrator') return true
  const repliedTo = message.replyToId > 0 ? findMessage(group, message.replyToId) : undefined
  if (repliedTo?.fromId === bot.id) return true
  const text = content.kind === 'text' ? content.text : 'caption' in content ? content.caption : ''
  const mention = `@${bot.username.toLowerCase()}`
  if (text.toLowerCase().includes(mention)) return true
  const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text)
  return command !== null && command[1] === undefined && (group.lastBotId === bot.id || group.lastBotId === 0)
}
