import type { BotName } from './chat.ts'

/** Who opened a mini app, by the word of Telegram. `mark` is the same for the same launch and for no other. */
export type Launch = {
  readonly mark: string
  readonly telegramId: bigint
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  readonly languageCode?: string
  readonly mayBeWrittenTo: boolean
  /** What the link carried by which the app was opened. */
  readonly startParam?: string
}

/** Reads what Telegram hands to a mini app at its start. */
export type Launches = {
  /** null unless this bot's Telegram said exactly this, at most an hour before `at`. */
  verify(bot: BotName, initData: string, at: Date): Launch | null
}

/** For installations of a part that signs nobody in. */
export const noLaunches: Launches = { verify: () => null }
