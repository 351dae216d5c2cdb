import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { Words } from '../../locales/words.ts'
import type { BotName, Person, Services } from '../../server/services/index.ts'
import type { Apps } from './apps.ts'
import type { Log } from './log.ts'

/** What every handler finds on its context besides Telegram's own things. */
export type House = {
  readonly services: Services
  readonly bot: BotName
  readonly log: Log
  /** Who is speaking, with their roles as they are now. */
  person: Person
  /** The words of this person's language. */
  words: Words
  /** Unique to this update: the idempotency key of whatever it causes. */
  readonly updateKey: string
  /** Usernames of the three bots, for links from one to another. */
  readonly usernames: Readonly<Record<BotName, string>>
  /** The mini apps, when they can be opened. */
  readonly apps: Apps
  /** This update met passing trouble and will come again. */
  isToBeTriedAgain: boolean
  /** Lets the dialogs see this update, once; `last` runs when none of them took it. */
  meetDialogs(last?: () => Promise<void>): Promise<void>
}

export type HouseContext = Context & { house: House }
export type ChatContext = ConversationFlavor<HouseContext>
