import { computed } from '@preact/signals'
import { keptSignal } from './kept.ts'

/** One phone on the table: whose it is and which chat it shows. `chatId` null: the list of chats. */
export type ChatWindow = { key: number; userId: number; chatId: string | null; threadId: number | null }

/** The windows in their order; null until the first start has chosen them. */
export const windows = keptSignal<ChatWindow[] | null>('windows', readWindows, () => null)

/** Which window a narrow screen shows. */
export const frontKey = keptSignal<number>(
  'front',
  stored => (typeof stored === 'number' ? stored : undefined),
  () => 0,
)

/** Everybody who has a window, each once, in ascending order. */
export const shownUserIds = computed(() =>
  [...new Set((windows.value ?? []).map(shown => shown.userId))].sort((a, b) => a - b),
)

export function addWindow(userId: number, chatId: string | null = null): void {
  const key = 1 + Math.max(0, ...(windows.value ?? []).map(shown => shown.key))
  windows.value = [...(windows.value ?? []), { key, userId, chatId, threadId: null }]
  frontKey.value = key
}

export function removeWindow(key: number): void {
  const left = (windows.value ?? []).filter(shown => shown.key !== key)
  windows.value = left
  if (frontKey.value === key) frontKey.value = left[0]?.key ?? 0
}

export function changeWindow(key: number, change: Partial<Omit<ChatWindow, 'key'>>): void {
  windows.value = (windows.value ?? []).map(shown => (shown.key === key ? { ...shown, ...change } : shown))
}

/** A group has become a supergroup, which is another chat: windows that showed it follow. */
export function followMigration(fromChatId: string, toChatId: string): void {
  windows.value = (windows.value ?? []).map(shown =>
    shown.chatId === fromChatId ? { ...shown, chatId: toChatId, threadId: null } : shown,
  )
}

/** Swaps a window with its neighbour: -1 to the left, 1 to the right. */
export function moveWindow(key: number, by: -1 | 1): void {
  const order = [...(windows.value ?? [])]
  const from = order.findIndex(shown => shown.key === key)
  const [moved, other] = [order[from], order[from + by]]
  if (!moved || !other) return
  order[from] = other
  order[from + by] = moved
  windows.value = order
}

function readWindows(stored: unknown): ChatWindow[] | undefined {
  if (!Array.isArray(stored)) return undefined
  return stored.every(isWindow) ? stored : undefined
}

function isWindow(value: unknown): value is ChatWindow {
  if (typeof value !== 'object' || value === null) return false
  const { key, userId, chatId, threadId } = value as Partial<ChatWindow>
  const isPlace = chatId === null || typeof chatId === 'string'
  return typeof key === 'number' && typeof userId === 'number' && isPlace && threadId !== undefined
}
