import { signal } from '@preact/signals'
import type { MessageView } from '../../api/contract.ts'
import { readMessages } from '../api/people.ts'
import { windows } from './windows.ts'

/** The last message of each chat that was looked up or has changed since. */
export const lastMessages = signal<ReadonlyMap<string, MessageView>>(new Map())

/** How many messages came since the person last looked, by `<userId> <chatId>`. */
export const unread = signal<ReadonlyMap<string, number>>(new Map())

const asked = new Set<string>()
export const unreadKey = (userId: number, chatId: string) => `${userId} ${chatId}`

/** Looks the last message of a chat up, once. */
export function askPreview(chatId: string, as: number): void {
  if (asked.has(chatId)) return
  asked.add(chatId)
  readMessages(chatId, as, { limit: 1 }).then(
    ({ messages }) => {
      const last = messages.at(-1)
      if (last && !lastMessages.value.has(chatId)) remember(last)
    },
    () => asked.delete(chatId),
  )
}

/** Takes note of a message: it may be the chat's last, and unread by those who look elsewhere. */
export function noteMessage(message: MessageView, isNew: boolean): void {
  const known = lastMessages.value.get(message.chatId)
  // The list is everybody's; what one person alone may see does not stand in it.
  if (message.visibleTo === null && (!known || message.id >= known.id)) remember(message)
  if (!isNew || message.service) return
  const counts = new Map(unread.value)
  const open = windows.value ?? []
  for (const userId of new Set(open.map(shown => shown.userId))) {
    if (userId === message.from.id || !isOf(message.chatId, userId)) continue
    if (message.visibleTo !== null && message.visibleTo !== userId) continue
    // One of this person's windows shows the chat: then the person has read it, whatever the others show.
    if (open.some(shown => shown.userId === userId && shown.chatId === message.chatId)) continue
    const key = unreadKey(userId, message.chatId)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  unread.value = counts
}

export function markRead(userId: number, chatId: string): void {
  const key = unreadKey(userId, chatId)
  if (!unread.value.has(key)) return
  const counts = new Map(unread.value)
  counts.delete(key)
  unread.value = counts
}

export function forgetPreviews(): void {
  asked.clear()
  lastMessages.value = new Map()
  unread.value = new Map()
}

function remember(message: MessageView): void {
  lastMessages.value = new Map(lastMessages.value).set(message.chatId, message)
}

/** A private chat is named by its person; groups reach everybody who subscribed to them. */
function isOf(chatId: string, userId: number): boolean {
  return !chatId.includes(':') || chatId.startsWith(`${userId}:`)
}
