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

export type Fault = FaultRule & { id: number; hits: number }

interface CallSight {
  method: string
  botUsername: string
  chatId: string
}

/** The troubles in force. A rule with `times` strikes that often and then only stands in the list. */
export class FaultBook {
  private readonly faults = new Map<number, Fault>()
  private lastId = 0

  add(rule: FaultRule): Fault {
    const fault = { ...rule, id: ++this.lastId, hits: 0 }
    this.faults.set(fault.id, fault)
    return fault
  }

  remove(id: number): boolean {
    return this.faults.delete(id)
  }

  clear() {
    this.faults.clear()
  }

  list(): Fault[] {
    return [...this.faults.values()]
  }

  /** Every trouble that strikes this call now, counted as struck. */
  strike(call: CallSight): Fault[] {
    if (this.faults.size === 0) return []
    const struck = this.list().filter(
      fault => fault.kind !== 'duplicate_update' && isInForce(fault) && matches(fault, call),
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
}

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
