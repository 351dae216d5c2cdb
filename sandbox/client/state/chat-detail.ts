import { type Signal, signal } from '@preact/signals'
import type { ChatDetailView } from '../../api/contract.ts'
import { readChat } from '../api/people.ts'

const details = new Map<string, Signal<ChatDetailView | null>>()
const waiting = new Map<string, ReturnType<typeof setTimeout>>()

const keyOf = (chatId: string, as: number) => `${as} ${chatId}`

/** Keyboard, commands, pins and standing of one person in one chat; null until read. */
export function detailOf(chatId: string, as: number): Signal<ChatDetailView | null> {
  const key = keyOf(chatId, as)
  const known = details.get(key)
  if (known) return known
  const fresh = signal<ChatDetailView | null>(null)
  details.set(key, fresh)
  return fresh
}

export async function loadDetail(chatId: string, as: number): Promise<ChatDetailView> {
  const detail = await readChat(chatId, as)
  const known = detailOf(chatId, as)
  // Answers may overtake one another: an older one says nothing new.
  if (known.value === null || detail.lastEventId >= known.value.lastEventId) known.value = detail
  return detail
}

/** Reads the chat again for everybody who has it open; a burst of changes costs one reading. */
export function refreshDetails(chatId: string): void {
  for (const key of details.keys()) {
    const [as, id] = key.split(' ')
    if (id !== chatId || waiting.has(key)) continue
    const read = () => {
      waiting.delete(key)
      loadDetail(chatId, Number(as)).catch(() => undefined)
    }
    waiting.set(key, setTimeout(read, 40))
  }
}

export function forgetDetails(): void {
  for (const detail of details.values()) detail.value = null
}
