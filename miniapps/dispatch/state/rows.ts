import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { z } from 'zod'
import type { boardRow } from '../../../server/contracts/dispatch.ts'

export type Row = z.infer<typeof boardRow>

const rows = new Map<string, Signal<Row | null>>()
// Another wrapper round the same rows after every change.
const latest = signal({ rows })
/** Those that were asked for and are not open: not yet, or no more. */
const others = new Map<string, Signal<Row | null>>()

const signalOf = (orderId: string): Signal<Row | null> => {
  const known = rows.get(orderId) ?? others.get(orderId)
  if (known) return known
  const made = signal<Row | null>(null)
  others.set(orderId, made)
  return made
}

/** One order; null before it comes and after it has ended. Only those who show it are drawn anew when it changes. */
export const rowOf = (orderId: string): ReadonlySignal<Row | null> => signalOf(orderId)

/** All that is open. Whoever computes with it computes anew when any of them changes. */
export const allRows = (): Row[] => [...latest.value.rows.values()].flatMap(row => row.peek() ?? [])

const isSame = (one: Row, other: Row): boolean => JSON.stringify(one) === JSON.stringify(other)

const end = (orderId: string): boolean => {
  const known = rows.get(orderId)
  if (!known) return false
  known.value = null
  rows.delete(orderId)
  others.set(orderId, known)
  return true
}

const put = (row: Row): boolean => {
  if (row.endedAt !== null) return end(row.id)
  const known = signalOf(row.id)
  const before = known.peek()
  if (before && isSame(before, row)) return false
  known.value = row
  others.delete(row.id)
  rows.set(row.id, known)
  return true
}

/** Takes over what the server said about these ids: those that it does not name are no business of this board. */
export const putRows = (ids: readonly string[], answer: readonly Row[]): void =>
  batch(() => {
    const named = new Set(answer.map(({ id }) => id))
    const changed = [...answer.map(put), ...ids.filter(id => !named.has(id)).map(end)]
    if (changed.includes(true)) latest.value = { rows }
  })

/** Takes over all that is open: what is not among it has ended. */
export const putAllRows = (answer: readonly Row[]): void => putRows([...rows.keys()], answer)
