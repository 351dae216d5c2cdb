import type { Update } from 'grammy/types'
import { WaitingUpdates } from './waiting-updates.ts'

export type UpdateKind = Exclude<keyof Update, 'update_id'>

export interface QueuedUpdate {
  id: number
  kind: UpdateKind
  body: Update
  /** Milliseconds since 1970; Telegram forgets it then. */
  expiresAt: number
  /** Webhook deliveries of one lane keep their order; lanes overtake each other. */
  lane: string
}

export interface WebhookSettings {
  url: string
  secretToken: string | null
  maxConnections: number
  ipAddress: string | null
  hasCertificate: boolean
  lastErrorDate: number
  lastErrorMessage: string
}

/** Every kind a bot may ask for, as named in the Bot API. */
export const updateKinds: ReadonlySet<UpdateKind> = new Set<UpdateKind>([
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'stopped_message_generation',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
])

const onlyWhenAsked: ReadonlySet<UpdateKind> = new Set<UpdateKind>([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])
const defaultKinds: ReadonlySet<UpdateKind> = new Set(
  [...updateKinds].filter(kind => !onlyWhenAsked.has(kind)),
)

/** Seconds an update waits to be fetched; tdlib/telegram-bot-api gives these to its queue. */
const retentionSeconds: Partial<Record<UpdateKind, number>> = {
  callback_query: 150,
  shipping_query: 150,
  pre_checkout_query: 150,
  inline_query: 30,
  chosen_inline_result: 600,
}
const dayInSeconds = 86_400

/**
 * Bots keep the ids of updates to know a repetition, so another run must not begin where the last one did. Ids
 * grow with time, twenty a second from 2026 on, and stay below 2^31 until 2029.
 */
function idOfThisMoment(): number {
  return Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 50) % 0x7fffffff
}

/** What one bot has not confirmed yet, in order, and what it asked to hear about. */
export class UpdateQueue {
  private waiting = new WaitingUpdates<QueuedUpdate>()
  private nextId: number
  private readonly listeners = new Set<(update: QueuedUpdate) => void>()
  /** Null: every kind but the three that must be asked for. */
  allowed: ReadonlySet<UpdateKind> | null = null
  webhook: WebhookSettings | null = null

  constructor() {
    this.nextId = idOfThisMoment()
  }

  /** After a restart: what was waiting waits on, and ids go on above every one that was given before. */
  resume(waiting: QueuedUpdate[], nextId: number) {
    this.waiting = new WaitingUpdates<QueuedUpdate>(waiting)
    this.nextId = Math.max(this.nextId, nextId)
  }

  /** Queues the update unless the bot does not want its kind. The choice made before this moment counts. */
  push<Kind extends UpdateKind>(kind: Kind, payload: NonNullable<Update[Kind]>, lane: string): boolean {
    if (!(this.allowed ?? defaultKinds).has(kind)) return false
    const body: Update = { update_id: 0, [kind]: payload }
    this.onTheWay(kind, body, () => this.queue(kind, body, lane))
    return true
  }

  /** Troubles may let an update wait for the next one; without them it is delivered at once. */
  onTheWay: (kind: UpdateKind, body: Update, deliver: () => void) => void = (_, __, deliver) => deliver()

  private queue(kind: UpdateKind, body: Update, lane: string) {
    const id = this.nextId++
    const expiresAt = Date.now() + (retentionSeconds[kind] ?? dayInSeconds) * 1000
    const queued: QueuedUpdate = { id, kind, body: { ...body, update_id: id }, expiresAt, lane }
    this.waiting.add(queued)
    for (const listener of this.listeners) listener(queued)
  }

  /** An update that was delivered before, once more under a new number. */
  pushAgain(kind: UpdateKind, body: Update, lane: string) {
    this.queue(kind, body, lane)
  }

  /** The id after the newest one. */
  get tail(): number {
    return this.nextId
  }

  get length(): number {
    return this.waiting.count()
  }

  /** Unconfirmed updates with an id of at least `from`, oldest first. */
  peek(from: number, limit: number): QueuedUpdate[] {
    return this.waiting.from(from, limit)
  }

  /** The id from which on the newest `count` updates stand; undefined where none waits. */
  idOfNewest(count: number): number | undefined {
    return this.waiting.idOfNewest(count)
  }

  /** Forgets everything older than `id`: the bot has it. */
  confirmBelow(id: number) {
    this.waiting.removeBelow(id)
  }

  remove(id: number) {
    this.waiting.remove(id)
  }

  drop() {
    this.waiting = new WaitingUpdates<QueuedUpdate>()
  }

  /** Remembers the list of a call. Anything that is not a list of texts changes nothing; see Client.cpp. */
  setAllowed(list: unknown) {
    if (!Array.isArray(list) || !list.every(name => typeof name === 'string')) return
    const names = new Set(list.map(name => name.toLowerCase()))
    const known = new Set([...updateKinds].filter(kind => names.has(kind)))
    this.allowed = known.size === 0 ? null : known
  }

  onPush(listener: (update: QueuedUpdate) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
