import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { clearTimer } from '../../db/timers.ts'
import { type Offer, type OfferStatus, withdrawOffer } from '../../domain/dispatch/offer.ts'
import type { Step } from '../../domain/shared/doer.ts'
import type { DeliveryId, DriverId, OfferId } from '../../domain/shared/ids.ts'

export const offerFrom = (row: {
  id: string
  deliveryId: string
  driverId: string
  status: string
  version: number
  round: number
  expiresAt: Date
}): Offer => ({
  id: row.id as OfferId,
  deliveryId: row.deliveryId as DeliveryId,
  driverId: row.driverId as DriverId,
  status: row.status as OfferStatus,
  version: row.version,
  round: row.round,
  expiresAt: row.expiresAt,
})

/** Keeps an answered offer and its news. */
export const keepOffer = async (
  tx: Tx,
  decided: ReturnType<typeof withdrawOffer>,
  at: Date,
): Promise<void> => {
  const { offer, events } = decided
  await tx.offer.update({
    where: { id: offer.id },
    data: { status: offer.status, version: offer.version, answeredAt: at },
  })
  await clearTimer(tx, 'offer-expiry', offer.id)
  await tell(tx, events)
}

/** Takes back every open offer of a delivery, but the one that won. The delivery's row is locked by the caller. */
export const withdrawOffers = async (
  tx: Tx,
  deliveryId: string,
  step: Step,
  exceptId?: string,
): Promise<void> => {
  const open = await tx.offer.findMany({
    where: { deliveryId, status: 'open', ...(exceptId ? { id: { not: exceptId } } : {}) },
    orderBy: { id: 'asc' },
  })
  for (const row of open) await keepOffer(tx, withdrawOffer(offerFrom(row), step), step.at)
}
