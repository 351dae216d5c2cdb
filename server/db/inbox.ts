import type { Db } from './client.ts'

export type IncomingUpdate = { readonly updateId: number; readonly lane: string; readonly payload: unknown }
export type StoredUpdate = {
  readonly id: bigint
  readonly lane: string
  readonly payload: unknown
  readonly attempts: number
}

/**
 * Postgres refuses a NUL and half a surrogate pair in jsonb, in a field's name as in a text, and one of them would keep its
 * whole batch out for good. In JSON's own output both can only be escapes; an escaped backslash before them is passed over.
 */
const asPostgresTakesIt = (json: string): string =>
  json.replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, found => (found === '\\\\' ? found : '\\ufffd'))

/**
 * Keeps updates before anybody says to Telegram that they have arrived. An update that is already here is not kept again.
 * @returns how many were new
 */
export const storeUpdates = async (
  db: Db,
  bot: string,
  updates: readonly IncomingUpdate[],
): Promise<number> => {
  if (updates.length === 0) return 0
  const { rowCount } = await db.pool.query({
    name: 'inbox-store',
    text: `insert into inbox_updates (bot, update_id, lane, payload)
           select $1, u.update_id, u.lane, u.payload
             from jsonb_to_recordset($2::jsonb) as u (update_id bigint, lane text, payload jsonb, n int) order by u.n
           on conflict (bot, update_id) do nothing`,
    values: [
      bot,
      asPostgresTakesIt(
        JSON.stringify(
          updates.map((u, n) => ({ update_id: u.updateId, lane: u.lane, payload: u.payload, n })),
        ),
      ),
    ],
  })
  db.bell.emit('inbox')
  return rowCount ?? 0
}

/**
 * Leases the first waiting update of up to `limit` lanes. A lane whose first update is leased by a living worker yields
 * nothing, so within a chat updates are handled one after the other, in order, whichever process takes them.
 */
export const claimUpdates = async (
  db: Db,
  input: { bot: string; worker: string; limit: number; leaseSeconds: number },
): Promise<readonly StoredUpdate[]> => {
  const { rows } = await db.pool.query<{ id: string; lane: string; payload: unknown; attempts: number }>({
    name: 'inbox-claim',
    // The heads are taken in a step of their own: as a part of the update's condition they would be looked up anew for every
    // row, and with "skip locked" each look finds further ones, so that one worker would take them all.
    text: `with heads as materialized (
             select id from inbox_updates waiting
              where bot = $1 and handled_at is null and parked_at is null
                and (leased_until is null or leased_until < now())
                and not exists (select 1 from inbox_updates earlier
                  where earlier.bot = waiting.bot and earlier.lane = waiting.lane and earlier.id < waiting.id
                    and earlier.handled_at is null and earlier.parked_at is null)
              order by id limit $3 for update skip locked)
           update inbox_updates u set leased_by = $2, leased_until = now() + make_interval(secs => $4), attempts = attempts + 1
             from heads where u.id = heads.id
           returning u.id, u.lane, u.payload, u.attempts`,
    values: [input.bot, input.worker, input.limit, input.leaseSeconds],
  })
  return rows
    .map(row => ({ id: BigInt(row.id), lane: row.lane, payload: row.payload, attempts: row.attempts }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** These updates have had their effect. */
export const finishUpdates = async (db: Db, ids: readonly bigint[]): Promise<void> => {
  await db.pool.query({
    name: 'inbox-finish',
    text: 'update inbox_updates set handled_at = now(), leased_until = null where id = any($1::bigint[])',
    values: [ids],
  })
}

/** Keeps the lease of updates that take long. */
export const renewLeases = async (
  db: Db,
  worker: string,
  ids: readonly bigint[],
  leaseSeconds: number,
): Promise<void> => {
  await db.pool.query(
    `update inbox_updates set leased_until = now() + make_interval(secs => $3)
      where id = any($1::bigint[]) and leased_by = $2 and handled_at is null`,
    [ids, worker, leaseSeconds],
  )
}

/** Gives an update back after a passing failure (`retryInSeconds`), or sets it aside for a person to look at (null). */
export const returnUpdate = async (
  db: Db,
  id: bigint,
  why: string,
  retryInSeconds: number | null,
): Promise<void> => {
  await db.pool.query(
    `update inbox_updates set error = $2,
       leased_until = case when $3::float8 is null then null else now() + make_interval(secs => $3) end,
       parked_at = case when $3::float8 is null then now() else null end
     where id = $1 and handled_at is null`,
    [id, why.slice(0, 2000), retryInSeconds],
  )
}
