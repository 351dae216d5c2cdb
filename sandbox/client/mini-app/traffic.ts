import type { App } from './app.ts'

/** Why a message of the page's was not acted upon. */
export type Ignored =
  | { why: 'malformed' }
  | { why: 'unknown' }
  | { why: 'later'; since: string }
  | { why: 'parameters'; what: string }
  | { why: 'origin'; origin: string }
  | { why: 'refused'; what: string }

/** One message between page and client, as the developer's console shows it. `at` is milliseconds since 1970. */
export type Traffic = {
  id: number
  at: number
  direction: 'in' | 'out'
  name: string
  data: unknown
  ignored: Ignored | null
}

const MOST_KEPT = 400
let lastId = 0

/** Writes a message down and answers its number; the oldest are forgotten. */
export function note(
  app: App,
  entry: Pick<Traffic, 'direction' | 'name' | 'data'>,
  ignored: Ignored | null = null,
): number {
  lastId += 1
  app.traffic.value = [
    ...app.traffic.value.slice(1 - MOST_KEPT),
    { ...entry, id: lastId, at: Date.now(), ignored },
  ]
  return lastId
}

/** Says of a message that nothing came of it. */
export function markIgnored(app: App, id: number, ignored: Ignored): void {
  app.traffic.value = app.traffic.value.map(entry => (entry.id === id ? { ...entry, ignored } : entry))
}
