import { branchesOf, requireRole } from '../../domain/people/actor.ts'
import type { Deps } from '../deps.ts'
import type { BoardFilter, OrdersService } from './api.ts'
import { earlierThan, summaryFields, summaryOf } from './read-order.ts'

const mostOnBoard = 101

const whereOf = ({ statuses, isOpen, isLate, needsDriver, number }: BoardFilter) => ({
  ...(statuses ? { status: { in: [...statuses] } } : {}),
  ...(isOpen === undefined ? {} : { endedAt: isOpen ? null : { not: null } }),
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

/** @see OrdersService.board */
export const board =
  ({ db }: Pick<Deps, 'db'>): OrdersService['board'] =>
  async (actor, filter, { after, limit }) => {
    requireRole(actor, 'dispatcher')
    const branches = branchesOf(actor, 'dispatcher')
    const rows = await db.prisma.order.findMany({
      where: {
        AND: [whereOf(filter), earlierThan(after?.placedAt, after?.id)],
        ...(branches === 'all' ? {} : { branchId: { in: [...branches] } }),
      },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      take: Math.min(mostOnBoard, Math.max(1, limit)),
      include: { ...summaryFields, delivery: { select: { id: true, ...summaryFields.delivery.select } } },
    })
    return rows.flatMap(row =>
      summaryOf(row).map(summary => ({
        ...summary,
        customerName: row.user.firstName,
        deliveryId: row.delivery?.id ?? null,
      })),
    )
  }
