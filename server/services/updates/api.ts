import type { BotName } from '../ports/chat.ts'

export type KeptUpdate = {
  readonly id: bigint
  readonly lane: string
  readonly payload: unknown
  readonly attempts: number
}

/** The inbox of Telegram updates: each kept once, each handled in its chat's order by one worker at a time. */
export type UpdatesService = {
  /** Keeps updates; those already here are not kept again. Must succeed before Telegram is told they arrived. */
  keep(
    bot: BotName,
    updates: readonly { updateId: number; lane: string; payload: unknown }[],
  ): Promise<number>
  claim(input: {
    bot: BotName
    worker: string
    limit: number
    leaseSeconds: number
  }): Promise<readonly KeptUpdate[]>
  finish(ids: readonly bigint[]): Promise<void>
  renew(worker: string, ids: readonly bigint[], leaseSeconds: number): Promise<void>
  /** Gives an update back for another try, or sets it aside when `retryInSeconds` is null. */
  giveBack(id: bigint, why: string, retryInSeconds: number | null): Promise<void>
  /** Calls back inside this process whenever updates were kept. Returns how to stop listening. */
  onKept(listener: () => void): () => void
}
