import { transact } from '../../db/transact.ts'
import { languageFor } from '../../domain/people/language.ts'
import type { Deps } from '../deps.ts'
import { type BotName, botNames } from '../ports/chat.ts'
import type { Notice, NotificationsService } from './api.ts'
import { planNotices } from './plan-notices.ts'
import { cardKey, queueNotices } from './queue-notices.ts'

type Row = {
  id: string
  revision: number
  bot: string
  kind: string
  ref: string
  facts: Record<string, string | number | boolean | null>
  user_id: string | null
  chat_id: string
  thread_key: string | null
  language: string | null
  is_quiet: boolean
  urgency: number
  attempts: number
}

/** One notice per chat at a time, so that what is said to one chat is said in its order. */
const claimSql = `
  with heads as (
    select distinct on (n.chat_id) n.id, n.urgency, n.due_at from notifications n
     where n.bot = $1 and n.sent_at is null and n.failed_at is null and n.due_at <= now()
       and not exists (select 1 from notifications busy where busy.bot = n.bot and busy.chat_id = n.chat_id
                         and busy.sent_at is null and busy.failed_at is null and busy.leased_until > now())
     order by n.chat_id, n.urgency, n.due_at, n.id),
  taken as (
    select n.id from notifications n where n.id in (select id from heads order by urgency, due_at limit $2)
       and n.sent_at is null and n.failed_at is null and (n.leased_until is null or n.leased_until < now())
     for update skip locked),
  leased as (
    update notifications n set leased_until = now() + make_interval(secs => $3), attempts = n.attempts + 1
      from taken where n.id = taken.id returning n.*)
  select l.id, l.revision, l.bot, l.kind, l.ref, l.facts, l.user_id, l.chat_id, l.thread_key, l.is_quiet, l.urgency, l.attempts,
         coalesce(u.language, adder.language) as language
    from leased l left join users u on u.id = l.user_id
    left join dispatch_chats d on l.user_id is null and d.chat_id = l.chat_id left join users adder on adder.id = d.added_by_id
   order by l.urgency, l.due_at`

const noticeFrom = (row: Row): Notice => ({
  id: row.id,
  revision: row.revision,
  bot: botNames.find(name => name === row.bot) ?? 'customer',
  kind: row.kind,
  ref: row.ref,
  facts: row.facts,
  userId: row.user_id,
  chatId: BigInt(row.chat_id),
  threadKey: row.thread_key,
  language: languageFor(row.language),
  isQuiet: row.is_quiet,
  urgency: row.urgency,
  attempts: row.attempts,
})

const whereCard = (card: { bot: BotName; chatId: bigint; kind: string; ref: string }) => ({
  bot_chatId_kind_ref: { bot: card.bot, chatId: card.chatId, kind: card.kind, ref: card.ref },
})

/** Cards the people look at: planned from news, shown by the bots, remembered so that they are edited and not repeated. */
export const buildNotifications = (deps: Deps): NotificationsService => {
  const { db, ids, clock } = deps
  const settle = async (notice: Notice, set: string, values: readonly unknown[]): Promise<void> => {
    await db.pool.query(
      `update notifications set leased_until = null, ${set} where id = $1 and revision = $2`,
      [notice.id, notice.revision, ...values],
    )
    await db.pool.query('update notifications set leased_until = null where id = $1 and revision > $2', [
      notice.id,
      notice.revision,
    ])
  }

  const queueCard = async (card: {
    bot: BotName
    chatId: bigint
    userId: string | null
    kind: string
    ref: string
    isLoud: boolean
  }) => {
    const known = await db.prisma.notification.findUnique({
      where: { key: cardKey(card.bot, card.chatId, card.kind, card.ref) },
    })
    const facts = (known?.facts ?? {}) as Record<string, string | number | boolean | null>
    await transact(db, tx =>
      queueNotices(tx, ids, [
        {
          key: cardKey(card.bot, card.chatId, card.kind, card.ref),
          bot: card.bot,
          userId: card.userId,
          chatId: card.chatId,
          threadKey: known?.threadKey ?? null,
          kind: card.kind,
          ref: card.ref,
          facts: { ...facts, isLoud: card.isLoud },
          urgency: 0,
          isQuiet: true,
          dueAt: clock.now(),
        },
      ]),
    )
  }

  return {
    plan: planNotices(deps),
    claim: async (bot, { limit, leaseSeconds }) => {
      const { rows } = await db.pool.query<Row>({
        name: 'notices-claim',
        text: claimSql,
        values: [bot, limit, leaseSeconds],
      })
      return rows.map(noticeFrom)
    },
    done: notice => settle(notice, 'sent_at = now()', []),
    putOff: (notice, until, why) => settle(notice, 'due_at = $3, error = $4', [until, why.slice(0, 500)]),
    drop: (notice, why) => settle(notice, 'failed_at = now(), error = $3', [why.slice(0, 500)]),
    nextDueAt: async bot =>
      (
        await db.prisma.notification.findFirst({
          where: { bot, sentAt: null, failedAt: null },
          orderBy: { dueAt: 'asc' },
          select: { dueAt: true },
        })
      )?.dueAt ?? null,
    shownCard: async card => {
      const row = await db.prisma.telegramMessage.findUnique({ where: whereCard(card) })
      if (!row || row.isGone) return null
      return {
        messageId: Number(row.messageId),
        threadId: row.threadId === null ? null : Number(row.threadId),
        contentHash: row.contentHash,
        isPinned: row.isPinned,
      }
    },
    rememberCard: async ({ bot, chatId, kind, ref, userId, messageId, threadId, contentHash, isPinned }) => {
      const state = {
        userId,
        messageId: BigInt(messageId),
        threadId: threadId === null ? null : BigInt(threadId),
        contentHash,
        isPinned,
        isGone: false,
        shownAt: clock.now(),
      }
      await db.prisma.telegramMessage.upsert({
        where: whereCard({ bot, chatId, kind, ref }),
        create: { bot, chatId, kind, ref, ...state },
        update: state,
      })
    },
    forgetCard: async card => {
      await db.prisma.telegramMessage.updateMany({
        where: { bot: card.bot, chatId: card.chatId, kind: card.kind, ref: card.ref },
        data: { isGone: true },
      })
    },
    cardAt: async ({ bot, chatId, messageId }) => {
      const row = await db.prisma.telegramMessage.findFirst({
        where: { bot, chatId, messageId: BigInt(messageId), kind: { not: 'topic' } },
        select: { kind: true, ref: true },
      })
      return row ?? null
    },
    refresh: async ({ bot, chatId, messageId }) => {
      const row = await db.prisma.telegramMessage.findFirst({
        where: { bot, chatId, messageId: BigInt(messageId), isGone: false },
      })
      if (row && row.kind !== 'topic')
        await queueCard({ bot, chatId, userId: row.userId, kind: row.kind, ref: row.ref, isLoud: false })
    },
    showAgain: card => queueCard({ ...card, isLoud: true }),
    onPlanned: listener => {
      db.bell.on('committed', listener)
      return () => db.bell.off('committed', listener)
    },
  }
}
