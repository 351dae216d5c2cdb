/** One trouble to make, as `/sandbox/api/faults` describes it. */
export interface FaultRule {
  method?: string | undefined
  bot?: string | undefined
  chatId?: number | string | undefined
  kind: 'error' | 'latency' | 'drop_connection' | 'duplicate_update' | 'reorder_updates'
  code?: number | undefined
  description?: string | undefined
  retryAfter?: number | undefined
  delayMs?: number | undefined
  isAfterEffect?: boolean | undefined
  times?: number | undefined
}

interface Sight {
  kind: string
  botUsername: string
  chatId: string
}

export type Fault = FaultRule & { id: number; hits: number }

interface CallSight {
  method: string
  botUsername: string
  chatId: string
}

/** The troubles in force. A rule with `times` strikes that often and then only stands in the list. */
export class FaultBook {
  private readonly faults = new Map<number, Fault>()
  /** Updates that wait for the next one of their kind to overtake them, by the fault that holds them. */
  private readonly held = new Map<number, () => void>()
  private lastId = 0

  add(rule: FaultRule): Fault {
    const fault = { ...rule, id: ++this.lastId, hits: 0 }
    this.faults.set(fault.id, fault)
    return fault
  }

  remove(id: number): boolean {
    this.letGo(id)
    return this.faults.delete(id)
  }

  clear() {
    for (const id of [...this.held.keys()]) this.letGo(id)
    this.faults.clear()
  }

  list(): Fault[] {
    return [...this.faults.values()]
  }

  /** Every trouble that strikes this call now, counted as struck. */
  strike(call: CallSight): Fault[] {
    if (this.faults.size === 0) return []
    const struck = this.list().filter(
      fault => !aboutUpdates.has(fault.kind) && isInForce(fault) && matches(fault, call),
    )
    for (const fault of struck) fault.hits++
    return struck
  }

  /** Whether an update of this kind goes out twice. `method` of the rule names the kind of update. */
  doublesUpdate(kind: string, botUsername: string, chatId: string): boolean {
    if (this.faults.size === 0) return false
    const fault = this.list().find(
      candidate =>
        candidate.kind === 'duplicate_update' &&
        isInForce(candidate) &&
        matches(candidate, { method: kind, botUsername, chatId }),
    )
    if (fault) fault.hits++
    return fault !== undefined
  }

  /**
   * Delivers an update now, or keeps it until the next one that the same fault is about has gone before it.
   * One pair that has changed places is one hit.
   */
  shuffle(sightOf: () => Sight, deliver: () => void) {
    if (this.faults.size === 0) return deliver()
    const { kind, botUsername, chatId } = sightOf()
    const sight = { method: kind, botUsername, chatId }
    const fault = this.list().find(
      candidate => candidate.kind === 'reorder_updates' && isInForce(candidate) && matches(candidate, sight),
    )
    if (!fault) return deliver()
    if (!this.held.has(fault.id)) {
      this.held.set(fault.id, deliver)
      return
    }
    deliver()
    fault.hits++
    this.letGo(fault.id)
  }

  private letGo(faultId: number) {
    const deliver = this.held.get(faultId)
    this.held.delete(faultId)
    deliver?.()
  }
}

const aboutUpdates: ReadonlySet<FaultRule['kind']> = new Set(['duplicate_update', 'reorder_updates'])

function isInForce(fault: Fault): boolean {
  return fault.times === undefined || fault.hits < fault.times
}

function matches(fault: Fault, call: CallSight): boolean {
  return (
    (fault.method === undefined || fault.method.toLowerCase() === call.method.toLowerCase()) &&
    (fault.bot === undefined ||
      fault.bot.replace(/^@/, '').toLowerCase() === call.botUsername.toLowerCase()) &&
    (fault.chatId === undefined || String(fault.chatId) === call.chatId)
  )
}
