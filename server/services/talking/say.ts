import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { ConversationId, OrderId } from '../../domain/shared/ids.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import type { SaidThing, TalkingService } from './api.ts'
import { addresseeOf, isOver, kindFrom, readOrder, requireSomebody, sideOf } from './members.ts'

const longestText = 4000
const longestCaption = 1000

const keepMedia = async (
  { files, ids, db }: Pick<Deps, 'files' | 'ids' | 'db'>,
  said: Extract<SaidThing, { kind: 'photo' | 'voice' }>,
) => {
  const kept =
    said.kind === 'photo' ? await files.keepPicture(said.bytes) : await files.keep(said.bytes, said.mimeType)
  const media = await db.prisma.media.upsert({
    where: { path: kept.path },
    create: { id: ids.make('med'), ...kept },
    update: {},
    select: { id: true },
  })
  return media.id
}

const requireWords = (said: SaidThing): void => {
  if (said.kind !== 'text') return
  if (said.text.trim() === '') throw new Refusal('talking.empty')
  if (said.text.length > longestText) throw new Refusal('talking.too-long', { limit: longestText })
}

/** What is kept of something said, and what tells it from something else under the same key. */
const wordsOf = (said: SaidThing, mediaId: string | null) => ({
  kind: said.kind,
  text:
    said.kind === 'text'
      ? said.text
      : 'caption' in said
        ? cut(said.caption ?? '', longestCaption) || null
        : null,
  mediaId,
  latitude: said.kind === 'location' ? said.place.latitude : null,
  longitude: said.kind === 'location' ? said.place.longitude : null,
})
type Words = ReturnType<typeof wordsOf>

/**
 * What was said under this key before; null when nothing was.
 * @throws Refusal request.key-reused when it was something else, or somebody else
 */
const saidBefore = async (tx: Tx, key: string, now: Words & { conversationId: string; senderId: string }) => {
  const known = await tx.chatMessage.findUnique({ where: { key } })
  if (!known) return null
  const isSame =
    known.conversationId === now.conversationId &&
    known.senderId === now.senderId &&
    known.kind === now.kind &&
    known.text === now.text &&
    known.mediaId === now.mediaId &&
    known.latitude === now.latitude &&
    known.longitude === now.longitude
  if (!isSame) throw new Refusal('request.key-reused')
  return { messageId: known.id, sentAt: known.sentAt, mediaId: known.mediaId, isRepeat: true }
}

/** Each message of a conversation is later than the one before, so that "after this one" leaves none out. */
const nextInstant = async (tx: Tx, conversationId: string, at: Date): Promise<Date> => {
  const last = await tx.chatMessage.findFirst({
    where: { conversationId },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true },
  })
  return last && last.sentAt >= at ? new Date(last.sentAt.getTime() + 1) : at
}

/** @see TalkingService.say — the conversation's row is locked, so its messages stand in the order in which they commit. */
export const say =
  (deps: Pick<Deps, 'db' | 'ids' | 'clock' | 'files'>): TalkingService['say'] =>
  async (actor, { conversationId, said, key }) => {
    requireWords(said)
    if (actor.kind !== 'person') throw new Refusal('people.not-allowed')
    const mediaId = said.kind === 'photo' || said.kind === 'voice' ? await keepMedia(deps, said) : null
    return transact(deps.db, async tx => {
      await tx.$executeRaw`select 1 from conversations where id = ${conversationId} for no key update`
      const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
      if (!conversation) throw new Refusal('talking.absent')
      const order = await readOrder(tx, conversation.orderId)
      const side = sideOf(actor, order)
      const to = addresseeOf(kindFrom(conversation.kind), side)
      const words = { ...wordsOf(said, mediaId), conversationId, senderId: actor.userId }
      const before = await saidBefore(tx, key, words)
      if (before) return before
      const at = deps.clock.now()
      if (conversation.closedAt !== null || isOver(order, at)) throw new Refusal('talking.closed')
      requireSomebody(order, to)
      const messageId = deps.ids.make('msg')
      const sentAt = await nextInstant(tx, conversationId, at)
      await tx.chatMessage.create({ data: { id: messageId, ...words, senderRole: side, key, sentAt } })
      await tell(tx, [
        {
          type: 'chat.message-sent',
          messageId,
          conversationId: conversationId as ConversationId,
          orderId: order.id as OrderId,
          to,
          by: { as: side === 'dispatcher' ? 'staff' : side, userId: actor.userId },
          at: at.toISOString(),
        },
      ])
      return { messageId, sentAt, mediaId, isRepeat: false }
    })
  }
