import { branchesOf, hasRole, requireRole } from '../../domain/people/actor.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId } from '../../domain/shared/ids.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { DispatchService, DriverTrack } from './api.ts'

const mostMinutes = 24 * 60
/** So many a screen can draw at once; a trail of an hour has fewer anyway. */
const mostPoints = 600
const mostStops = 500

type PointRow = { latitude: number; longitude: number; recorded_at: Date }

/** The first point of each span of time, and the very last one of all: where the driver has come to. */
const pointsSql = `
  with seen as (
    select latitude, longitude, recorded_at from position_points
     where driver_id = $1 and recorded_at between $2 and $3
    union
    select latitude, longitude, recorded_at from positions
     where driver_id = $1 and recorded_at between $2 and $3),
  thinned as (
    select distinct on (floor(extract(epoch from recorded_at - $2) / $4)) latitude, longitude, recorded_at
      from seen order by floor(extract(epoch from recorded_at - $2) / $4), recorded_at)
  select latitude, longitude, recorded_at from thinned
  union
  (select latitude, longitude, recorded_at from seen order by recorded_at desc limit 1)
  order by recorded_at`

type StopRow = {
  type: DriverTrack['stops'][number]['type']
  at: Date
  latitude: number
  longitude: number
  delivery_id: string
  order_id: string
  number: number
}

const stopsSql = `
  select replace(e.type, 'delivery.', '') as type, e.at, d.id as delivery_id, o.id as order_id, o.number,
         case when e.type = 'delivery.picked-up' then d.pickup_latitude else d.dropoff_latitude end as latitude,
         case when e.type = 'delivery.picked-up' then d.pickup_longitude else d.dropoff_longitude end as longitude
    from order_events e join orders o on o.id = e.order_id join deliveries d on d.order_id = o.id
   where e.data->>'driverId' = $1 and e.at between $2 and $3 and ($5::text[] is null or o.branch_id = any ($5::text[]))
     and e.type in ('delivery.picked-up', 'delivery.delivered', 'delivery.failed')
   order by e.at, e.id limit $4`

/** @see DispatchService.track */
export const readTrack =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): DispatchService['track'] =>
  async (actor, { driverId, minutes }) => {
    requireRole(actor, 'dispatcher')
    const driver = await db.prisma.driver.findUnique({
      where: { id: driverId },
      select: { branchId: true, user: { select: { firstName: true } } },
    })
    if (!driver || !hasRole(actor, 'dispatcher', (driver.branchId ?? undefined) as BranchId | undefined))
      throw new Refusal('dispatch.driver-absent')
    // A driver may drive for others as well: where they brought what is none of this dispatcher's business.
    const mine = branchesOf(actor, 'dispatcher')
    const until = clock.now()
    const seconds = Math.max(1, Math.min(mostMinutes, Math.round(minutes))) * 60
    const from = addSeconds(until, -seconds)
    const [points, stops] = await Promise.all([
      db.pool.query<PointRow>(pointsSql, [driverId, from, until, seconds / mostPoints]),
      db.pool.query<StopRow>(stopsSql, [driverId, from, until, mostStops, mine === 'all' ? null : mine]),
    ])
    return {
      driverId,
      name: driver.user.firstName,
      from,
      until,
      points: points.rows.map(({ latitude, longitude, recorded_at }) => ({
        place: { latitude, longitude },
        at: recorded_at,
      })),
      stops: stops.rows.map(row => ({
        type: row.type,
        at: row.at,
        place: { latitude: row.latitude, longitude: row.longitude },
        deliveryId: row.delivery_id,
        orderId: row.order_id,
        orderNumber: row.number,
      })),
    }
  }
