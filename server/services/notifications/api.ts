import type { Language } from '../../domain/people/language.ts'
import type { BotName } from '../ports/chat.ts'

/** One thing to show to one chat. A card is edited in place as its revision grows; an alert is said once. */
export type Notice = {
  readonly id: string
  readonly revision: number
  readonly bot: BotName
  readonly kind: string
  /** Id of what it is about: an order, an offer, a delivery, a hand-over, a relayed message. */
  readonly ref: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly userId: string | null
  readonly chatId: bigint
  /** Groups with topics: the key (an order id) whose topic it belongs to. */
  readonly threadKey: string | null
  readonly language: Language
  readonly isQuiet: boolean
  readonly urgency: number
  readonly attempts: number
}

/** The message that shows a card now. */
export type ShownCard = {
  readonly messageId: number
  readonly threadId: number | null
  readonly contentHash: string | null
  readonly isPinned: boolean
}

export type NotificationsService = {
  /** Plans who hears what of an event and queues it. Safe to run twice for one event. */
  plan(eventId: string): Promise<void>
  /** Leases up to `limit` due notices of a bot, urgent first; each notice to one sender only. */
  claim(bot: BotName, input: { limit: number; leaseSeconds: number }): Promise<readonly Notice[]>
  /** The notice at this revision has been shown. A newer revision stays due. */
  done(notice: Notice): Promise<void>
  /** Put off: try again at that time. */
  putOff(notice: Notice, until: Date, why: string): Promise<void>
  /** Give up on this notice: the person cannot be reached or it makes no sense any more. */
  drop(notice: Notice, why: string): Promise<void>
  /** When the next notice of this bot falls due; null when none waits. */
  nextDueAt(bot: BotName): Promise<Date | null>
  shownCard(input: { bot: BotName; chatId: bigint; kind: string; ref: string }): Promise<ShownCard | null>
  rememberCard(
    input: { bot: BotName; chatId: bigint; kind: string; ref: string; userId: string | null } & ShownCard,
  ): Promise<void>
  forgetCard(input: { bot: BotName; chatId: bigint; kind: string; ref: string }): Promise<void>
  /** Whose card is this message? For taps on, and replies to, a card in a group. */
  cardAt(input: {
    bot: BotName
    chatId: bigint
    messageId: number
  }): Promise<{ kind: string; ref: string } | null>
  /** Brings the card shown by this message up to date; nothing happens when the message is no card. */
  refresh(input: { bot: BotName; chatId: bigint; messageId: number }): Promise<void>
  /** Shows a card anew as a fresh message at the end of the chat. */
  showAgain(input: {
    bot: BotName
    chatId: bigint
    userId: string | null
    kind: string
    ref: string
  }): Promise<void>
  /** Calls back inside this process after every commit, when new notices may be due. Returns how to stop listening. */
  onPlanned(listener: () => void): () => void
}
