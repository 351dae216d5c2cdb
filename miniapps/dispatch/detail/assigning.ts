import { signal } from '@preact/signals'

/** The orders for which a driver is being chosen. */
export const assigning = signal<readonly string[] | null>(null)

export const openAssign = (orderIds: readonly string[]): void => {
  if (orderIds.length > 0) assigning.value = orderIds
}
