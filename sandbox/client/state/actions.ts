import { signal } from '@preact/signals'

type Action = { action: string; fromId: number; until: number }

const FADES_AFTER_MS = 5000

/** "typing…" and the like, by chat. */
export const actions = signal<ReadonlyMap<string, Action>>(new Map())

export function showAction(chatId: string, fromId: number, action: string): void {
  const until = Date.now() + FADES_AFTER_MS
  actions.value = new Map(actions.value).set(chatId, { action, fromId, until })
  setTimeout(() => {
    if (actions.value.get(chatId)?.until === until) clearAction(chatId)
  }, FADES_AFTER_MS)
}

export function clearAction(chatId: string): void {
  if (!actions.value.has(chatId)) return
  const left = new Map(actions.value)
  left.delete(chatId)
  actions.value = left
}
