import { transact } from '../../db/transact.ts'
import { branchesOf, hasRole, requireRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { secondsBetween } from '../../domain/shared/time.ts'
import { audit } from '../audit.ts'
import { cut } from '../cut.ts'
import type { Deps } from '../deps.ts'
import { advance, advanceWaiting } from './advance.ts'
import { acceptOffer, declineOffer } from './answer-offer.ts'
import type { DispatchService } from './api.ts'
import { assign, search, unassign } from './assign.ts'
import { applyProposal, assignMany } from './assign-many.ts'
import { jobFrom, pickupMetres, rankFor, readDrivers } from './candidates.ts'
import { myRoute } from './my-route.ts'
import { propose } from './propose.ts'
import { readAlarms } from './read-alarms.ts'
import { readMyOffers, readOffer } from './read-offer.ts'
import { readProposal } from './read-proposal.ts'
import { readTrack } from './read-track.ts'

const shiftOrder = { on: 0, paused: 1, off: 2 } as const

/** @see DispatchService.drivers */
const drivers =
  ({ db, clock }: Deps): DispatchService['drivers'] =>
  async (actor, input) => {
    requireRole(actor, 'dispatcher')
    const at = clock.now()
    const delivery =
      input?.deliveryId === undefined
        ? null
        : await db.prisma.delivery.findUnique({ where: { id: input.deliveryId } })
    if (
      input?.deliveryId !== undefined &&
      (!delivery || !hasRole(actor, 'dispatcher', delivery.branchId as BranchId))
    )
      throw new Refusal('delivery.absent')
    const zone = delivery
      ? await db.prisma.zone.findUnique({ where: { id: delivery.zoneId }, select: { detourFactor: true } })
      : null
    const seen = await readDrivers(
      db.prisma,
      delivery ? [delivery.branchId] : branchesOf(actor, 'dispatcher'),
      at,
    )
    const job = delivery ? jobFrom({ ...delivery, detourFactor: zone?.detourFactor ?? 1.3 }) : null
    const ranking = job ? rankFor(job, seen) : null
    const rankOf = new Map(ranking?.ranked.map((one, place) => [one.driverId, place]))
    const objectionOf = new Map(ranking?.excluded.map(one => [one.driverId, one.reason]))
    return [...seen]
      .sort(
        (a, b) =>
          (rankOf.get(a.driverId) ?? 1e6) - (rankOf.get(b.driverId) ?? 1e6) ||
          shiftOrder[a.shiftStatus] - shiftOrder[b.shiftStatus] ||
          a.name.localeCompare(b.name),
      )
      .map(driver => ({
        driverId: driver.driverId,
        userId: driver.userId,
        name: driver.name,
        vehicle: driver.vehicle,
        shiftStatus: driver.shiftStatus,
        shiftSince: driver.shiftSince,
        branchId: driver.branchId,
        place: driver.place,
        heading: driver.heading,
        locationAgeSeconds: driver.positionAt ? Math.round(secondsBetween(driver.positionAt, at)) : null,
        capacity: driver.capacity,
        activeDeliveries: driver.activeDeliveries,
        activeDeliveryIds: driver.activeDeliveryIds,
        cashInHand: money(driver.currency, driver.cashInHandUnits),
        cashCap: money(driver.currency, driver.cashCapUnits),
        pickupMetres: job ? pickupMetres(driver, job) : null,
        objection: objectionOf.get(driver.driverId) ?? null,
      }))
  }

/** Dispatch: who takes which delivery. */
export const buildDispatch = (deps: Deps): DispatchService => ({
  offer: (actor, offerId) => readOffer(deps, actor, offerId),
  myOffers: actor => readMyOffers(deps, actor),
  acceptOffer: acceptOffer(deps),
  declineOffer: declineOffer(deps),
  drivers: drivers(deps),
  assign: assign(deps),
  assignMany: assignMany(deps),
  propose: propose(deps),
  proposal: (actor, proposalId) => readProposal(deps, actor, proposalId),
  applyProposal: applyProposal(deps),
  myRoute: myRoute(deps),
  unassign: unassign(deps),
  search: search(deps),
  track: readTrack(deps),
  alarms: readAlarms(deps),
  advance: advance(deps),
  advanceWaiting: advanceWaiting(deps),
  joinGroup: (actor, { chatId, title, hasTopics, branchId }) =>
    transact(deps.db, async tx => {
      requireRole(actor, 'dispatcher', (branchId ?? undefined) as BranchId | undefined)
      const branches = branchesOf(actor, 'dispatcher')
      const chosen =
        branchId ??
        (branches === 'all'
          ? (
              await tx.branch.findFirst({
                where: { isActive: true },
                orderBy: { id: 'asc' },
                select: { id: true },
              })
            )?.id
          : branches[0])
      if (chosen === undefined) throw new Refusal('places.branch-absent')
      const at = deps.clock.now()
      const group = {
        branchId: chosen,
        title: cut(title, 128),
        hasTopics,
        addedById: actor.kind === 'person' ? actor.userId : null,
        addedAt: at,
        leftAt: null,
      }
      await tx.dispatchChat.upsert({ where: { chatId }, create: { chatId, ...group }, update: group })
      await audit(tx, {
        actor,
        at,
        action: 'dispatch.group-joined',
        subject: chatId.toString(),
        after: { branchId: chosen },
      })
    }),
  leaveGroup: async chatId => {
    await deps.db.prisma.dispatchChat.updateMany({
      where: { chatId, leftAt: null },
      data: { leftAt: deps.clock.now() },
    })
  },
})
