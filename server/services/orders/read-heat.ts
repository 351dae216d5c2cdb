import { branchesOf, requireRole } from '../../domain/people/actor.ts'
import { addSeconds } from '../../domain/shared/time.ts'
import type { Deps } from '../deps.ts'
import type { OrdersService } from './api.ts'

const cellMetres = 250
const metresPerDegree = 111_320
const mostHours = 7 * 24
/** The hottest ones, when a business is everywhere. */
const mostCells = 2000

type Cell = { latitude: number; longitude: number; orders: string }

/**
 * Cells of the same size on the ground: a degree of longitude is shorter the farther from the equator, so its step is
 * taken at the middle of all that is counted. $1 branches (null: all) · $2, $3 from and until · $4 degrees of latitude.
 */
const sql = `
  with wanted as (
    select latitude, longitude from orders
     where placed_at between $2 and $3 and branch_id = any (coalesce($1::text[], array(select id from branches)))),
  steps as (
    select $4::float8 as north, $4::float8 / greatest(0.05, cos(radians(coalesce(avg(latitude), 0)))) as east from wanted)
  select (floor(latitude / north) + 0.5) * north as latitude, (floor(longitude / east) + 0.5) * east as longitude, count(*) as orders
    from wanted, steps group by 1, 2 order by 3 desc, 1, 2 limit $5`

/** @see OrdersService.heat */
export const readHeat =
  ({ db, clock }: Pick<Deps, 'db' | 'clock'>): OrdersService['heat'] =>
  async (actor, { hours, branchId }) => {
    requireRole(actor, 'dispatcher')
    const branches = branchesOf(actor, 'dispatcher')
    const asked =
      branchId === undefined
        ? branches
        : branches === 'all' || branches.some(mine => mine === branchId)
          ? [branchId]
          : []
    const until = clock.now()
    const from = addSeconds(until, -Math.max(1, Math.min(mostHours, Math.round(hours))) * 3600)
    const { rows } = await db.pool.query<Cell>(sql, [
      asked === 'all' ? null : [...asked],
      from,
      until,
      cellMetres / metresPerDegree,
      mostCells,
    ])
    return {
      from,
      until,
      cellMetres,
      cells: rows.map(({ latitude, longitude, orders }) => ({
        place: { latitude, longitude },
        orders: Number(orders),
      })),
    }
  }
