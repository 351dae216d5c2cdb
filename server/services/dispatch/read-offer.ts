import type { OfferStatus } from '../../domain/dispatch/offer.ts'
import { requireDriver } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isCurrency } from '../../domain/shared/currency.ts'
import { money } from '../../domain/shared/money.ts'
import { roundCoordinates } from '../../domain/shared/place.ts'
import { secondsBetween } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { DispatchService, OfferView } from './api.ts'
import { streetOf } from './street-of.ts'

/** @see DispatchService.offer */
export const readOffer = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Parameters<DispatchService['offer']>[0],
  offerId: string,
): Promise<OfferView> => {
  const row = await db.prisma.offer.findUnique({
    where: { id: offerId },
    include: {
      delivery: {
        include: {
          order: { select: { number: true, tipUnits: true, branch: { select: { timeZone: true } } } },
        },
      },
    },
  })
  if (!row) throw new Refusal('offer.absent')
  if (actor.kind === 'person' && actor.driverId !== row.driverId) throw new Refusal('offer.absent')
  const { delivery } = row
  const currency = isCurrency(delivery.currency) ? delivery.currency : 'USD'
  const at = clock.now()
  const isOver = row.status === 'open' && row.expiresAt <= at
  const status: OfferStatus = isOver ? 'expired' : (row.status as OfferStatus)
  const about = roundCoordinates({
    latitude: delivery.dropoffLatitude,
    longitude: delivery.dropoffLongitude,
  })
  return {
    offerId: row.id,
    version: row.version,
    status,
    deliveryId: delivery.id,
    orderNumber: delivery.order.number,
    expiresAt: row.expiresAt,
    secondsLeft: status === 'open' ? Math.max(0, secondsBetween(at, row.expiresAt)) : 0,
    pickup: {
      text: delivery.pickupText,
      place: { latitude: delivery.pickupLatitude, longitude: delivery.pickupLongitude },
      metres: row.pickupMetres,
    },
    dropoff: {
      text: streetOf(delivery.dropoffText) ?? `${about.latitude}, ${about.longitude}`,
      place: about,
    },
    distanceMetres: delivery.distanceMetres,
    pay: money(currency, delivery.payUnits),
    tip: money(currency, delivery.order.tipUnits),
    cashToCollect: money(currency, delivery.cashToCollectUnits),
    timeZone: delivery.order.branch.timeZone,
  }
}

/** @see DispatchService.myOffers */
export const readMyOffers = async (
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Parameters<DispatchService['myOffers']>[0],
): Promise<readonly OfferView[]> => {
  const open = await deps.db.prisma.offer.findMany({
    where: { driverId: requireDriver(actor), status: 'open', expiresAt: { gt: deps.clock.now() } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: 20,
    select: { id: true },
  })
  return Promise.all(open.map(({ id }) => readOffer(deps, actor, id)))
}
