import { capacityIn } from '../../domain/orders/access.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { BranchId, DriverId, UserId } from '../../domain/shared/ids.ts'
import type { Deps } from '../deps.ts'
import type { HistoryEntry, OrdersService } from './api.ts'

/** No order has a longer story; one that had would still be told from its beginning. */
const mostEntries = 500

type Told = {
  at: Date
  type: string
  as: string | null
  actor_id: string | null
  driver_id: string | null
  reason: string | null
  note: string | null
}

/**
 * The order's own events; what became of each offer, which stands in its row; and what staff did that is no event of its
 * own. Told in the order of time, and at one instant as they were written. An order is placed by its customer: its first
 * event, which the database itself writes, says no more than who that is.
 */
const sql = `
  select at, type, coalesce(data->'by'->>'as', case type when 'order.placed' then 'customer' end) as "as", actor_id, data->>'driverId' as driver_id, data->>'reason' as reason,
         data->>'note' as note, 1 as rank, id as seq
    from order_events where order_id = $1
  union all
  select o.made_at, 'offer.made', null, null, o.driver_id, null, null, 0, 0
    from offers o join deliveries d on d.id = o.delivery_id where d.order_id = $1
  union all
  select o.answered_at, 'offer.' || o.status, case when o.status in ('accepted', 'declined') then 'driver' end,
         case when o.status in ('accepted', 'declined') then r.user_id end, o.driver_id, null, null, 0, 0
    from offers o join deliveries d on d.id = o.delivery_id join drivers r on r.id = o.driver_id
   where d.order_id = $1 and o.answered_at is not null and o.status <> 'open'
  union all
  select a.at, a.action, 'staff', a.actor_id, null, null, null, 2, a.id
    from audit_entries a
   where a.subject in ($1, (select id from deliveries where order_id = $1)) and a.action = any ($2)
  order by 1, 8, 9 limit $3`

/** Staff actions that leave no event behind; all others would be told twice. */
const onlyAudited = ['delivery.searched']

/** @see OrdersService.history */
export const readHistory =
  ({ db }: Pick<Deps, 'db'>): OrdersService['history'] =>
  async (actor, orderId) => {
    const order = await db.prisma.order.findUnique({
      where: { id: orderId },
      select: { userId: true, branchId: true, delivery: { select: { driverId: true } } },
    })
    const owners = order && {
      customerId: order.userId as UserId,
      branchId: order.branchId as BranchId,
      driverId: (order.delivery?.driverId ?? null) as DriverId | null,
    }
    const as = owners ? capacityIn(actor, owners) : null
    // Who did what is for whoever answers for it: staff, and nobody else.
    if (as !== 'staff' && as !== 'system') throw new Refusal('order.absent')
    const { rows } = await db.pool.query<Told>(sql, [orderId, onlyAudited, mostEntries])
    const [people, drivers] = await Promise.all([
      db.prisma.user.findMany({
        where: { id: { in: rows.flatMap(row => row.actor_id ?? []) } },
        select: { id: true, firstName: true },
      }),
      db.prisma.driver.findMany({
        where: { id: { in: rows.flatMap(row => row.driver_id ?? []) } },
        select: { id: true, user: { select: { firstName: true } } },
      }),
    ])
    const nameOf = new Map(people.map(person => [person.id, person.firstName]))
    const driverOf = new Map(drivers.map(driver => [driver.id, driver.user.firstName]))
    return rows.map(
      (row): HistoryEntry => ({
        at: row.at,
        type: row.type,
        by:
          row.as === null || row.as === 'system'
            ? null
            : { as: row.as, userId: row.actor_id, name: nameOf.get(row.actor_id ?? '') ?? null },
        driver:
          row.driver_id === null
            ? null
            : { driverId: row.driver_id, name: driverOf.get(row.driver_id) ?? '—' },
        reason: row.reason,
        note: row.note,
      }),
    )
  }
