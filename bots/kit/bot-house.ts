import type { AppDoor } from './apps.ts'
import type { BotPlan } from './create-bot.ts'
import type { Renderers } from './outgoing/cards.ts'

/** A whole bot: what it can do, and how it draws what it is told to show. */
export type BotHouse = BotPlan & {
  readonly renderers: Renderers
  /** Ways from cards into apps, by the kind of notice. */
  readonly doors?: Readonly<Record<string, AppDoor>>
}
