import type { UserId } from './ids.ts'

/** In which capacity somebody moves a record. `userId` is null only for the system (timers, reactions). */
export type Doer = {
  readonly as: 'customer' | 'driver' | 'staff' | 'system'
  readonly userId: UserId | null
}

export const bySystem: Doer = { as: 'system', userId: null }

/**
 * Who moves a record and when. `version` is what the person saw when they tapped; leave it out when nobody looked
 * at a screen (timers, reactions).
 */
export type Step = { readonly by: Doer; readonly at: Date; readonly version?: number }

/** The same step without what was seen: for a second move within one tap, or of another record than the tapped one. */
export const unseen = (step: Step): Step => ({ by: step.by, at: step.at })
