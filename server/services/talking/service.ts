import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { transact } from '../../db/transact.ts'
import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { capacityIn } from '../../domain/orders/access.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, ConversationId, DriverId, OrderId, UserId } from '../../domain/shared/ids.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import {
  type ConversationKind,
  conversationKinds,
  type RelayView,
  type SaidThing,
  type TalkingService,
} from './api.ts'

const longestText = 4000
/** After an order has ended its two sides may still clear things up for so long. */
const closesAfterHours = 24

type Side = 'customer' | 'driver' | 'dispatcher'

const readOrder = async (tx: Tx, orderId: string) => {
  const order = await tx.order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      userId: true,
      branchId: true,
      endedAt: true,
      user: { select: { firstName: true } },
      branch: { select: { name: true } },
      delivery: {
        select: {
          status: true,
          driverId: true,
          driver: { select: { userId: true, user: { select: { firstName: true } } } },
        },
      },
    },
  })
  if (!order) throw new Refusal('order.absent')
  return order
}
type TalkedOrder = Awaited<ReturnType<typeof readOrder>>

const hasDriver = (order: TalkedOrder): boolean =>
  order.delivery?.driver !== null &&
  order.delivery !== null &&
  activeStatuses.some(status => status === order.delivery?.status)

/** Which side of this conversation the actor is on. @throws Refusal order.absent to a stranger */
const sideOf = (actor: Actor, order: TalkedOrder): Side => {
  const as = capacityIn(actor, {
    customerId: order.userId as UserId,
    branchId: order.branchId as BranchId,
    driverId: (order.delivery?.driverId ?? null) as DriverId | null,
  })
  if (actor.kind === 'person' && actor.userId === order.userId) return 'customer'
  if (as === 'staff') return 'dispatcher'
  if (as === 'driver') return 'driver'
  throw new Refusal('order.absent')
}

/** The other side of a conversation, seen from this side. @throws Refusal order.absent to whoever is not part of it */
const addresseeOf = (kind: ConversationKind, side: Side): Side => {
  const [one, other] = (
    {
      driver: ['customer', 'driver'],
      dispatcher: ['customer', 'dispatcher'],
      crew: ['driver', 'dispatcher'],
    } as const
  )[kind]
  if (side === one) return other
  if (side === other) return one
  throw new Refusal('order.absent')
}

const kindFrom = (stored: string): ConversationKind =>
  conversationKinds.find(kind => kind === stored) ?? 'dispatcher'

const requireSomebody = (order: TalkedOrder, addressee: Side): void => {
  if (addressee === 'driver' && !hasDriver(order)) throw new Refusal('talking.nobody-there')
}

const nameOf = (order: TalkedOrder, side: Side): string | null =>
  side === 'customer'
    ? order.user.firstName
    : side === 'driver'
      ? (order.delivery?.driver?.user.firstName ?? null)
      : order.branch.name

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

/** The relay: people of one order talk to each other through the bots, and nobody's number is shown. */
export const buildTalking = (deps: Deps): TalkingService => {
  const { db, ids, clock, files } = deps
  return {
    open: (actor, { orderId, kind }) =>
      transact(db, async tx => {
        const order = await readOrder(tx, orderId)
        const addressee = addresseeOf(kind, sideOf(actor, order))
        requireSomebody(order, addressee)
        const conversation = await tx.conversation.upsert({
          where: { orderId_kind: { orderId, kind } },
          create: { id: ids.make('cnv'), orderId, kind, openedAt: clock.now() },
          update: { closedAt: null },
        })
        return {
          conversationId: conversation.id,
          orderNumber: order.number,
          otherName: nameOf(order, addressee),
        }
      }),

    resume: (actor, conversationId) =>
      transact(db, async tx => {
        const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
        if (!conversation) throw new Refusal('talking.absent')
        const order = await readOrder(tx, conversation.orderId)
        const addressee = addresseeOf(kindFrom(conversation.kind), sideOf(actor, order))
        requireSomebody(order, addressee)
        return { orderNumber: order.number, otherName: nameOf(order, addressee) }
      }),

    say: async (actor, { conversationId, said, key }) => {
      if (said.kind === 'text' && said.text.trim() === '') throw new Refusal('talking.empty')
      if (said.kind === 'text' && said.text.length > longestText)
        throw new Refusal('talking.too-long', { limit: longestText })
      if (actor.kind !== 'person') throw new Refusal('people.not-allowed')
      const mediaId = said.kind === 'photo' || said.kind === 'voice' ? await keepMedia(deps, said) : null
      await transact(db, async tx => {
        const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
        if (!conversation) throw new Refusal('talking.absent')
        const order = await readOrder(tx, conversation.orderId)
        const side = sideOf(actor, order)
        const at = clock.now()
        const isOver =
          order.endedAt !== null && at.getTime() - order.endedAt.getTime() > closesAfterHours * 3600_000
        if (conversation.closedAt !== null || isOver) throw new Refusal('talking.closed')
        const to = addresseeOf(kindFrom(conversation.kind), side)
        requireSomebody(order, to)
        const messageId = ids.make('msg')
        const { count } = await tx.chatMessage.createMany({
          data: [
            {
              id: messageId,
              conversationId,
              senderId: actor.userId,
              senderRole: side,
              kind: said.kind,
              text:
                said.kind === 'text'
                  ? said.text
                  : 'caption' in said
                    ? cut(said.caption ?? '', 1000) || null
                    : null,
              mediaId,
              latitude: said.kind === 'location' ? said.place.latitude : null,
              longitude: said.kind === 'location' ? said.place.longitude : null,
              key,
              sentAt: at,
            },
          ],
          skipDuplicates: true,
        })
        if (count === 0) return
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
      })
    },

    message: async (messageId, bot): Promise<RelayView> => {
      const message = await db.prisma.chatMessage.findUnique({
        where: { id: messageId },
        include: {
          conversation: {
            include: { order: { select: { id: true, number: true, branch: { select: { name: true } } } } },
          },
        },
      })
      if (!message) throw new Refusal('talking.absent')
      const sender = await db.prisma.user.findUnique({
        where: { id: message.senderId },
        select: { firstName: true },
      })
      const { order } = message.conversation
      const fromRole: Side =
        message.senderRole === 'driver'
          ? 'driver'
          : message.senderRole === 'customer'
            ? 'customer'
            : 'dispatcher'
      const media =
        message.mediaId === null ? null : await db.prisma.media.findUnique({ where: { id: message.mediaId } })
      const body: RelayView['body'] =
        media && (message.kind === 'photo' || message.kind === 'voice')
          ? {
              kind: message.kind,
              path: files.pathOf(media.path),
              mediaId: media.id,
              telegramFileId: (media.telegramFileIds as Record<string, string>)[bot] ?? null,
              caption: message.text,
            }
          : message.latitude !== null && message.longitude !== null
            ? { kind: 'location', place: { latitude: message.latitude, longitude: message.longitude } }
            : { kind: 'text', text: message.text ?? '' }
      return {
        messageId: message.id,
        conversationId: message.conversationId,
        orderId: order.id,
        orderNumber: order.number,
        kind: kindFrom(message.conversation.kind),
        fromRole,
        fromName: fromRole === 'dispatcher' ? order.branch.name : (sender?.firstName ?? '—'),
        body,
      }
    },

    close: async (actor, conversationId) => {
      await transact(db, async tx => {
        const conversation = await tx.conversation.findUnique({ where: { id: conversationId } })
        if (!conversation) throw new Refusal('talking.absent')
        // Whoever is not one of its two sides cannot end it, also when they have another part in the order.
        addresseeOf(kindFrom(conversation.kind), sideOf(actor, await readOrder(tx, conversation.orderId)))
        await tx.conversation.update({ where: { id: conversationId }, data: { closedAt: clock.now() } })
      })
    },
  }
}
