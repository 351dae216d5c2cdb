import type { DomainEvent } from '../domain/events.ts'
import type { Db, Tx } from './client.ts'

/** A timer that has come due, told to the same reactions as everything else that happens. */
export type TimerDue = { readonly type: 'timer.due'; readonly kind: string; readonly ref: string }
export type News = DomainEvent | TimerDue
export type StoredNews = { readonly id: bigint; readonly news: News; readonly occurredAt: Date }

const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))

/** Writes news in the same transaction as the change it tells of. */
export const tell = async (tx: Tx, news: readonly News[]): Promise<void> => {
  if (news.length === 0) return
  await tx.outboxEvent.createMany({
    data: news.map(one => ({ type: one.type, payload: JSON.parse(toJson(one)) })),
  })
}

/** One stored piece of news by its id; null when it has been swept away. */
export const newsOf = async (db: Db | { prisma: Tx }, id: bigint): Promise<StoredNews | null> => {
  const row = await db.prisma.outboxEvent.findUnique({ where: { id } })
  if (!row) return null
  return { id: row.id, news: row.payload as unknown as News, occurredAt: row.occurredAt }
}

/**
 * Takes news that nobody has passed on yet, and news that was passed on `againAfterSeconds` ago without having had its
 * effect (the queue lost it, or a job keeps failing: then ever more rarely, and at last no more), hands them to `pass`, and
 * marks them. Several relays share the work by skipping locked rows.
 * @returns how many were passed on
 */
export const relay = async (
  db: Db,
  input: { limit: number; againAfterSeconds: number },
  pass: (events: readonly { id: bigint; type: string; isRepeat: boolean }[]) => Promise<readonly bigint[]>,
): Promise<number> => {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const found = await client.query<{ id: string; type: string; published_at: Date | null }>(
      `with fresh as (select id from outbox_events where published_at is null order by id limit $1 for update skip locked),
            lost as (select id from outbox_events where done_at is null and attempts < 40
                       and published_at < now() - make_interval(secs => $2 * least(power(2, greatest(attempts - 1, 0)), 60))
                     order by published_at limit $1 for update skip locked)
       select id, type, published_at from outbox_events where id in (select id from fresh union all select id from lost) order by id`,
      [input.limit, input.againAfterSeconds],
    )
    if (found.rows.length === 0) {
      await client.query('rollback')
      return 0
    }
    const events = found.rows.map(row => ({
      id: BigInt(row.id),
      type: row.type,
      isRepeat: row.published_at !== null,
    }))
    const finished = await pass(events)
    await client.query(
      `update outbox_events set published_at = now(), attempts = attempts + 1,
         done_at = case when id = any($2::bigint[]) then now() else done_at end where id = any($1::bigint[])`,
      [events.map(event => event.id), finished],
    )
    await client.query('commit')
    return events.length
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * Whether this job has not yet had its effect for this event. The note is written in the caller's transaction, so it
 * commits with the effect or not at all; a doubled job waits for the first one here and then finds the note.
 */
export const isFirstTime = async (tx: Tx, job: string, eventId: bigint): Promise<boolean> =>
  (await tx.$executeRaw`insert into job_effects (job, event_id) values (${job}, ${eventId}) on conflict do nothing`) ===
  1

/** Notes that a job is through with an event (its own effect being safe to repeat), and closes the event when it was the last. */
export const finishJob = async (
  db: Db,
  input: { job: string; eventId: bigint; jobsOfEvent: readonly string[] },
): Promise<void> => {
  await db.pool.query(`insert into job_effects (job, event_id) values ($1, $2) on conflict do nothing`, [
    input.job,
    input.eventId,
  ])
  await db.pool.query(
    `update outbox_events set done_at = now() where id = $1 and done_at is null
       and (select count(*) from job_effects where event_id = $1 and job = any($2)) >= cardinality($2)`,
    [input.eventId, input.jobsOfEvent],
  )
}
