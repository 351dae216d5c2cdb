import type { Tx } from '../../db/client.ts'
import { isFirstTime, newsOf } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import type { DomainEvent } from '../../domain/events.ts'
import { isCard, type PlannedNotice, urgencyOf, volumeAt } from '../../domain/notifications/notice.ts'
import { planNotices as plan } from '../../domain/notifications/plan.ts'
import { localPartsAt } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { type Listener, listenersOf, type Matter, matterOf } from './audience.ts'
import { cardKey, type QueuedNotice, queueNotices } from './queue-notices.ts'

const liveRestSeconds = 4

const namedByDelivery = ['task-card', 'live-location']
const namedByOrder = ['order-card', 'dispatch-card']

/** A card has one name, whichever of order and delivery the news was about: two names would be two cards. */
const refOf = (notice: PlannedNotice, matter: Matter): string | null => {
  if (notice.about.startsWith('ord_') && namedByDelivery.includes(notice.kind)) return matter.deliveryId
  if (notice.about.startsWith('dlv_') && namedByOrder.includes(notice.kind)) return matter.orderId
  return notice.about
}

const rowFor = (
  notice: PlannedNotice,
  listener: Listener,
  matter: Matter,
  eventId: bigint,
  at: Date,
): QueuedNotice | null => {
  const ref = refOf(notice, matter)
  if (ref === null) return null
  const { time } = localPartsAt(at, matter.timeZone)
  const volume = volumeAt(notice, { localTime: time, isWaiting: matter.isWaiting })
  const card = isCard(notice.kind)
  return {
    key: card
      ? cardKey(listener.bot, listener.chatId, notice.kind, ref)
      : `${notice.kind}:${notice.key}:${eventId}:${listener.bot}:${listener.chatId}`,
    bot: listener.bot,
    userId: listener.userId,
    chatId: listener.chatId,
    threadKey: listener.hasTopics ? matter.orderId : null,
    kind: notice.kind,
    ref,
    facts: {
      key: notice.key,
      orderId: matter.orderId,
      orderNumber: matter.orderNumber,
      isLoud: card && volume === 'loud',
    },
    urgency: urgencyOf[notice.kind],
    isQuiet: volume === 'quiet',
    dueAt: at,
    ...(notice.kind === 'live-location' ? { restSeconds: liveRestSeconds } : {}),
  }
}

const rowsFor = async (tx: Tx, event: DomainEvent, eventId: bigint, at: Date): Promise<QueuedNotice[]> => {
  const rows: QueuedNotice[] = []
  for (const notice of plan(event)) {
    const matter = await matterOf(tx, notice.audience)
    for (const listener of await listenersOf(tx, notice.audience, matter)) {
      const row = rowFor(notice, listener, matter, eventId, at)
      if (row) rows.push(row)
    }
  }
  // One event may speak of the same card twice (an order's and a delivery's plan): the louder one is kept.
  const byKey = new Map<string, QueuedNotice>()
  for (const row of rows) {
    const known = byKey.get(row.key)
    if (!known || (known.isQuiet && !row.isQuiet)) byKey.set(row.key, row)
  }
  return [...byKey.values()]
}

/** @see NotificationsService.plan — the note that it was planned commits with the rows, so it happens once. */
export const planNotices =
  ({ db, ids, clock }: Pick<Deps, 'db' | 'ids' | 'clock'>) =>
  async (eventId: string): Promise<void> => {
    const stored = await newsOf(db, BigInt(eventId))
    if (!stored || stored.news.type === 'timer.due') return
    const event: DomainEvent = stored.news
    await transact(db, async tx => {
      if (!(await isFirstTime(tx, 'plan-notices', stored.id))) return
      await queueNotices(tx, ids, await rowsFor(tx, event, stored.id, clock.now()))
    })
  }
