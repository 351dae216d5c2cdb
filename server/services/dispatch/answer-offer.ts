import type { Tx } from '../../db/client.ts'
import { clearTimer } from '../../db/timers.ts'
import { transact } from '../../db/transact.ts'
import { accept, type Delivery } from '../../domain/delivery/delivery.ts'
import {
  acceptOffer as acceptIt,
  declineOffer as declineIt,
  expireOffer as expireIt,
  hasExpired,
  type Offer,
  requireOwnOffer,
  requireRoom,
} from '../../domain/dispatch/offer.ts'
import { type Actor, requireDriver } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { bySystem, type Doer, type Step, unseen } from '../../domain/shared/doer.ts'
import type { DriverId, UserId } from '../../domain/shared/ids.ts'
import { money } from '../../domain/shared/money.ts'
import { keepDelivery, lockDelivery } from '../delivery/keep-delivery.ts'
import { readTask } from '../delivery/read-task.ts'
import { takeOnce } from '../delivery/take-once.ts'
import type { Deps } from '../deps.ts'
import type { DispatchService } from './api.ts'
import { readDrivers } from './candidates.ts'
import { readOffer } from './read-offer.ts'
import { keepOffer, offerFrom, withdrawOffers } from './withdraw-offers.ts'

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

const deliveryIdOf = async (tx: Tx, offerId: string): Promise<string> => {
  const offer = await tx.offer.findUnique({ where: { id: offerId }, select: { deliveryId: true } })
  if (!offer) throw new Refusal('offer.absent')
  return offer.deliveryId
}

/** Locks the delivery, then reads the offer: whoever answers an offer of this delivery waits here for the one before. */
const lockOffer = async (tx: Tx, offerId: string): Promise<{ delivery: Delivery; offer: Offer }> => {
  const delivery = await lockDelivery(tx, await deliveryIdOf(tx, offerId))
  const row = await tx.offer.findUnique({ where: { id: offerId } })
  if (!row) throw new Refusal('offer.absent')
  return { delivery, offer: offerFrom(row) }
}

/** An offer that was taken back because somebody else won says so, rather than merely that it is gone. */
const tellWhoWon = (delivery: Delivery, offer: Offer): void => {
  if (offer.status === 'withdrawn' && delivery.driverId !== null && delivery.driverId !== offer.driverId)
    throw new Refusal('offer.taken')
}

/**
 * Locks the driver after the delivery, as who assigns does: of two deliveries that fill the same hands or pockets at once
 * the second one sees the first.
 */
const requireRoomFor = async (tx: Tx, delivery: Delivery, driverId: DriverId, at: Date): Promise<void> => {
  await tx.$executeRaw`select 1 from drivers where id = ${driverId} for no key update`
  const row = await tx.delivery.findUniqueOrThrow({ where: { id: delivery.id } })
  const [driver] = await readDrivers(tx, 'all', at, false, driverId)
  if (!driver) throw new Refusal('dispatch.driver-absent')
  requireRoom(
    driver,
    money(isCurrency(row.currency) ? row.currency : driver.currency, row.cashToCollectUnits),
  )
}

type Answering = Parameters<DispatchService['acceptOffer']>[1]

/** Answers an offer once for each key: whoever did not hear that they have it may ask again. */
const answerOnce = (
  { db }: Needs,
  actor: Actor,
  verb: 'accept' | 'decline',
  answering: Answering,
  work: (tx: Tx) => Promise<string>,
): Promise<string> => transact(db, tx => takeOnce(tx, actor, { verb, tapped: answering }, () => work(tx)))

/** @see DispatchService.acceptOffer */
export const acceptOffer =
  (deps: Needs): DispatchService['acceptOffer'] =>
  async (actor, answering) => {
    const driverId = requireDriver(actor)
    const { offerId, version } = answering
    const deliveryId = await answerOnce(deps, actor, 'accept', answering, async tx => {
      const { delivery, offer } = await lockOffer(tx, offerId)
      requireOwnOffer(offer, driverId)
      tellWhoWon(delivery, offer)
      const at = deps.clock.now()
      const by: Doer = { as: 'driver', userId: actor.kind === 'person' ? (actor.userId as UserId) : null }
      const step: Step = { by, at, version }
      const answered = acceptIt(offer, step)
      const taken = accept<Delivery>(delivery, driverId, unseen(step))
      await requireRoomFor(tx, delivery, driverId, at)
      await keepOffer(tx, answered, at)
      await keepDelivery(tx, taken, at, { isAlarmed: false })
      await withdrawOffers(tx, delivery.id, { by: bySystem, at }, offer.id)
      await clearTimer(tx, 'dispatch-search', delivery.id)
      await tx.driver.update({ where: { id: driverId }, data: { offersAccepted: { increment: 1 } } })
      return delivery.id
    })
    return readTask(deps, actor, deliveryId)
  }

/** @see DispatchService.declineOffer */
export const declineOffer =
  (deps: Needs): DispatchService['declineOffer'] =>
  async (actor, answering) => {
    const driverId = requireDriver(actor)
    const { offerId, version } = answering
    await answerOnce(deps, actor, 'decline', answering, async tx => {
      const { delivery, offer } = await lockOffer(tx, offerId)
      requireOwnOffer(offer, driverId)
      tellWhoWon(delivery, offer)
      const at = deps.clock.now()
      const by: Doer = { as: 'driver', userId: actor.kind === 'person' ? (actor.userId as UserId) : null }
      await keepOffer(tx, declineIt(offer, { by, at, version }), at)
      return 'declined'
    })
    return readOffer(deps, actor, offerId)
  }

/** An offer's time is over. Does nothing when it was answered or its time has been moved. */
export const expireOffer =
  (deps: Needs) =>
  (offerId: string): Promise<void> =>
    transact(deps.db, async tx => {
      const { offer } = await lockOffer(tx, offerId)
      const at = deps.clock.now()
      if (offer.status !== 'open' || !hasExpired(offer, at)) return
      await keepOffer(tx, expireIt(offer, { by: bySystem, at }), at)
    })
