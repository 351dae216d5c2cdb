import type { Context } from 'grammy'
import type { Words } from './words/en.ts'

/** What every act of the playground is handed besides the update. */
export interface PlaygroundContext extends Context {
  /** In the language of whoever acts. */
  say: Words
  place: Place
}

export interface Place {
  /** Where the mini app lives, with a slash at the end. */
  appUrl: string
  /** For what goes on after its update is done with; aborted when the playground stops. */
  stopped: AbortSignal
}
