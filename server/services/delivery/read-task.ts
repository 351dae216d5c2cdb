import type { DeliveryStatus, FailureReason } from '../../domain/delivery/delivery.ts'
import { missingProof, type ProofRule, proofRules } from '../../domain/delivery/proof.ts'
import type { Actor } from '../../domain/people/actor.ts'
import { requireDriver } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { money } from '../../domain/shared/money.ts'
import { localisedFrom } from '../catalog/read-catalog.ts'
import type { Deps } from '../deps.ts'
import type { TaskAction, TaskView } from './api.ts'

const whole = {
  order: {
    include: {
      user: { select: { firstName: true } },
      branch: { select: { timeZone: true } },
      lines: { orderBy: { position: 'asc' as const } },
    },
  },
}

const readRow = ({ db }: Pick<Deps, 'db'>, deliveryId: string) =>
  db.prisma.delivery.findUnique({ where: { id: deliveryId }, include: whole })
type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

export const ruleFrom = (stored: string): ProofRule =>
  proofRules.find(rule => rule === stored) ?? 'code-or-photo'

const stepsOf: Partial<Record<DeliveryStatus, readonly TaskAction[]>> = {
  accepted: ['arrive-at-pickup', 'release'],
  at_pickup: ['pick-up', 'release'],
  picked_up: ['arrive-at-dropoff', 'fail'],
  at_dropoff: ['deliver', 'fail'],
  failed: ['retry', 'return'],
  returning: ['complete-return'],
}

const actionsOf = (status: DeliveryStatus, missing: readonly ('code' | 'photo')[]): TaskAction[] => {
  const steps = [...(stepsOf[status] ?? [])]
  if (steps.length === 0) return []
  if (status === 'at_dropoff') {
    if (missing.includes('photo')) steps.unshift('prove-by-photo')
    if (missing.includes('code')) steps.unshift('prove-by-code')
  }
  return [...steps, 'talk-customer', 'talk-dispatcher']
}

const taskFrom = (row: Row): TaskView => {
  const currency = isCurrency(row.currency) ? row.currency : 'USD'
  const status = row.status as DeliveryStatus
  const rule = ruleFrom(row.proofRule)
  const missing = missingProof(rule, row)
  const { order } = row
  return {
    deliveryId: row.id,
    orderId: row.orderId,
    orderNumber: order.number,
    version: row.version,
    status,
    pickup: { text: row.pickupText, place: { latitude: row.pickupLatitude, longitude: row.pickupLongitude } },
    dropoff: {
      text: row.dropoffText,
      note: row.dropoffNote,
      place: { latitude: row.dropoffLatitude, longitude: row.dropoffLongitude },
    },
    customerName: order.user.firstName,
    lines: order.lines.map(line => {
      const names = line.names as { product: unknown; variant: unknown }
      return {
        names: { product: localisedFrom(names.product), variant: localisedFrom(names.variant) },
        quantity: line.quantity,
      }
    }),
    orderNote: order.note,
    distanceMetres: row.distanceMetres,
    pay: money(currency, row.payUnits),
    tip: money(currency, order.tipUnits),
    cashToCollect: money(currency, row.cashToCollectUnits),
    cashFrom: order.cashFromUnits === null ? null : money(currency, order.cashFromUnits),
    wanted:
      order.wantedFrom && order.wantedUntil ? { from: order.wantedFrom, until: order.wantedUntil } : null,
    promisedAt: row.promisedAt,
    timeZone: order.branch.timeZone,
    proof: { rule, missing },
    isOrderReady: ['ready', 'fulfilled'].includes(order.status),
    failureReason: row.failureReason as FailureReason | null,
    actions: actionsOf(status, missing),
  }
}

/**
 * A delivery as its driver sees it. A driver who had it and has it no more still sees what became of it, without actions;
 * to anybody else it does not exist.
 * @throws Refusal delivery.absent
 */
export const readTask = async (
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  deliveryId: string,
): Promise<TaskView> => {
  const row = await readRow(deps, deliveryId)
  if (!row) throw new Refusal('delivery.absent')
  if (actor.kind === 'system') return taskFrom(row)
  const driverId = requireDriver(actor)
  if (row.driverId === driverId) return taskFrom(row)
  const hadIt = await deps.db.prisma.orderEvent.count({
    where: {
      orderId: row.orderId,
      type: { in: ['delivery.accepted', 'delivery.assigned'] },
      data: { path: ['driverId'], equals: driverId },
    },
  })
  if (hadIt === 0) throw new Refusal('delivery.absent')
  return {
    ...taskFrom(row),
    status: row.status === 'cancelled' ? 'cancelled' : 'unassigned',
    actions: [],
    cashToCollect: money(taskFrom(row).pay.currency, 0n),
  }
}

/** The driver's deliveries under way, oldest accepted first. */
export const readMyTasks = async ({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<TaskView[]> => {
  const driverId = requireDriver(actor)
  const rows = await db.prisma.delivery.findMany({
    where: {
      driverId,
      status: { in: ['accepted', 'at_pickup', 'picked_up', 'at_dropoff', 'failed', 'returning'] },
    },
    orderBy: { acceptedAt: 'asc' },
    include: whole,
    take: 20,
  })
  return rows.map(taskFrom)
}
