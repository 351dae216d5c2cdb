import type { Tx } from '../../db/client.ts'
import type { BotName } from '../ports/chat.ts'
import type { Ids } from '../ports/ids.ts'

/** One row of the outgoing queue. The same key again is the same row, due once more with a higher revision. */
export type QueuedNotice = {
  readonly key: string
  readonly bot: BotName
  readonly userId: string | null
  readonly chatId: bigint
  readonly threadKey: string | null
  readonly kind: string
  readonly ref: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly urgency: number
  readonly isQuiet: boolean
  readonly dueAt: Date
  /** Not again sooner than this after it was last shown; for what changes by the second. */
  readonly restSeconds?: number
}

/** The key of a card: one per chat and thing. */
export const cardKey = (bot: BotName, chatId: bigint, kind: string, ref: string): string =>
  `${kind}:${ref}:${bot}:${chatId}`

/** Puts notices into the queue, in the transaction of whatever they tell of. */
export const queueNotices = async (tx: Tx, ids: Ids, notices: readonly QueuedNotice[]): Promise<void> => {
  // In one order everywhere: two transactions that touch the same cards must not wait for each other in a ring.
  const sorted = [...notices].sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const notice of sorted) {
    const rest = notice.restSeconds ?? 0
    // What waits unsaid and was to be heard stays to be heard, whatever quiet news comes on top of it.
    await tx.$executeRaw`
      insert into notifications (id, key, bot, user_id, chat_id, thread_key, kind, ref, facts, urgency, is_quiet, due_at)
      values (${ids.make('ntf')}, ${notice.key}, ${notice.bot}, ${notice.userId}, ${notice.chatId}, ${notice.threadKey}, ${notice.kind},
              ${notice.ref}, ${JSON.stringify(notice.facts)}::jsonb, ${notice.urgency}, ${notice.isQuiet}, ${notice.dueAt})
      on conflict (key) do update set
        revision = notifications.revision + 1,
        facts = case when (notifications.facts ->> 'isLoud')::boolean and notifications.sent_at is null and notifications.failed_at is null and coalesce(notifications.leased_until, '-infinity') < now()
                     then excluded.facts || '{"isLoud": true}' else excluded.facts end,
        is_quiet = excluded.is_quiet and (notifications.is_quiet or not
                     (notifications.sent_at is null and notifications.failed_at is null and coalesce(notifications.leased_until, '-infinity') < now())),
        urgency = excluded.urgency, user_id = excluded.user_id,
        due_at = case when notifications.sent_at is null and notifications.failed_at is null
                      then least(notifications.due_at, greatest(excluded.due_at, notifications.due_at))
                      else greatest(excluded.due_at, coalesce(notifications.sent_at, excluded.due_at) + make_interval(secs => ${rest}::float8)) end,
        sent_at = null, failed_at = null, error = null, attempts = 0`
  }
}
