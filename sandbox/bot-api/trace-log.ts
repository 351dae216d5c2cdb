/** One call of a method or one update handed out. */
export interface Trace {
  id: number
  at: number
  bot: string
  direction: 'call' | 'update'
  name: string
  chatId: number | string | null
  httpStatus: number | null
  milliseconds: number | null
  request: unknown
  response: unknown
}

/** The newest calls and updates, kept in a ring for the log drawer and for tests. */
export class TraceLog {
  private readonly ring: (Trace | undefined)[]
  private readonly capacity: number
  private readonly listeners = new Set<(trace: Trace) => void>()
  lastId = 0

  constructor(capacity = 5000) {
    this.capacity = capacity
    this.ring = new Array(capacity)
  }

  add(trace: Omit<Trace, 'id' | 'at'>) {
    const kept: Trace = { id: ++this.lastId, at: Date.now(), ...trace }
    this.ring[kept.id % this.capacity] = kept
    for (const listener of this.listeners) listener(kept)
  }

  get(id: number): Trace | undefined {
    const trace = this.ring[id % this.capacity]
    return trace?.id === id ? trace : undefined
  }

  /** Entries after an id that satisfy the test, oldest first, at most `limit`. */
  after(id: number, limit: number, accepts: (trace: Trace) => boolean): Trace[] {
    const found: Trace[] = []
    const first = Math.max(id + 1, this.lastId - this.capacity + 1, 1)
    for (let next = first; next <= this.lastId && found.length < limit; next++) {
      const trace = this.ring[next % this.capacity]
      if (trace && accepts(trace)) found.push(trace)
    }
    return found
  }

  listen(listener: (trace: Trace) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  clear() {
    this.ring.fill(undefined)
  }
}
