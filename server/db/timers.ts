import type { Db, Tx } from './client.ts'

/** Sets (or moves) the one timer of this kind for this thing. */
export const setTimer = async (tx: Tx, kind: string, ref: string, dueAt: Date): Promise<void> => {
  await tx.timer.upsert({
    where: { kind_ref: { kind, ref } },
    create: { kind, ref, dueAt },
    update: { dueAt, firedAt: null, rungAt: null },
  })
}

/** Takes a timer away; nothing happens when there is none. */
export const clearTimer = async (tx: Tx, kind: string, ref: string): Promise<void> => {
  await tx.timer.deleteMany({ where: { kind, ref, firedAt: null } })
}

/** Timers falling due within the next `withinSeconds` that no alarm has been set for; each is answered once. */
export const timersToRing = async (
  db: Db,
  withinSeconds: number,
): Promise<readonly { id: bigint; dueAt: Date }[]> => {
  const { rows } = await db.pool.query<{ id: string; due_at: Date }>(
    `with soon as materialized (
       select id from timers where fired_at is null and rung_at is null and due_at <= now() + make_interval(secs => $1)
       order by due_at limit 500 for update skip locked)
     update timers t set rung_at = now() from soon where t.id = soon.id returning t.id, t.due_at`,
    [withinSeconds],
  )
  return rows.map(row => ({ id: BigInt(row.id), dueAt: row.due_at }))
}

/**
 * Fires what is due by the database's own clock: marks each timer and writes its news in one statement, so a timer fires
 * once however many processes look, and is not lost when one of them dies.
 * @returns how many fired
 */
export const fireDueTimers = async (db: Db, limit = 200): Promise<number> => {
  const { rowCount } = await db.pool.query(
    `with taken as materialized (
       select id from timers where fired_at is null and due_at <= now() order by due_at limit $1 for update skip locked),
     due as (
       update timers t set fired_at = now(), attempts = attempts + 1 from taken where t.id = taken.id returning kind, ref)
     insert into outbox_events (type, payload)
       select 'timer.due', jsonb_build_object('type', 'timer.due', 'kind', kind, 'ref', ref) from due`,
    [limit],
  )
  if (rowCount) db.bell.emit('committed')
  return rowCount ?? 0
}
