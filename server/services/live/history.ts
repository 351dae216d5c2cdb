import type { Deps } from '../deps.ts'
import type { Following, LiveService, PlacedNews } from './api.ts'

type Needs = Pick<Deps, 'db'>

/** More than so much is not told again piece by piece: loading the state anew is quicker. */
const mostToTell = 500
/** A board looks back so many places and no further, so that its question costs the same in every year. */
const boardLooksBack = 5000n

/** As `place_live_news` has it. */
const mostPlacedAtOnce = 1000

type Row = {
  place: string | null
  type: string
  told_to: string | null
  at: Date
  order_id: string | null
  delivery_id: string | null
  offer_id: string | null
  driver_id: string | null
  branch_id: string | null
  user_id: string | null
  session_id: string | null
  head: string
  swept_to: string
}

const newsFrom = (row: Row): PlacedNews => ({
  place: BigInt(row.place ?? 0),
  type: row.type,
  toldTo: row.told_to,
  at: row.at,
  orderId: row.order_id,
  deliveryId: row.delivery_id,
  offerId: row.offer_id,
  driverId: row.driver_id,
  branchId: row.branch_id,
  userId: row.user_id,
  sessionId: row.session_id,
})

/** One statement, so that the news and the last place are of one moment. `$1`: after this place; `$2`: so many. */
const reading = (condition: string): string => `
  select n.*, h.place as head, h.swept_to from live_head h left join lateral (
    select place, type, told_to, at, order_id, delivery_id, offer_id, driver_id, branch_id, user_id, session_id
      from live_news where place > $1 and ${condition} order by place limit $2) n on true`

const question = (following: Following): { name: string; condition: string; value: unknown } => {
  if (following.kind === 'order')
    return { name: 'live-order', condition: 'order_id = $3', value: following.orderId }
  // of a driver's news those of other branches are left out where they are told
  if (following.kind === 'driver')
    return { name: 'live-driver', condition: 'driver_id = $3', value: following.driverId }
  return {
    name: 'live-board',
    condition: '($3::text[] is null or branch_id is null or branch_id = any ($3::text[]))',
    value: following.branches === 'all' ? null : [...following.branches],
  }
}

const read = async (
  { db }: Needs,
  query: { name: string; condition: string; values: unknown[] },
): Promise<{ news: PlacedNews[]; head: bigint; sweptTo: bigint }> => {
  const { rows } = await db.pool.query<Row>({
    name: query.name,
    text: reading(query.condition),
    values: query.values,
  })
  return {
    news: rows.filter(row => row.place !== null).map(newsFrom),
    head: BigInt(rows[0]?.head ?? 0),
    sweptTo: BigInt(rows[0]?.swept_to ?? 0),
  }
}

/** @see LiveService.newsSince */
export const newsSince =
  (deps: Needs): LiveService['newsSince'] =>
  async (following, after) => {
    const { name, condition, value } = question(following)
    // A board that is too far behind is told so before its news is looked for.
    if (following.kind === 'board') {
      const { head } = await read(deps, { name: 'live-head', condition: 'false', values: [0, 0] })
      if (head - after > boardLooksBack) return { news: [], head, isGap: true }
    }
    const { news, head, sweptTo } = await read(deps, {
      name,
      condition,
      values: [after, mostToTell + 1, value],
    })
    const isGap = after < sweptTo || after > head || news.length > mostToTell
    return { news: isGap ? [] : news, head, isGap }
  }

/** @see LiveService.allNewsAfter */
export const allNewsAfter =
  (deps: Needs): LiveService['allNewsAfter'] =>
  async (place, limit) => {
    if (place < 0n) return read(deps, { name: 'live-head', condition: 'false', values: [0, 0] })
    return read(deps, { name: 'live-all', condition: 'true', values: [place, limit] })
  }

/** @see LiveService.placeNews */
export const placeNews =
  ({ db }: Needs): LiveService['placeNews'] =>
  async () => {
    for (let isAny = false; ; isAny = true) {
      const { rows } = await db.pool.query<{ placed: number }>({
        name: 'live-place',
        text: 'select place_live_news() as placed',
      })
      const placed = rows[0]?.placed ?? 0
      if (placed < mostPlacedAtOnce) return isAny || placed > 0
    }
  }
