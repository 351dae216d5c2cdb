import { apiChatId } from './bot-view/accounts.ts'
import type { Chat } from './model.ts'

/** The same text for the same chat, always: bots use it as a key of high scores. */
export function chatInstance(chat: Chat): string {
  const owner = chat.type === 'private' ? chat.bot.id : 0
  return String(BigInt(Math.abs(apiChatId(chat))) * 1_000_003n + BigInt(owner))
}
