import { signal } from '@preact/signals'
import type { LogEntry } from '../../api/contract.ts'
import { readLog } from '../api/desk.ts'

const MOST_KEPT = 600

/** Bot API calls and updates, oldest first; filled while the drawer is open. */
export const callLog = signal<LogEntry[]>([])

export async function loadCallLog(): Promise<void> {
  const { entries } = await readLog(1000)
  const newest = entries.at(-1)?.id ?? 0
  const since = callLog.value.filter(({ id }) => id > newest)
  callLog.value = [...entries, ...since].slice(-MOST_KEPT)
}

export function noteCall(entry: LogEntry): void {
  if (callLog.value.some(({ id }) => id === entry.id)) return
  callLog.value = [...callLog.value, entry].slice(-MOST_KEPT)
}
