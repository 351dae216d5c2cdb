import { computed, signal } from '@preact/signals'
import type { BotView, ChatView, StateView, UserView } from '../../api/contract.ts'
import { readState } from '../api/people.ts'

/** Users, bots and chats as last read; null until the first answer. */
export const world = signal<StateView | null>(null)

export const usersById = computed(() => new Map(world.value?.users.map(user => [user.id, user])))
export const botsById = computed(() => new Map(world.value?.bots.map(bot => [bot.id, bot])))
export const chatsById = computed(() => new Map(world.value?.chats.map(chat => [chat.id, chat])))

export async function reloadWorld(): Promise<StateView> {
  const state = await readState()
  world.value = state
  return state
}

export function fullName(user: UserView): string {
  return user.lastName ? `${user.firstName} ${user.lastName}` : user.firstName
}

/** How a person or a bot is called, by id; ids nobody knows are shown as they are. */
export function nameOf(id: number): string {
  const user = usersById.value.get(id)
  if (user) return fullName(user)
  return botsById.value.get(id)?.name ?? String(id)
}

/** The newest profile photo of a person or a bot; null where there is none. */
export function photoOf(id: number): string | null {
  return (usersById.value.get(id) ?? botsById.value.get(id))?.photoUrl ?? null
}

/** The private chat of a person with a bot has this id, whether or not a word was said in it. */
export const privateChatId = (userId: number, botId: number) => `${userId}:${botId}`

/** The bot on the other side of a private chat, or undefined for groups. */
export function botOfChat(chatId: string): BotView | undefined {
  const [, botId] = chatId.split(':')
  return botId === undefined ? undefined : botsById.value.get(Number(botId))
}

/** Chats this person is in, besides private chats with bots that were never opened. */
export function chatsOf(userId: number): ChatView[] {
  const chats = world.value?.chats ?? []
  return chats.filter(({ members }) =>
    members.some(
      member => member.userId === userId && member.status !== 'left' && member.status !== 'kicked',
    ),
  )
}
