import type { Tx } from '../../db/client.ts'
import { tell } from '../../db/outbox.ts'
import { setTimer } from '../../db/timers.ts'
import { transact } from '../../db/transact.ts'
import { offerOut, offersClosed, searchingStatuses, unserved } from '../../domain/delivery/delivery.ts'
import { isStrategy, nextStep, usualSingleRounds } from '../../domain/dispatch/cascade.ts'
import { makeOffer } from '../../domain/dispatch/offer.ts'
import { bySystem, type Step } from '../../domain/shared/doer.ts'
import type { DriverId } from '../../domain/shared/ids.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import { keepDelivery, lockDelivery } from '../delivery/keep-delivery.ts'
import type { Deps } from '../deps.ts'
import { jobFrom, pickupMetres, rankFor, readDrivers, type Seen } from './candidates.ts'
import { offerFrom } from './withdraw-offers.ts'

/** While nobody takes a delivery, drivers who have come on shift since are looked for this often. */
const lookAgainSeconds = 30
/** One search that puts the same delivery to hundreds of drivers at once helps nobody. */
const mostAtOnce = 25

type Needs = Pick<Deps, 'db' | 'ids' | 'clock'>

const lockSearch = async (tx: Tx, deliveryId: string) => {
  const delivery = await lockDelivery(tx, deliveryId)
  const row = await tx.delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: { offers: { orderBy: { madeAt: 'asc' } }, order: { select: { status: true } } },
  })
  const zone = await tx.zone.findUnique({
    where: { id: row.zoneId },
    select: { offerTtlSeconds: true, detourFactor: true },
  })
  return {
    delivery,
    row,
    offerTtlSeconds: zone?.offerTtlSeconds ?? 45,
    detourFactor: zone?.detourFactor ?? 1.3,
  }
}

const makeOffers = async (
  { ids }: Needs,
  tx: Tx,
  to: { deliveryId: string; offerTo: readonly DriverId[]; round: number; ttlSeconds: number },
  metresTo: (driverId: DriverId) => number,
  step: Step,
): Promise<number> => {
  let made = 0
  for (const driverId of [...to.offerTo].sort().slice(0, mostAtOnce)) {
    // Locked so that two deliveries searched at the same moment do not both ask a driver who looks at one offer at a time.
    await tx.$executeRaw`select 1 from drivers where id = ${driverId} for no key update`
    const busy = await tx.offer.count({ where: { driverId, status: 'open', expiresAt: { gt: step.at } } })
    if (busy > 0) continue
    const { offer, events } = makeOffer(
      {
        id: ids.make('ofr'),
        deliveryId: to.deliveryId as `dlv_${string}`,
        driverId,
        round: to.round,
        ttlSeconds: to.ttlSeconds,
      },
      step,
    )
    await tx.offer.create({
      data: {
        id: offer.id,
        deliveryId: offer.deliveryId,
        driverId,
        round: offer.round,
        status: offer.status,
        version: offer.version,
        pickupMetres: metresTo(driverId),
        madeAt: step.at,
        expiresAt: offer.expiresAt,
      },
    })
    await tx.driver.update({ where: { id: driverId }, data: { offersMade: { increment: 1 } } })
    await setTimer(tx, 'offer-expiry', offer.id, offer.expiresAt)
    await tell(tx, events)
    made += 1
  }
  return made
}

/**
 * @see DispatchService.advance — decides under the delivery's lock from what stands in the database, so it may be called by
 * anyone, at any time and twice.
 */
export const advance =
  (deps: Needs) =>
  (deliveryId: string): Promise<void> =>
    transact(deps.db, async tx => {
      const at = deps.clock.now()
      const { delivery, row, offerTtlSeconds, detourFactor } = await lockSearch(tx, deliveryId)
      if (!searchingStatuses.some(status => status === delivery.status)) return
      if (!['confirmed', 'preparing', 'ready'].includes(row.order.status) || row.searchFrom === null) return
      if (row.searchFrom > at) return setTimer(tx, 'dispatch-search', deliveryId, row.searchFrom)

      const strategy = isStrategy(row.strategy) ? row.strategy : 'nearest'
      const job = jobFrom({ ...row, detourFactor })
      const drivers = strategy === 'manual' ? [] : await readDrivers(tx, [row.branchId], at, true)
      const ranking = rankFor(job, drivers)
      const metres = new Map<DriverId, number>(
        drivers.map((driver: Seen) => [driver.driverId, pickupMetres(driver, job) ?? 0]),
      )
      // A search begins anew with each attempt: what was declined before the goods came back does not count.
      const offers = row.offers.filter(offer => offer.madeAt >= (row.searchFrom ?? row.openedAt))
      const next = nextStep({
        strategy,
        at,
        round: row.round,
        isAlarmed: row.isAlarmed,
        ranked: ranking.ranked.map(driver => driver.driverId),
        offers: offers.map(offerFrom),
        offerTtlSeconds,
        singleRounds: usualSingleRounds,
      })
      const step: Step = { by: bySystem, at }
      const isSomebodyDeciding = ranking.excluded.some(({ reason }) => reason === 'has-an-offer')
      // Whoever looks at another offer is free again when its time is over: no reason to alarm anybody before that.
      if (next.kind === 'alarm' && isSomebodyDeciding && at < addSeconds(row.searchFrom, offerTtlSeconds))
        return setTimer(tx, 'dispatch-search', deliveryId, addSeconds(at, lookAgainSeconds))
      if (next.kind === 'offer') {
        const made = await makeOffers(
          deps,
          tx,
          { deliveryId, ...next },
          driverId => metres.get(driverId) ?? 0,
          step,
        )
        if (made > 0)
          await keepDelivery(tx, { delivery: offerOut(delivery, step), events: [] }, at, {
            round: next.round,
          })
        else await setTimer(tx, 'dispatch-search', deliveryId, addSeconds(at, lookAgainSeconds))
        return
      }
      const hasOpenOffers = offers.some(offer => offer.status === 'open' && offer.expiresAt > at)
      const closed = hasOpenOffers ? delivery : offersClosed(delivery, step)
      if (next.kind === 'alarm') {
        await keepDelivery(tx, { delivery: closed, events: [unserved(closed, next.reason, step)] }, at, {
          isAlarmed: true,
        })
        await setTimer(tx, 'dispatch-search', deliveryId, addSeconds(at, lookAgainSeconds))
        return
      }
      if (closed !== delivery) await keepDelivery(tx, { delivery: closed, events: [] }, at)
      if (strategy !== 'manual')
        await setTimer(tx, 'dispatch-search', deliveryId, next.until ?? addSeconds(at, lookAgainSeconds))
    })

/** @see DispatchService.advanceWaiting */
export const advanceWaiting = (deps: Needs) => async (): Promise<void> => {
  const waiting = await deps.db.prisma.delivery.findMany({
    where: { status: { in: [...searchingStatuses] }, searchFrom: { lte: deps.clock.now() } },
    orderBy: { searchFrom: 'asc' },
    take: 50,
    select: { id: true },
  })
  for (const { id } of waiting) await advance(deps)(id)
}
