import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** Prisma's own advisory lock, so that we and a `prisma migrate deploy` elsewhere wait for each other. */
const PRISMA_MIGRATE_LOCK = 72707369

/** Prisma's own bookkeeping (schema engine: sql_migration_persistence), so that `migrate status` agrees with us. */
const BOOK = `
  create table if not exists _prisma_migrations (
    id                  varchar(36)  primary key not null,
    checksum            varchar(64)  not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz  not null default now(),
    applied_steps_count integer      not null default 0
  )`

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

type Migration = { name: string; sql: string; checksum: string }
type Entry = { migration_name: string; checksum: string; finished_at: Date | null }

/**
 * Brings a database up to the newest migration without the Prisma CLI, and returns the names it applied.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 * Throws when an applied migration was edited, is missing here, or failed earlier: those want a person.
 */
export async function migrate(databaseUrl: string, folder: string = MIGRATIONS): Promise<string[]> {
  const wanted = readMigrations(folder)
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_MIGRATE_LOCK])
    await client.query(BOOK)
    const { rows } = await client.query<Entry>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    const due = outstanding(wanted, rows)
    for (const migration of due) await apply(client, migration)
    return due.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** All migrations of a folder, oldest first, with Prisma's checksum: SHA-256 of the file as it is. */
export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map(name => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** The migrations still to be applied; refuses a history that this folder does not explain. */
function outstanding(wanted: Migration[], history: Entry[]): Migration[] {
  const known = new Map(wanted.map(migration => [migration.name, migration]))
  for (const entry of history) {
    const name = entry.migration_name
    if (!entry.finished_at)
      throw new Error(
        `Migration ${name} failed earlier: mend the database, then "npx prisma migrate resolve".`,
      )
    const migration = known.get(name)
    if (!migration)
      throw new Error(
        `The database knows migration ${name}, this version of the program does not: deploy a newer one.`,
      )
    if (migration.checksum !== entry.checksum)
      throw new Error(
        `Migration ${name} was edited after it was applied: restore the file and add a new migration.`,
      )
  }
  const applied = new Set(history.map(entry => entry.migration_name))
  return wanted.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(sql)
  } catch (error) {
    await client.query('reset all')
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error)])
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
  // a migration may have set a search path or a role for itself
  await client.query('reset all')
  await client.query(
    'update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1',
    [id],
  )
}
