import { shownOnTheWay } from '../../domain/delivery/delivery.ts'
import type { Deps } from '../deps.ts'
import type { LiveService } from './api.ts'

type Needs = Pick<Deps, 'db'>

type Row = {
  id: string
  branch_id: string | null
  latitude: number
  longitude: number
  heading: number | null
  recorded_at: Date
}

/** @see LiveService.positions — the same drivers that the dispatcher's list shows. */
export const positions =
  ({ db }: Needs): LiveService['positions'] =>
  async branches => {
    const { rows } = await db.pool.query<Row>({
      name: 'live-positions',
      text: `select d.id, d.branch_id, p.latitude, p.longitude, p.heading, p.recorded_at
        from positions p join drivers d on d.id = p.driver_id
        where d.is_active and (d.branch_id is null or $1::text[] is null or d.branch_id = any ($1::text[])) order by d.id limit 2000`,
      values: [branches === 'all' ? null : [...branches]],
    })
    return rows.map(row => ({
      driverId: row.id,
      branchId: row.branch_id,
      latitude: row.latitude,
      longitude: row.longitude,
      heading: row.heading,
      measuredAt: row.recorded_at.getTime(),
      orderIds: [],
    }))
  }

/** @see LiveService.bringing */
export const bringing =
  ({ db }: Needs): LiveService['bringing'] =>
  async orders => {
    const { rows } = await db.pool.query<{ order_id: string }>({
      name: 'live-bringing',
      text: `select d.order_id from deliveries d
        join unnest($1::text[], $2::text[]) as asked (order_id, driver_id) using (order_id, driver_id)
        where d.status = any ($3)`,
      values: [orders.map(one => one.orderId), orders.map(one => one.driverId), [...shownOnTheWay]],
    })
    return new Set(rows.map(row => row.order_id))
  }
