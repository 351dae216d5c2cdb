import type { Tx } from '../../db/client.ts'
import { transact } from '../../db/transact.ts'
import { shownOnTheWay } from '../../domain/delivery/delivery.ts'
import { etaHasChanged, etaMinutes, isVehicle, travelSeconds } from '../../domain/delivery/eta.ts'
import { requireDriver } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import { isPlace, metresBetween } from '../../domain/shared/place.ts'
import { addSeconds, secondsBetween } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import { cardKey, type QueuedNotice, queueNotices } from '../notifications/queue-notices.ts'
import type { DeliveryService } from './api.ts'

/** The customer's dot and card move no more often than this. */
const liveRestSeconds = 4
/** A point on a driver's trail is kept this often. */
const trailEverySeconds = 10

type Point = Parameters<DeliveryService['reportPosition']>[1]

type Kept = { before: Date | null; branch_id: string | null }

/** Keeps the newest point; answers the one before, or null when this point is older than what is known. */
const keepPoint = async (tx: Tx, driverId: string, point: Point): Promise<Kept | null> => {
  const rows = await tx.$queryRaw<Kept[]>`
    with known as (select recorded_at from positions where driver_id = ${driverId} for update)
    insert into positions (driver_id, latitude, longitude, heading, accuracy_metres, recorded_at, is_live, live_until)
    select ${driverId}, ${point.place.latitude}::float8, ${point.place.longitude}::float8, ${point.heading ?? null}::int,
           ${point.accuracyMetres ?? null}::float8, ${point.at}::timestamptz, ${point.isLive}::boolean, ${point.liveUntil ?? null}::timestamptz
      -- the join has the point before read before it is written over
      from (select 1) as one left join known on true
    on conflict (driver_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, heading = excluded.heading,
      accuracy_metres = excluded.accuracy_metres, recorded_at = excluded.recorded_at, is_live = excluded.is_live,
      live_until = coalesce(excluded.live_until, positions.live_until)
      where positions.recorded_at <= excluded.recorded_at
    returning (select recorded_at from known) as before, (select branch_id from drivers where id = ${driverId}) as branch_id`
  return rows[0] ?? null
}

/** The customers who watch this driver now: their dot moves, and their card when the minutes change. Answers their orders. */
const tellWatchers = async (
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  driverId: string,
  point: Point,
  at: Date,
): Promise<string[]> => {
  const deliveries = await tx.delivery.findMany({
    where: { driverId, status: { in: [...shownOnTheWay] } },
    select: {
      id: true,
      orderId: true,
      status: true,
      etaAt: true,
      dropoffLatitude: true,
      dropoffLongitude: true,
      pickupLatitude: true,
      pickupLongitude: true,
      distanceMetres: true,
      zoneId: true,
      driver: { select: { vehicle: true } },
      order: { select: { number: true, userId: true } },
    },
  })
  if (deliveries.length === 0) return []
  const notices: QueuedNotice[] = []
  for (const delivery of deliveries) {
    const vehicle = isVehicle(delivery.driver?.vehicle ?? '')
      ? (delivery.driver?.vehicle as 'scooter')
      : 'scooter'
    const isOut = delivery.status === 'picked_up' || delivery.status === 'at_dropoff'
    const door = { latitude: delivery.dropoffLatitude, longitude: delivery.dropoffLongitude }
    const shop = { latitude: delivery.pickupLatitude, longitude: delivery.pickupLongitude }
    const seconds = isOut
      ? travelSeconds(metresBetween(point.place, door), vehicle)
      : travelSeconds(metresBetween(point.place, shop), vehicle) +
        travelSeconds(delivery.distanceMetres, vehicle, 1)
    const etaAt = addSeconds(at, seconds)
    const before = delivery.etaAt ? etaMinutes(Math.max(0, secondsBetween(at, delivery.etaAt))) : null
    const changed = etaHasChanged(before, etaMinutes(seconds))
    if (changed) await tx.delivery.update({ where: { id: delivery.id }, data: { etaAt } })
    const customer = await tx.botUser.findUnique({
      where: { bot_userId: { bot: 'customer', userId: delivery.order.userId } },
    })
    if (!customer?.isReachable) continue
    const row = {
      bot: 'customer' as const,
      userId: delivery.order.userId,
      chatId: customer.telegramId,
      threadKey: null,
      urgency: 1,
      isQuiet: true,
      dueAt: at,
      restSeconds: liveRestSeconds,
      facts: {
        key: 'driver-moved',
        orderId: delivery.orderId,
        orderNumber: delivery.order.number,
        isLoud: false,
      },
    }
    if (delivery.status === 'picked_up')
      notices.push({
        ...row,
        kind: 'live-location',
        ref: delivery.id,
        key: cardKey('customer', customer.telegramId, 'live-location', delivery.id),
      })
    if (changed && isOut)
      notices.push({
        ...row,
        kind: 'order-card',
        ref: delivery.orderId,
        key: cardKey('customer', customer.telegramId, 'order-card', delivery.orderId),
      })
  }
  await queueNotices(tx, deps.ids, notices)
  return deliveries.map(({ orderId }) => orderId)
}

/** @see DeliveryService.reportPosition */
export const reportPosition =
  (deps: Pick<Deps, 'db' | 'ids' | 'clock' | 'liveWire'>): DeliveryService['reportPosition'] =>
  async (actor, point) => {
    const driverId = requireDriver(actor)
    if (!isPlace(point.place)) throw new Refusal('places.bad-place')
    const at = deps.clock.now()
    // A phone whose clock runs ahead must not make its driver look fresh for hours.
    const heard = point.at > at ? { ...point, at } : point
    const seen = await transact(deps.db, async tx => {
      const kept = await keepPoint(tx, driverId, heard)
      if (!kept) return null
      if (kept.before === null || secondsBetween(kept.before, heard.at) >= trailEverySeconds || !heard.isLive)
        await tx.positionPoint.create({
          data: {
            driverId,
            latitude: heard.place.latitude,
            longitude: heard.place.longitude,
            recordedAt: heard.at,
          },
        })
      return { branchId: kept.branch_id, orderIds: await tellWatchers(tx, deps, driverId, heard, at) }
    })
    if (!seen) return
    deps.liveWire.tellMoved({
      driverId,
      ...seen,
      ...heard.place,
      heading: heard.heading ?? null,
      measuredAt: heard.at.getTime(),
    })
  }
