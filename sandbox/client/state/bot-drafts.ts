import { signal } from '@preact/signals'
import type { WorldEvent } from '../../api/contract.ts'

export type BotDraft = Pick<Extract<WorldEvent, { kind: 'draft' }>, 'fromId' | 'text' | 'entities'>

const FADES_AFTER_MS = 30_000

/** What bots are just writing, by chat. */
export const botDrafts = signal<ReadonlyMap<string, BotDraft>>(new Map())

const timers = new Map<string, ReturnType<typeof setTimeout>>()

export function noteDraft(chatId: string, { fromId, text, entities }: BotDraft): void {
  if (text === '') {
    dropDraft(chatId)
    return
  }
  clearTimeout(timers.get(chatId))
  timers.set(
    chatId,
    setTimeout(() => dropDraft(chatId), FADES_AFTER_MS),
  )
  botDrafts.value = new Map(botDrafts.value).set(chatId, { fromId, text, entities })
}

/** Its message has come, or it was given up. */
export function dropDraft(chatId: string): void {
  clearTimeout(timers.get(chatId))
  timers.delete(chatId)
  if (!botDrafts.value.has(chatId)) return
  const left = new Map(botDrafts.value)
  left.delete(chatId)
  botDrafts.value = left
}
