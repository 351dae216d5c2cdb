import { signal } from '@preact/signals'
import { type Row, rowOf } from '../state/rows.ts'
import { marked } from '../state/view.ts'

/** The orders for which a driver is being chosen, as they were seen when they were marked or the choice was opened. */
export const assigning = signal<readonly Row[] | null>(null)

export const openAssign = (orderIds: readonly string[]): void => {
  const rows = orderIds.flatMap(id => marked.peek().get(id) ?? rowOf(id).peek() ?? [])
  if (rows.length > 0) assigning.value = rows
}
