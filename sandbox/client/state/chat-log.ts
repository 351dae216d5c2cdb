import { type Signal, signal } from '@preact/signals'
import type { MessageView } from '../../api/contract.ts'
import { readMessages } from '../api/people.ts'

/** The loaded stretch of one chat (or of one topic in it), oldest first. */
export type ChatLog = { messages: MessageView[]; hasMore: boolean; isLoaded: boolean }

const EMPTY: ChatLog = { messages: [], hasMore: false, isLoaded: false }
const PAGE = 50

const logs = new Map<string, Signal<ChatLog>>()
const loading = new Set<string>()
/** What changed while the newest messages of a log were being read: the answer may not know of it yet. */
const meanwhile = new Map<string, MessageView[]>()

const keyOf = (chatId: string, threadId: number | null) =>
  threadId === null ? chatId : `${chatId}#${threadId}`

/** The log of a chat, empty until `loadLog` has filled it. */
export function logOf(chatId: string, threadId: number | null): Signal<ChatLog> {
  const key = keyOf(chatId, threadId)
  const known = logs.get(key)
  if (known) return known
  const fresh = signal(EMPTY)
  logs.set(key, fresh)
  return fresh
}

/** Reads the newest messages, as this person sees them. */
export async function loadLog(chatId: string, as: number, threadId: number | null): Promise<void> {
  const key = keyOf(chatId, threadId)
  const log = logOf(chatId, threadId)
  const changes: MessageView[] = []
  meanwhile.set(key, changes)
  try {
    const { messages, hasMore } = await readMessages(chatId, as, page(threadId))
    // Several people share one log; what only another of them may see is not in this answer, and stays.
    const others = log.value.messages.filter(({ visibleTo }) => visibleTo !== null && visibleTo !== as)
    const shown = [...messages.filter(message => !message.isDeleted), ...others]
    shown.sort((one, other) => one.id - other.id)
    log.value = { messages: shown, hasMore, isLoaded: true }
    for (const message of changes) log.value = { ...log.value, messages: placed(log.value, message) }
  } finally {
    if (meanwhile.get(key) === changes) meanwhile.delete(key)
  }
}

/** Reads the page before the oldest message that is loaded. */
export async function loadOlder(chatId: string, as: number, threadId: number | null): Promise<void> {
  const key = keyOf(chatId, threadId)
  const log = logOf(chatId, threadId)
  const oldest = log.value.messages[0]
  if (!oldest || !log.value.hasMore || loading.has(key)) return
  loading.add(key)
  try {
    const older = await readMessages(chatId, as, { ...page(threadId), before: oldest.id })
    const shown = older.messages.filter(message => !message.isDeleted && message.id < oldest.id)
    log.value = { ...log.value, messages: [...shown, ...log.value.messages], hasMore: older.hasMore }
  } finally {
    loading.delete(key)
  }
}

/** Puts a new or changed message where it belongs in every log that holds its chat. */
export function applyMessage(message: MessageView): void {
  const keys = [keyOf(message.chatId, null)]
  if (message.threadId !== null) keys.push(keyOf(message.chatId, message.threadId))
  for (const key of keys) {
    const log = logs.get(key)
    meanwhile.get(key)?.push(message)
    if (log?.value.isLoaded) log.value = { ...log.value, messages: placed(log.value, message) }
  }
}

/** Forgets everything that was read: another world, or one in which something was missed. */
export function forgetLogs(): void {
  for (const log of logs.values()) log.value = EMPTY
}

function placed({ messages, hasMore }: ChatLog, message: MessageView): MessageView[] {
  if (message.id > (messages.at(-1)?.id ?? 0)) return message.isDeleted ? messages : [...messages, message]
  const others = messages.filter(({ id }) => id !== message.id)
  if (message.isDeleted) return others
  const after = others.findIndex(({ id }) => id > message.id)
  if (after === 0 && hasMore) return messages
  if (after < 0) return [...others, message]
  return [...others.slice(0, after), message, ...others.slice(after)]
}

function page(threadId: number | null): { limit: number; threadId?: number } {
  return threadId === null ? { limit: PAGE } : { limit: PAGE, threadId }
}
