import { type DeliveryStatus, shownOnTheWay } from '../../domain/delivery/delivery.ts'
import { requireCapacity } from '../../domain/orders/access.ts'
import { mayCancel, type OrderStatus } from '../../domain/orders/order.ts'
import { type Actor, branchesOf, requireRole } from '../../domain/people/actor.ts'
import { type QuoteJson, quoteFromJson } from '../../domain/pricing/quote-json.ts'
import { Refusal } from '../../domain/refusals.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import type { Doer } from '../../domain/shared/doer.ts'
import type { BranchId, DriverId, OrderId, UserId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { ownerOf } from '../carts/open-cart.ts'
import { localisedFrom } from '../catalog/read-catalog.ts'
import type { Deps } from '../deps.ts'
import type { OrderAction, OrderSummary, OrdersService, OrderView } from './api.ts'

type Needs = Pick<Deps, 'db' | 'clock'>

const whole = {
  user: { select: { firstName: true, language: true } },
  branch: true,
  lines: { orderBy: { position: 'asc' as const } },
  review: true,
  delivery: {
    include: {
      driver: { include: { user: { select: { firstName: true } }, position: true } },
      offers: { where: { status: 'open' }, select: { id: true } },
    },
  },
}

const readRow = async ({ db }: Needs, orderId: string) => {
  const row = await db.prisma.order.findUnique({ where: { id: orderId }, include: whole })
  if (!row || !isCurrency(row.currency)) throw new Refusal('order.absent')
  return { ...row, currency: row.currency satisfies Currency }
}
type Row = Awaited<ReturnType<typeof readRow>>

const stars = async ({ db }: Needs, driverId: string): Promise<number | null> => {
  const average = await db.prisma.review.aggregate({
    where: { driverId, driverStars: { not: null } },
    _avg: { driverStars: true },
  })
  return average._avg.driverStars === null ? null : Math.round(average._avg.driverStars * 10) / 10
}

const under: readonly DeliveryStatus[] = ['picked_up', 'at_dropoff']

/** What the buttons on this order's card should be, for somebody who meets it in this capacity. */
const actionsFor = (row: Row, as: Doer['as'], isOwner: boolean): OrderAction[] => {
  const status = row.status as OrderStatus
  const delivery = row.delivery ? (row.delivery.status as DeliveryStatus) : null
  const hasDriver = delivery !== null && shownOnTheWay.includes(delivery)
  const areGoodsOut = delivery !== null && [...under, 'failed', 'returning'].includes(delivery)
  const order = {
    id: row.id as OrderId,
    customerId: row.userId as UserId,
    branchId: row.branchId as BranchId,
    status,
    version: row.version,
  }
  const actions: OrderAction[] = []
  if (as === 'staff' || as === 'system') {
    if (status === 'placed') actions.push('confirm', 'reject')
    if (status === 'confirmed') actions.push('prepare')
    if (status === 'preparing') actions.push('mark-ready')
    if (['confirmed', 'preparing', 'ready'].includes(status) && !areGoodsOut && delivery !== 'returned')
      actions.push('assign')
  }
  if (mayCancel(order, as, areGoodsOut)) actions.push('cancel')
  if (isOwner && status === 'fulfilled') {
    if (!row.review) actions.push('rate')
    actions.push('reorder')
  }
  if (isOwner && ['cancelled', 'rejected', 'expired', 'returned'].includes(status)) actions.push('reorder')
  if (row.endedAt === null) {
    if (isOwner && hasDriver) actions.push('talk-driver')
    actions.push('talk-dispatcher')
  }
  return actions
}

const deliveryView = async (deps: Needs, row: Row): Promise<OrderView['delivery']> => {
  const { delivery } = row
  if (!delivery) return null
  const status = delivery.status as DeliveryStatus
  const { driver } = delivery
  const position = driver?.position
  const isVisible = shownOnTheWay.includes(status)
  return {
    id: delivery.id,
    version: delivery.version,
    status,
    driver: driver
      ? {
          driverId: driver.id,
          userId: driver.userId,
          name: driver.user.firstName,
          vehicle: driver.vehicle,
          stars: await stars(deps, driver.id),
        }
      : null,
    driverPlace:
      isVisible && position
        ? {
            place: { latitude: position.latitude, longitude: position.longitude },
            heading: position.heading,
            recordedAt: position.recordedAt,
          }
        : null,
    etaAt: delivery.etaAt,
    promisedAt: delivery.promisedAt,
    isLate: delivery.isLate,
    isAlarmed: delivery.isAlarmed,
    failureReason: delivery.failureReason,
    openOffers: delivery.offers.length,
  }
}

/** Reads an order as this actor may see it. @throws Refusal order.absent */
export const readOrderView = async (deps: Needs, actor: Actor, orderId: string): Promise<OrderView> => {
  const row = await readRow(deps, orderId)
  const owners = {
    customerId: row.userId as UserId,
    branchId: row.branchId as BranchId,
    driverId: (row.delivery?.driverId ?? null) as DriverId | null,
  }
  const { as } = requireCapacity(actor, owners)
  const isOwner = actor.kind === 'person' && actor.userId === row.userId
  const status = row.delivery ? (row.delivery.status as DeliveryStatus) : null
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status as OrderStatus,
    paymentMethod: 'cash',
    paymentStatus: row.paymentStatus,
    customer: { userId: row.userId, name: row.user.firstName, language: row.user.language },
    branch: {
      id: row.branchId,
      name: row.branch.name,
      addressText: row.branch.addressText,
      place: { latitude: row.branch.latitude, longitude: row.branch.longitude },
      timeZone: row.branch.timeZone,
    },
    address: {
      text: row.addressText,
      note: row.addressNote,
      place: { latitude: row.latitude, longitude: row.longitude },
    },
    lines: row.lines.map(line => {
      const names = line.names as { product: unknown; variant: unknown; options?: unknown[] }
      return {
        names: {
          product: localisedFrom(names.product),
          variant: localisedFrom(names.variant),
          options: (names.options ?? []).map(localisedFrom),
        },
        quantity: line.quantity,
        total: money(row.currency, line.totalUnits),
      }
    }),
    quote: quoteFromJson(row.quote as unknown as QuoteJson),
    total: money(row.currency, row.totalUnits),
    cashFrom: row.cashFromUnits === null ? null : money(row.currency, row.cashFromUnits),
    note: row.note,
    wanted: row.wantedFrom && row.wantedUntil ? { from: row.wantedFrom, until: row.wantedUntil } : null,
    placedAt: row.placedAt,
    endReason: row.endReason,
    delivery: await deliveryView(deps, row),
    handoverCode: isOwner && status !== null && shownOnTheWay.includes(status) ? row.handoverCode : null,
    review: row.review ? { stars: row.review.stars, text: row.review.text } : null,
    actions: actionsFor(row, as, isOwner),
  }
}

/** What comes after this place in a list that is newest first; two orders of one instant are told apart by their ids. */
export const earlierThan = (before?: Date, beforeId?: string) => {
  if (!before) return {}
  const earlier = { placedAt: { lt: before } }
  return beforeId === undefined ? earlier : { OR: [earlier, { placedAt: before, id: { lt: beforeId } }] }
}

/** Orders that are not ended, or only those that are; both when it is not said. */
export const endedOrNot = (isOpen: boolean | undefined) =>
  isOpen === undefined ? {} : { endedAt: isOpen ? null : { not: null } }

export const summaryFields = {
  user: { select: { firstName: true } },
  delivery: {
    select: { status: true, isLate: true, driver: { select: { user: { select: { firstName: true } } } } },
  },
}

/** @see OrdersService.listMine */
export const listMine =
  ({ db }: Needs): OrdersService['listMine'] =>
  async (actor, { before, beforeId, isOpen, limit }) => {
    const rows = await db.prisma.order.findMany({
      where: { userId: ownerOf(actor), ...endedOrNot(isOpen), ...earlierThan(before, beforeId) },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      take: Math.min(51, Math.max(1, limit)),
      include: summaryFields,
    })
    return rows.flatMap(summaryOf)
  }

/** @see OrdersService.listOpen */
export const listOpen =
  ({ db }: Needs): OrdersService['listOpen'] =>
  async (actor, page) => {
    requireRole(actor, 'dispatcher')
    const branches = branchesOf(actor, 'dispatcher')
    const rows = await db.prisma.order.findMany({
      where: { endedAt: null, ...(branches === 'all' ? {} : { branchId: { in: [...branches] } }) },
      orderBy: { placedAt: 'asc' },
      take: Math.min(100, page?.limit ?? 50),
      include: summaryFields,
    })
    return rows.flatMap(summaryOf)
  }

export const summaryOf = (row: {
  id: string
  number: number
  status: string
  currency: string
  totalUnits: bigint
  placedAt: Date
  addressText: string
  delivery: { status: string; isLate: boolean; driver: { user: { firstName: string } } | null } | null
}): OrderSummary[] =>
  isCurrency(row.currency)
    ? [
        {
          id: row.id,
          number: row.number,
          status: row.status as OrderStatus,
          deliveryStatus: (row.delivery?.status ?? null) as DeliveryStatus | null,
          total: money(row.currency, row.totalUnits),
          placedAt: row.placedAt,
          addressText: row.addressText,
          driverName: row.delivery?.driver?.user.firstName ?? null,
          isLate: row.delivery?.isLate ?? false,
        },
      ]
    : []
