import type { Db } from './client.ts'

const sweeps = [
  `delete from inbox_updates where id in (select id from inbox_updates where handled_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from job_effects where event_id in (select id from outbox_events where done_at < now() - make_interval(days => $1) order by id limit 5000)`,
  `delete from outbox_events where id in (select e.id from outbox_events e where done_at < now() - make_interval(days => $1)
     and not exists (select 1 from job_effects j where j.event_id = e.id) order by e.id limit 5000)`,
  `with gone as (delete from live_news where event_id in (
       select event_id from (select event_id, at from live_news where place is not null order by place limit 5000) oldest
         where at < now() - make_interval(days => $1)) returning place),
     head as (update live_head set swept_to = greatest(swept_to, (select max(place) from gone)) where exists (select 1 from gone))
   select 1 from gone`,
  `delete from timers where id in (select id from timers where fired_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from notifications where id in (select id from notifications where coalesce(sent_at, failed_at) < now() - make_interval(days => $1) limit 5000)`,
  `delete from idempotency_keys where ctid in (select ctid from idempotency_keys where created_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from position_points where id in (select id from position_points where recorded_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from proposals where id in (select id from proposals where expires_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from sessions where id in (select id from sessions where expires_at < now() - make_interval(days => $1) limit 5000)`,
  `delete from bot_sessions where key in (select key from bot_sessions where updated_at < now() - make_interval(days => $1 * 4) limit 5000)`,
]

/**
 * Removes plumbing that has done its work more than `days` ago, at most 5,000 rows of a kind at a time, so that cost does
 * not grow with history. Orders, money and audit are never touched.
 * @returns rows removed
 */
export const sweepPlumbing = async (db: Db, days: number): Promise<number> => {
  let removed = 0
  for (const sql of sweeps) removed += (await db.pool.query(sql, [days])).rowCount ?? 0
  return removed
}
