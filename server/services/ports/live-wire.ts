/** Where a driver was when they measured it; for whom it is, as their transaction saw it. */
export type MovedPoint = {
  readonly driverId: string
  /** null: the driver works for every branch. */
  readonly branchId: string | null
  readonly latitude: number
  readonly longitude: number
  /** Degrees from north, or null. */
  readonly heading: number | null
  /** Milliseconds since the epoch. */
  readonly measuredAt: number
  /** Orders that this driver had in hand then. */
  readonly orderIds: readonly string[]
}

export type LiveListener = {
  /** There is news to read; also said when some may have been missed. */
  onNews(): void
  onMoved(point: MovedPoint): void
}

/**
 * Calls from process to process that may get lost: the truth stands in the database and is looked at now and then
 * anyway. Telling never waits and never fails.
 */
export type LiveWire = {
  ring(): void
  tellMoved(point: MovedPoint): void
  /** Answers how to stop listening. */
  listen(listener: LiveListener): () => void
}

/** The wire of a process that is alone: it hears what it says itself. */
export const loneWire = (): LiveWire => {
  const listeners = new Set<LiveListener>()
  return {
    ring: () => {
      for (const one of listeners) one.onNews()
    },
    tellMoved: point => {
      for (const one of listeners) one.onMoved(point)
    },
    listen: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
