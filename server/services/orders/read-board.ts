import type { DeliveryStatus } from '../../domain/delivery/delivery.ts'
import { type Actor, branchesOf, requireRole } from '../../domain/people/actor.ts'
import { type Currency, isCurrency } from '../../domain/shared/currency.ts'
import { money } from '../../domain/shared/money.ts'
import type { Deps } from '../deps.ts'
import type { BoardDelivery, BoardFilter, BoardOrder, OrdersService } from './api.ts'
import { earlierThan, endedOrNot, summaryFields, summaryOf } from './read-order.ts'

/** One more than the largest page, so that a shell sees whether there is another. */
const mostOnBoard = 201
const mostRows = 100

const whereOf = ({ statuses, branchId, isOpen, isLate, needsDriver, number }: BoardFilter) => ({
  ...(statuses ? { status: { in: [...statuses] } } : {}),
  ...(branchId === undefined ? {} : { branchId }),
  ...endedOrNot(isOpen),
  ...(number === undefined ? {} : { number }),
  ...(isLate === undefined && needsDriver === undefined
    ? {}
    : {
        delivery: {
          ...(isLate === undefined ? {} : { isLate }),
          ...(needsDriver === undefined ? {} : { driverId: needsDriver ? null : { not: null } }),
        },
      }),
})

const ofMyBranches = (actor: Actor) => {
  requireRole(actor, 'dispatcher')
  const branches = branchesOf(actor, 'dispatcher')
  return branches === 'all' ? {} : { branchId: { in: [...branches] } }
}

const boardFields = {
  ...summaryFields,
  delivery: {
    include: {
      driver: summaryFields.delivery.select.driver,
      offers: {
        where: { status: 'open' },
        select: { expiresAt: true },
        orderBy: { expiresAt: 'desc' as const },
      },
    },
  },
}

type Needs = Pick<Deps, 'db'>

type Where = NonNullable<NonNullable<Parameters<Deps['db']['prisma']['order']['findMany']>[0]>['where']>

const readRows = ({ db }: Needs, where: Where, take: number) =>
  db.prisma.order.findMany({
    where,
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take,
    include: boardFields,
  })
type Row = Awaited<ReturnType<typeof readRows>>[number]

const deliveryFrom = (row: NonNullable<Row['delivery']>, currency: Currency): BoardDelivery => ({
  id: row.id,
  version: row.version,
  status: row.status as DeliveryStatus,
  driverId: row.driverId,
  pickup: { text: row.pickupText, place: { latitude: row.pickupLatitude, longitude: row.pickupLongitude } },
  dropoff: {
    text: row.dropoffText,
    note: row.dropoffNote,
    place: { latitude: row.dropoffLatitude, longitude: row.dropoffLongitude },
  },
  distanceMetres: row.distanceMetres,
  cashToCollect: money(currency, row.cashToCollectUnits),
  attempt: row.attempt,
  searchFrom: row.searchFrom,
  etaAt: row.etaAt,
  promisedAt: row.promisedAt,
  isLate: row.isLate,
  isAlarmed: row.isAlarmed,
  openOffers: row.offers.length,
  offersUntil: row.offers[0]?.expiresAt ?? null,
  failureReason: row.failureReason,
  acceptedAt: row.acceptedAt,
  arrivedAtPickupAt: row.arrivedAtPickupAt,
  pickedUpAt: row.pickedUpAt,
  arrivedAtDropoffAt: row.arrivedAtDropoffAt,
  deliveredAt: row.deliveredAt,
  failedAt: row.failedAt,
  returnedAt: row.returnedAt,
})

const boardOrderFrom = (row: Row): BoardOrder[] => {
  const { currency } = row
  if (!isCurrency(currency)) return []
  return summaryOf(row).map(summary => ({
    ...summary,
    version: row.version,
    branchId: row.branchId,
    customerName: row.user.firstName,
    paymentMethod: row.paymentMethod,
    paymentStatus: row.paymentStatus,
    wanted: row.wantedFrom && row.wantedUntil ? { from: row.wantedFrom, until: row.wantedUntil } : null,
    confirmedAt: row.confirmedAt,
    readyAt: row.readyAt,
    fulfilledAt: row.fulfilledAt,
    endedAt: row.endedAt,
    deliveryId: row.delivery?.id ?? null,
    delivery: row.delivery ? deliveryFrom(row.delivery, currency) : null,
  }))
}

/** @see OrdersService.board */
export const board =
  (deps: Needs): OrdersService['board'] =>
  async (actor, filter, { after, limit }) => {
    const where = { AND: [whereOf(filter), earlierThan(after?.placedAt, after?.id), ofMyBranches(actor)] }
    const rows = await readRows(deps, where, Math.min(mostOnBoard, Math.max(1, limit)))
    return rows.flatMap(boardOrderFrom)
  }

/** @see OrdersService.boardRows */
export const boardRows =
  (deps: Needs): OrdersService['boardRows'] =>
  async (actor, orderIds) => {
    const where = { id: { in: orderIds.slice(0, mostRows) }, AND: ofMyBranches(actor) }
    return (await readRows(deps, where, mostRows)).flatMap(boardOrderFrom)
  }
