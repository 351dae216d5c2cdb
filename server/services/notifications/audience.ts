import type { Tx } from '../../db/client.ts'
import type { Audience } from '../../domain/notifications/notice.ts'
import { isId } from '../../domain/shared/ids.ts'
import type { BotName } from '../ports/chat.ts'

/** A chat that hears something. */
export type Listener = {
  readonly bot: BotName
  readonly userId: string | null
  readonly chatId: bigint
  readonly hasTopics: boolean
}

/** What an audience's id leads to: its order, branch and people. */
export type Matter = {
  readonly orderId: string | null
  readonly orderNumber: number | null
  readonly deliveryId: string | null
  readonly branchId: string | null
  readonly driverUserId: string | null
  readonly customerId: string | null
  readonly timeZone: string
  readonly isWaiting: boolean
}

const nothing: Matter = {
  orderId: null,
  orderNumber: null,
  deliveryId: null,
  branchId: null,
  driverUserId: null,
  customerId: null,
  timeZone: 'UTC',
  isWaiting: false,
}

const ofOrder = async (tx: Tx, where: { id: string } | { delivery: { id: string } }): Promise<Matter> => {
  const order = await tx.order.findFirst({
    where,
    select: {
      id: true,
      number: true,
      branchId: true,
      userId: true,
      endedAt: true,
      wantedFrom: true,
      branch: { select: { timeZone: true } },
      delivery: { select: { id: true, status: true, driver: { select: { userId: true } } } },
    },
  })
  if (!order) return nothing
  const isOut = order.delivery !== null && ['picked_up', 'at_dropoff'].includes(order.delivery.status)
  return {
    orderId: order.id,
    orderNumber: order.number,
    deliveryId: order.delivery?.id ?? null,
    branchId: order.branchId,
    driverUserId: order.delivery?.driver?.userId ?? null,
    customerId: order.userId,
    timeZone: order.branch.timeZone,
    isWaiting: order.endedAt === null && (order.wantedFrom === null || isOut),
  }
}

const ofDriver = async (tx: Tx, driverId: string): Promise<Matter> => {
  const driver = await tx.driver.findUnique({
    where: { id: driverId },
    select: { userId: true, branchId: true },
  })
  return driver ? { ...nothing, driverUserId: driver.userId, branchId: driver.branchId } : nothing
}

/** Looks up what an audience is about. */
export const matterOf = (tx: Tx, audience: Audience): Promise<Matter> => {
  const { id } = audience
  if (isId('ord', id)) return ofOrder(tx, { id })
  if (isId('dlv', id)) return ofOrder(tx, { delivery: { id } })
  if (isId('drv', id)) return ofDriver(tx, id)
  if (isId('usr', id)) return Promise.resolve({ ...nothing, customerId: id })
  return Promise.resolve({ ...nothing, branchId: id })
}

const personIn = async (tx: Tx, bot: BotName, userId: string | null): Promise<Listener[]> => {
  if (userId === null) return []
  const row = await tx.botUser.findUnique({ where: { bot_userId: { bot, userId } } })
  return row?.isReachable ? [{ bot, userId, chatId: row.telegramId, hasTopics: false }] : []
}

/** A branch's dispatchers: their group where they have one, otherwise each of them, otherwise whoever leads. */
const dispatchersOf = async (tx: Tx, branchId: string | null): Promise<Listener[]> => {
  const groups = await tx.dispatchChat.findMany({
    where: { leftAt: null, ...(branchId === null ? {} : { branchId }) },
  })
  if (groups.length > 0)
    return groups.map(group => ({
      bot: 'crew' as const,
      userId: null,
      chatId: group.chatId,
      hasTopics: group.hasTopics,
    }))
  for (const roles of [['dispatcher'], ['admin', 'owner']]) {
    const grants = await tx.roleGrant.findMany({
      where: {
        role: { in: roles },
        revokedAt: null,
        ...(branchId === null ? {} : { OR: [{ branchId }, { branchId: null }] }),
      },
      select: { userId: true },
      distinct: ['userId'],
    })
    const reachable: Listener[] = []
    for (const grant of grants) reachable.push(...(await personIn(tx, 'crew', grant.userId)))
    if (reachable.length > 0) return reachable
  }
  return []
}

/** The chats that an audience stands for, reachable ones only. */
export const listenersOf = async (tx: Tx, audience: Audience, matter: Matter): Promise<Listener[]> => {
  switch (audience.to) {
    case 'customer-of':
      return personIn(tx, 'customer', matter.customerId)
    case 'driver':
    case 'driver-of':
      return personIn(tx, 'crew', matter.driverUserId)
    case 'dispatch-of':
      return dispatchersOf(tx, matter.branchId)
    case 'rep-of': {
      if (matter.customerId === null) return []
      const bond = await tx.referralBond.findUnique({ where: { customerId: matter.customerId } })
      return bond ? personIn(tx, 'sales', bond.repId) : []
    }
  }
}
