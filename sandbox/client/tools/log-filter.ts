import { signal } from '@preact/signals'
import type { LogEntry } from '../../api/contract.ts'
import { botsById, chatsById, nameOf, usersById, world } from '../state/world.ts'

export type LogFilter = {
  bot: string
  direction: '' | LogEntry['direction']
  name: string
  chatId: string
  text: string
  isFailedOnly: boolean
}

export const NO_FILTER: LogFilter = {
  bot: '',
  direction: '',
  name: '',
  chatId: '',
  text: '',
  isFailedOnly: false,
}

/** Stays while the drawer shows something else. */
export const logFilter = signal<LogFilter>(NO_FILTER)

export function hasFailed({ httpStatus }: LogEntry): boolean {
  return httpStatus !== null && httpStatus >= 400
}

export function fits(entry: LogEntry, filter: LogFilter): boolean {
  const { bot, direction, name, chatId, text, isFailedOnly } = filter
  if (bot !== '' && entry.bot !== bot) return false
  if (direction !== '' && entry.direction !== direction) return false
  if (name !== '' && entry.name !== name) return false
  if (chatId !== '' && String(entry.chatId) !== chatId) return false
  if (isFailedOnly && !hasFailed(entry)) return false
  const wanted = text.trim().toLowerCase()
  return wanted === '' || textOf(entry).includes(wanted)
}

const texts = new WeakMap<LogEntry, string>()

/** Everything written in an entry, made once: searching must not write JSON anew for every letter typed. */
function textOf(entry: LogEntry): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const { name, chatId, request, response } = entry
  const text = `${name} ${chatId ?? ''} ${JSON.stringify(request)} ${JSON.stringify(response)}`.toLowerCase()
  texts.set(entry, text)
  return text
}

/** A chat as the Bot API numbers it, in a person's words. */
export function chatLabel(chatId: string | number): string {
  const id = Number(chatId)
  if (usersById.value.has(id) || botsById.value.has(id)) return nameOf(id)
  return chatsById.value.get(String(chatId))?.title ?? String(chatId)
}

/** The chat of an entry by the name it has for the windows, and whose window can show it. */
export function placeOfEntry({ bot, chatId }: LogEntry): { chatId: string; userIds: number[] } | undefined {
  if (chatId === null) return undefined
  const spoken = world.value?.bots.find(({ username }) => username === bot)
  const user = usersById.value.get(Number(chatId))
  if (user && spoken) return { chatId: `${user.id}:${spoken.id}`, userIds: [user.id] }
  const group = chatsById.value.get(String(chatId))
  if (!group) return undefined
  const isHere = ({ status }: { status: string }) => status !== 'left' && status !== 'kicked'
  const people = group.members.filter(member => isHere(member) && usersById.value.has(member.userId))
  return { chatId: group.id, userIds: people.map(({ userId }) => userId) }
}

/** Which message an entry is about, where it names one. */
export function messageOfEntry({ request, response }: LogEntry): number | null {
  return messageIdIn(response) ?? messageIdIn(request)
}

function messageIdIn(value: unknown, depth = 0): number | null {
  if (typeof value !== 'object' || value === null || depth > 3) return null
  const { message_id: direct } = value as { message_id?: unknown }
  if (direct !== undefined && Number(direct) > 0) return Number(direct)
  for (const inner of Object.values(value)) {
    const found = messageIdIn(inner, depth + 1)
    if (found !== null) return found
  }
  return null
}
