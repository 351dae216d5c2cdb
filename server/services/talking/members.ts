import type { Db, Tx } from '../../db/client.ts'
import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { capacityIn } from '../../domain/orders/access.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, DriverId, UserId } from '../../domain/shared/ids.ts'
import { type ConversationKind, conversationKinds, type TalkSide } from './api.ts'

/** After an order has ended its two sides may still clear things up for so long. */
const closesAfterHours = 24

/** An order with the people who may talk about it. @throws Refusal order.absent */
export const readOrder = async (tx: Tx | Db['prisma'], orderId: string) => {
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
export type TalkedOrder = Awaited<ReturnType<typeof readOrder>>

const hasDriver = (order: TalkedOrder): boolean =>
  order.delivery?.driver !== null &&
  order.delivery !== null &&
  activeStatuses.some(status => status === order.delivery?.status)

/** Which side of this conversation the actor is on. @throws Refusal order.absent to a stranger */
export const sideOf = (actor: Actor, order: TalkedOrder): TalkSide => {
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
export const addresseeOf = (kind: ConversationKind, side: TalkSide): TalkSide => {
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

/** A stored kind as the domain knows it. */
export const kindFrom = (stored: string): ConversationKind =>
  conversationKinds.find(kind => kind === stored) ?? 'dispatcher'

/** Dispatchers and customers are always there; a driver only while the delivery is theirs. */
export const isSomebodyThere = (order: TalkedOrder, addressee: TalkSide): boolean =>
  addressee !== 'driver' || hasDriver(order)

/** @throws Refusal talking.nobody-there */
export const requireSomebody = (order: TalkedOrder, addressee: TalkSide): void => {
  if (!isSomebodyThere(order, addressee)) throw new Refusal('talking.nobody-there')
}

/** Whether the order ended so long ago that nothing is left to be said. */
export const isOver = (order: TalkedOrder, at: Date): boolean =>
  order.endedAt !== null && at.getTime() - order.endedAt.getTime() > closesAfterHours * 3600_000

/** By which name the other side knows this one. */
export const nameOf = (order: TalkedOrder, side: TalkSide): string | null =>
  side === 'customer'
    ? order.user.firstName
    : side === 'driver'
      ? (order.delivery?.driver?.user.firstName ?? null)
      : order.branch.name

/** A stored side as the domain knows it. */
export const sideFrom = (stored: string): TalkSide =>
  stored === 'driver' || stored === 'customer' ? stored : 'dispatcher'
