import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { z } from 'zod'
import type { boardRow } from '../../../server/contracts/dispatch.ts'

export type Row = z.infer<typeof boardRow>

const rows = new Map<string, Signal<Row>>()
// Another wrapper round the same rows after every change.
const latest = signal({ rows })
const nothing: ReadonlySignal<Row | null> = signal(null)

/** One order: only those who show it are drawn anew when it changes. */
export const rowOf = (orderId: string): ReadonlySignal<Row | null> => rows.get(orderId) ?? nothing

/** All that is open. Whoever computes with it computes anew when any of them changes. */
export const allRows = (): Row[] => [...latest.value.rows.values()].map(row => row.peek())

const isSame = (one: Row, other: Row): boolean => JSON.stringify(one) === JSON.stringify(other)

const put = (row: Row): boolean => {
  const known = rows.get(row.id)
  if (row.endedAt !== null) return rows.delete(row.id)
  if (!known) {
    rows.set(row.id, signal(row))
    return true
  }
  if (isSame(known.peek(), row)) return false
  known.value = row
  return true
}

/** Takes over what the server said about these ids: those that it does not name are no business of this board. */
export const putRows = (ids: readonly string[], answer: readonly Row[]): void =>
  batch(() => {
    const named = new Set(answer.map(({ id }) => id))
    const changed = [...answer.map(put), ...ids.filter(id => !named.has(id)).map(id => rows.delete(id))]
    if (changed.includes(true)) latest.value = { rows }
  })

/** Takes over all that is open: what is not among it has ended. */
export const putAllRows = (answer: readonly Row[]): void => putRows([...rows.keys()], answer)
