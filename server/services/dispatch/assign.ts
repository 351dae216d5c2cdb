import type { Tx } from '../../db/client.ts'
import { clearTimer } from '../../db/timers.ts'
import { transact } from '../../db/transact.ts'
import { assign as assignIt, type Delivery, release } from '../../domain/delivery/delivery.ts'
import { type Actor, hasRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { bySystem, type Step, unseen } from '../../domain/shared/doer.ts'
import type { DriverId, UserId } from '../../domain/shared/ids.ts'
import { requireVersion } from '../../domain/transition.ts'
import { audit } from '../audit.ts'
import { keepDelivery, lockDelivery } from '../delivery/keep-delivery.ts'
import type { Deps } from '../deps.ts'
import { advance } from './advance.ts'
import type { DispatchService } from './api.ts'
import { jobFrom, rankFor, readDrivers } from './candidates.ts'
import { keepAway } from './keep-away.ts'
import { withdrawOffers } from './withdraw-offers.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

/** Objections a dispatcher may overrule: they can ring the driver up and know better. */
const overruled = ['full', 'has-an-offer', 'too-far-away', 'too-far-for-vehicle', 'no-fresh-location']

/** Locks the delivery for a dispatcher of its branch. @throws Refusal delivery.absent to anybody else */
const lockForDispatcher = async (tx: Tx, actor: Actor, deliveryId: string): Promise<Delivery> => {
  const delivery = await lockDelivery(tx, deliveryId)
  if (!hasRole(actor, 'dispatcher', delivery.branchId)) throw new Refusal('delivery.absent')
  return delivery
}

const stepOf = (actor: Actor, at: Date, version: number): Step => ({
  by: actor.kind === 'person' ? { as: 'staff', userId: actor.userId as UserId } : bySystem,
  at,
  version,
})

const requireConfirmed = async (tx: Tx, delivery: Delivery): Promise<void> => {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: delivery.orderId },
    select: { status: true },
  })
  if (!['confirmed', 'preparing', 'ready'].includes(order.status))
    throw new Refusal('delivery.wrong-moment', { status: delivery.status, version: delivery.version })
}

/** What a dispatcher may overrule by hand, and what whoever only takes up a plan may: the plan knew of no objection. */
const overruledBy = { hand: overruled, plan: overruled.filter(objection => objection !== 'full') } as const

/**
 * Gives a delivery to a driver within a transaction. The driver's row is locked after the delivery's, so that of two who
 * fill the same driver's hands or pockets at once the second one sees what the first has done.
 * @see DispatchService.assign
 */
export const assignWithin = async (
  tx: Tx,
  { clock }: Pick<Needs, 'clock'>,
  actor: Actor,
  { deliveryId, version, driverId }: { deliveryId: string; version: number; driverId: string },
  by: keyof typeof overruledBy,
): Promise<void> => {
  const delivery = await lockForDispatcher(tx, actor, deliveryId)
  await tx.$executeRaw`select 1 from drivers where id = ${driverId} for no key update`
  const at = clock.now()
  const row = await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  const zone = await tx.zone.findUnique({ where: { id: row.zoneId }, select: { detourFactor: true } })
  const [driver] = await readDrivers(tx, [delivery.branchId], at, false, driverId)
  if (!driver) throw new Refusal('dispatch.driver-absent')
  // However often it was asked around since: what nobody has yet is still what was planned.
  const seen = by === 'plan' && delivery.driverId === null ? delivery.version : version
  const decided = assignIt<Delivery>(delivery, driverId as DriverId, stepOf(actor, at, seen))
  const objection = rankFor(jobFrom({ ...row, detourFactor: zone?.detourFactor ?? 1.3 }), [driver])
    .excluded[0]?.reason
  if (objection && !overruledBy[by].includes(objection))
    throw new Refusal('dispatch.driver-unfit', { reason: objection })
  await requireConfirmed(tx, delivery)
  await withdrawOffers(tx, deliveryId, { by: bySystem, at })
  // The time of arrival was that of whoever had it before.
  const fresh = { isAlarmed: false, etaAt: null, searchFrom: row.searchFrom ?? at }
  await keepDelivery(tx, decided, at, fresh)
  await clearTimer(tx, 'dispatch-search', deliveryId)
  await audit(tx, {
    actor,
    at,
    action: 'delivery.assigned',
    subject: deliveryId,
    before: { driverId: delivery.driverId },
    after: { driverId },
  })
}

/** @see DispatchService.assign */
export const assign =
  (deps: Needs): DispatchService['assign'] =>
  (actor, given) =>
    transact(deps.db, tx => assignWithin(tx, deps, actor, given, 'hand'))

/** @see DispatchService.unassign */
export const unassign =
  ({ db, clock, ids }: Needs): DispatchService['unassign'] =>
  (actor, { deliveryId, version }) =>
    transact(db, async tx => {
      const delivery = await lockForDispatcher(tx, actor, deliveryId)
      const at = clock.now()
      await keepDelivery(tx, release<Delivery>(delivery, stepOf(actor, at, version)), at, {
        round: 0,
        isAlarmed: false,
        searchFrom: at,
        etaAt: null,
      })
      await keepAway(tx, ids, { deliveryId, driverId: delivery.driverId, at })
      await audit(tx, {
        actor,
        at,
        action: 'delivery.unassigned',
        subject: deliveryId,
        before: { driverId: delivery.driverId },
      })
    })

/** @see DispatchService.search — a search by hand begins a new one, also where the zone leaves it to the dispatcher. */
export const search =
  (deps: Needs): DispatchService['search'] =>
  async (actor, { deliveryId, version }) => {
    await transact(deps.db, async tx => {
      const delivery = await lockForDispatcher(tx, actor, deliveryId)
      const at = deps.clock.now()
      const step = stepOf(actor, at, version)
      requireVersion('delivery', delivery, step)
      await requireConfirmed(tx, delivery)
      if (!['unassigned', 'offered'].includes(delivery.status))
        throw new Refusal('delivery.wrong-moment', { status: delivery.status, version: delivery.version })
      await withdrawOffers(tx, deliveryId, { by: bySystem, at })
      const { strategy } = await tx.delivery.findUniqueOrThrow({
        where: { id: deliveryId },
        select: { strategy: true },
      })
      await tx.delivery.update({
        where: { id: deliveryId },
        data: {
          round: 0,
          isAlarmed: false,
          searchFrom: at,
          strategy: strategy === 'manual' ? 'nearest' : strategy,
        },
      })
      await audit(tx, { actor, at, action: 'delivery.searched', subject: deliveryId })
      await keepDelivery(
        tx,
        { delivery: { ...delivery, version: delivery.version + 1 }, events: [] },
        unseen(step).at,
      )
    })
    await advance(deps)(deliveryId)
  }
