import { activeStatuses } from '../../domain/delivery/delivery.ts'
import { staleAfterSeconds } from '../../domain/delivery/shift.ts'
import { branchesOf, requireRole } from '../../domain/people/actor.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { Alarm, AlarmCode, DispatchService } from './api.ts'

const mostAlarms = 500

type Row = {
  code: AlarmCode
  since: Date
  order_id: string | null
  number: number | null
  delivery_id: string | null
  driver_id: string | null
  first_name: string | null
}

/**
 * $1 branches (null: all) · $2 statuses of a delivery under way · $3 a position from before this is stale · $4 how many.
 * Cash is over the cap since it was last taken in: nothing else lets it grow.
 */
const sql = `
  with mine as (
    select d.*, o.number from deliveries d join orders o on o.id = d.order_id
     where o.ended_at is null and ($1::text[] is null or d.branch_id = any ($1))),
  crew as (
    select r.id, r.currency, r.cash_cap_units, u.first_name from drivers r join users u on u.id = r.user_id
     where r.is_active and ($1::text[] is null or r.branch_id is null or r.branch_id = any ($1))),
  alarms as (
    select 'no-driver' as code, order_id, number, id as delivery_id, null as driver_id,
           coalesce((select max(e.at) from order_events e where e.order_id = mine.order_id and e.type = 'delivery.unserved'),
                    search_from, opened_at) as since
      from mine where is_alarmed and status in ('unassigned', 'offered')
    union all
    select 'late', order_id, number, id, driver_id, coalesce(promised_at, opened_at)
      from mine where is_late and status not in ('delivered', 'returned', 'cancelled')
    union all
    select 'failed', order_id, number, id, driver_id, coalesce(failed_at, opened_at)
      from mine where status = 'failed'
    union all
    select 'driver-stale', null, null, null, c.id, coalesce(p.recorded_at, busy.since)
      from crew c left join positions p on p.driver_id = c.id
      join lateral (select min(coalesce(d.accepted_at, d.opened_at)) as since from deliveries d
                     where d.driver_id = c.id and d.status = any ($2)) busy on busy.since is not null
     where p.recorded_at is null or p.recorded_at <= $3
    union all
    select 'cash-over-cap', null, null, null, c.id,
           coalesce((select max(t.posted_at) from ledger.leg l join ledger.txn t on t.id = l.txn_id
                      where l.debit = a.code and l.currency = a.currency), now())
      from crew c join ledger.account a on a.code = 'driver:' || c.id || ':cash' and a.currency = c.currency
     where a.debits - a.credits > c.cash_cap_units)
  select a.code, a.since, a.order_id, a.number, a.delivery_id, a.driver_id, u.first_name
    from alarms a left join drivers r on r.id = a.driver_id left join users u on u.id = r.user_id
   order by a.since, a.code, a.order_id, a.driver_id limit $4`

/** @see DispatchService.alarms — read from what is so now, never from what was once told: an alarm cannot be left behind. */
export const readAlarms =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): DispatchService['alarms'] =>
  async actor => {
    requireRole(actor, 'dispatcher')
    const branches = branchesOf(actor, 'dispatcher')
    const { rows } = await db.pool.query<Row>(sql, [
      branches === 'all' ? null : [...branches],
      [...activeStatuses],
      addSeconds(clock.now(), -staleAfterSeconds),
      mostAlarms,
    ])
    return rows.map(
      (row): Alarm => ({
        code: row.code,
        since: row.since,
        orderId: row.order_id,
        orderNumber: row.number,
        deliveryId: row.delivery_id,
        driverId: row.driver_id,
        driverName: row.first_name,
      }),
    )
  }
