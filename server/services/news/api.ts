import type { News } from '../../db/outbox.ts'

export type { News } from '../../db/outbox.ts'
export type NewsType = News['type']

/** The outbox and the timers, for the workers that pass news on. */
export type NewsService = {
  /**
   * Passes on what nobody has passed on yet, and what has had no effect for `againAfterSeconds`. `pass` answers the ids of
   * events that need nothing more. Returns how many were passed on.
   */
  relay(
    input: { limit: number; againAfterSeconds: number },
    pass: (events: readonly { id: bigint; type: string; isRepeat: boolean }[]) => Promise<readonly bigint[]>,
  ): Promise<number>
  read(eventId: bigint): Promise<News | null>
  /** A job is through with an event. */
  finish(input: { job: string; eventId: bigint; jobsOfEvent: readonly string[] }): Promise<void>
  /** Timers that an alarm should be set for; each is answered once. */
  timersToRing(withinSeconds: number): Promise<readonly { id: bigint; dueAt: Date }[]>
  fireDueTimers(): Promise<number>
  /** Calls back inside this process after every commit. Returns how to stop listening. */
  onCommit(listener: () => void): () => void
  /** Removes plumbing rows that are finished and older than `days`, a bounded number at a time. */
  sweep(days: number): Promise<number>
}
