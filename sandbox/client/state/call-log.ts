import { signal } from '@preact/signals'
import type { LogEntry } from '../../api/contract.ts'
import { readLog } from '../api/tools.ts'

const MOST_KEPT = 2000
const FLUSH_MS = 120

/** Bot API calls and updates, oldest first; filled while the drawer is open. */
export const callLog = signal<readonly LogEntry[]>([])
/** While true, what arrives waits aside and the list stands still. */
export const isLogPaused = signal(false)
/** How many entries wait aside. */
export const heldBack = signal(0)

let arrived: LogEntry[] = []
let isFlushPlanned = false

/** Reads what the sandbox still remembers; what came while it was read stays. */
export async function loadCallLog(): Promise<void> {
  const { lastId } = await readLog({ limit: 1 })
  const { entries } = await readLog({ after: Math.max(0, lastId - 1000), limit: 1000 })
  const newest = entries.at(-1)?.id ?? 0
  const since = callLog.value.filter(({ id }) => id > newest)
  callLog.value = [...entries, ...since].slice(-MOST_KEPT)
}

/** Takes an entry in. A burst of them redraws the list a few times a second, not once for each. */
export function noteCall(entry: LogEntry): void {
  arrived.push(entry)
  if (arrived.length > MOST_KEPT) arrived = arrived.slice(-MOST_KEPT)
  if (isFlushPlanned) return
  isFlushPlanned = true
  setTimeout(flush, FLUSH_MS)
}

export function pauseLog(isPaused: boolean): void {
  isLogPaused.value = isPaused
  flush()
}

export function clearCallLog(): void {
  arrived = []
  heldBack.value = 0
  callLog.value = []
}

function flush(): void {
  isFlushPlanned = false
  if (isLogPaused.value) {
    heldBack.value = arrived.length
    return
  }
  const last = callLog.value.at(-1)?.id ?? 0
  const fresh = arrived.filter(({ id }) => id > last)
  arrived = []
  heldBack.value = 0
  if (fresh.length > 0) callLog.value = [...callLog.value, ...fresh].slice(-MOST_KEPT)
}
