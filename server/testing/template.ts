import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'

const PREFIX = 'gora_template_'
const DRAFT = '_draft'
const KEPT = 3
/** Any number will do, as long as every test run on a server waits for the same one. */
const TEMPLATE_LOCK = 4672_0001

/**
 * Sees to a database with every migration applied and no connection to it, for others to be copied from.
 * Its name carries the migrations' hash, so a new migration makes a new template; a few older ones stay, because
 * a run that started before may still copy from them.
 * `adminUrl` names any database of a server where we may create databases. Returns the template's name.
 */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of readMigrations()) hash.update(`${name} ${checksum}\n`)
  const template = `${PREFIX}${hash.digest('hex').slice(0, 16)}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where datname like $1 order by oid desc',
      [`${PREFIX.replaceAll('_', '\\_')}%`],
    )
    const present = rows.map(({ datname }) => datname)
    if (present.includes(template)) return template
    const isStale = (name: string, age: number) => age >= KEPT || name.endsWith(DRAFT)
    for (const old of present.filter(isStale))
      await admin.query(`drop database if exists ${old} with (force)`)
    // built under another name: a run that is killed half-way leaves no template that lacks a table
    const draft = `${template}${DRAFT}`
    await admin.query(`create database ${draft}`)
    await migrate(databaseUrl(adminUrl, draft))
    await admin.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await admin.end()
  }
}

/** The address of another database on the same server. */
export function databaseUrl(anyUrl: string, database: string): string {
  const url = new URL(anyUrl)
  url.pathname = `/${database}`
  return url.href
}
