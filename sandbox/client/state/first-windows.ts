import type { StateView } from '../../api/contract.ts'
import { type ChatWindow, windows } from './windows.ts'

const MOST_AT_FIRST = 4

/**
 * Chooses the windows at the start: those of the address (`?windows=1001@some_bot,1002`), else those of the
 * last visit whose users still exist, else the first few users of this world, each at the chat they have begun
 * or else at the door of the first bot.
 */
export function chooseWindows(state: StateView, search: string): void {
  const wished = new URLSearchParams(search).get('windows')
  if (wished !== null) {
    windows.value = wished.split(',').flatMap((wish, n) => windowOf(wish, n + 1, state) ?? [])
    return
  }
  const isKnown = ({ userId }: ChatWindow) => state.users.some(user => user.id === userId)
  const kept = windows.value?.filter(isKnown)
  if (windows.value && (kept?.length || windows.value.length === 0)) {
    windows.value = kept ?? []
    return
  }
  const people = state.users.filter(user => !user.isBot).slice(0, MOST_AT_FIRST)
  windows.value = people.map(({ id }, n) => ({
    key: n + 1,
    userId: id,
    chatId: firstChatOf(id, state),
    threadId: null,
  }))
}

function firstChatOf(userId: number, { chats, bots }: StateView): string | null {
  const begun = chats.find(chat => chat.members.some(member => member.userId === userId))
  const [bot] = bots
  return begun?.id ?? (bot ? `${userId}:${bot.id}` : null)
}

function windowOf(wish: string, key: number, state: StateView): ChatWindow | undefined {
  const [user = '', place] = wish.split('@')
  const userId = Number(user)
  if (!state.users.some(({ id }) => id === userId)) return undefined
  const bot = state.bots.find(({ username }) => username.toLowerCase() === place?.toLowerCase())
  const group = state.chats.find(({ id }) => id === place)
  return { key, userId, chatId: bot ? `${userId}:${bot.id}` : (group?.id ?? null), threadId: null }
}
