import { signal } from '@preact/signals'
import { addWindow, changeWindow, frontKey, windows } from './windows.ts'

/** A message that a window is asked to show as soon as its chat stands there. */
export const landing = signal<{ key: number; messageId: number } | null>(null)

/** Shows a chat (and a message in it) in the window of one of these people; the first gets one if none has. */
export function showInWindow(chatId: string, userIds: readonly number[], messageId: number | null): void {
  const open = windows.value ?? []
  const fitting = open.filter(({ userId }) => userIds.includes(userId))
  const shown = fitting.find(each => each.chatId === chatId) ?? fitting[0]
  const [first] = userIds
  if (shown) {
    changeWindow(shown.key, { chatId, threadId: null })
    frontKey.value = shown.key
  } else if (first !== undefined) addWindow(first, chatId)
  const key = frontKey.value
  if (messageId !== null) landing.value = { key, messageId }
  requestAnimationFrame(() =>
    document.querySelector(`[data-window="${key}"]`)?.scrollIntoView({ inline: 'nearest' }),
  )
}
