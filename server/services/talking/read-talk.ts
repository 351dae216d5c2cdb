import type { Actor } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Deps } from '../deps.ts'
import type { ConversationKind, TalkingService, TalkMessage, TalkPage, TalkSide } from './api.ts'
import {
  addresseeOf,
  isOver,
  isSomebodyThere,
  nameOf,
  readOrder,
  sideFrom,
  sideOf,
  type TalkedOrder,
} from './members.ts'

const mostMessages = 101

type Needs = Pick<Deps, 'db' | 'clock' | 'files'>

/** What comes before or after this place in a conversation; no two of its messages share an instant, but old ones may. */
const beyond = ({ before, after }: TalkPage) => {
  const place = after ?? before
  if (!place) return {}
  const side = after ? 'gt' : 'lt'
  return {
    OR: [{ sentAt: { [side]: place.sentAt } }, { sentAt: place.sentAt, id: { [side]: place.id } }],
  }
}

const readRows = async ({ db }: Needs, conversationId: string, page: TalkPage) => {
  const direction = page.after ? ('asc' as const) : ('desc' as const)
  const rows = await db.prisma.chatMessage.findMany({
    where: { conversationId, ...beyond(page) },
    orderBy: [{ sentAt: direction }, { id: direction }],
    take: Math.min(mostMessages, Math.max(1, page.limit)),
  })
  return page.after ? rows : rows.reverse()
}
type Row = Awaited<ReturnType<typeof readRows>>[number]

type Media = { readonly id: string; readonly width: number | null; readonly height: number | null }

const bodyFrom = (row: Row, media: Media | undefined): TalkMessage['body'] => {
  if (media && row.kind === 'photo')
    return { kind: 'photo', mediaId: media.id, width: media.width, height: media.height, caption: row.text }
  if (media && row.kind === 'voice') return { kind: 'voice', mediaId: media.id, caption: row.text }
  if (row.latitude !== null && row.longitude !== null)
    return { kind: 'location', place: { latitude: row.latitude, longitude: row.longitude } }
  return { kind: 'text', text: row.text ?? '' }
}

const messagesFrom = async (
  { db }: Needs,
  actor: Actor,
  order: TalkedOrder,
  side: TalkSide,
  rows: readonly Row[],
): Promise<TalkMessage[]> => {
  const [people, media] = await Promise.all([
    db.prisma.user.findMany({
      where: { id: { in: [...new Set(rows.map(row => row.senderId))] } },
      select: { id: true, firstName: true },
    }),
    db.prisma.media.findMany({
      where: { id: { in: rows.flatMap(row => row.mediaId ?? []) } },
      select: { id: true, width: true, height: true },
    }),
  ])
  const personOf = new Map(people.map(person => [person.id, person.firstName]))
  const mediaOf = new Map(media.map(one => [one.id, one]))
  return rows.map(row => {
    const role = sideFrom(row.senderRole)
    // To others the dispatchers are the shop; among themselves they are people.
    const isShop = role === 'dispatcher' && side !== 'dispatcher'
    return {
      id: row.id,
      sentAt: row.sentAt,
      from: { role, name: isShop ? order.branch.name : (personOf.get(row.senderId) ?? '—') },
      isMine: actor.kind === 'person' && actor.userId === row.senderId,
      body: bodyFrom(row, row.mediaId === null ? undefined : mediaOf.get(row.mediaId)),
    }
  })
}

/** @throws Refusal order.absent to whoever is not one of the conversation's two sides */
const membership = async (
  { db }: Needs,
  actor: Actor,
  about: { orderId: string; kind: ConversationKind },
) => {
  const order = await readOrder(db.prisma, about.orderId)
  const side = sideOf(actor, order)
  const addressee = addresseeOf(about.kind, side)
  const conversation = await db.prisma.conversation.findUnique({
    where: { orderId_kind: about },
    select: { id: true },
  })
  return { order, side, addressee, conversationId: conversation?.id ?? null }
}

/** @see TalkingService.talk */
export const readTalk =
  (deps: Needs): TalkingService['talk'] =>
  async (actor, { orderId, kind, ...page }) => {
    const { order, side, addressee, conversationId } = await membership(deps, actor, { orderId, kind })
    const rows = conversationId === null ? [] : await readRows(deps, conversationId, page)
    return {
      talk: {
        conversationId,
        orderId,
        orderNumber: order.number,
        kind,
        otherRole: addressee,
        otherName: nameOf(order, addressee),
        isOpen: isSomebodyThere(order, addressee) && !isOver(order, deps.clock.now()),
      },
      messages: await messagesFrom(deps, actor, order, side, rows),
    }
  }

/** @see TalkingService.talkMedia */
export const readTalkMedia =
  (deps: Needs): TalkingService['talkMedia'] =>
  async (actor, { orderId, kind, mediaId }) => {
    const { conversationId } = await membership(deps, actor, { orderId, kind })
    const said = await deps.db.prisma.chatMessage.findFirst({
      where: { conversationId: conversationId ?? '', mediaId },
      select: { id: true },
    })
    const media = said && (await deps.db.prisma.media.findUnique({ where: { id: mediaId } }))
    if (!media) throw new Refusal('talking.absent')
    return { path: deps.files.pathOf(media.path), mimeType: media.mimeType }
  }
