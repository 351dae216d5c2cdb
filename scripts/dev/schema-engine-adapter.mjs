import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** Parameters that Prisma reads from a URL and Postgres does not know. */
const PRISMA_ONLY = [
  'schema',
  'connection_limit',
  'pool_timeout',
  'pgbouncer',
  'connect_timeout',
  'socket_timeout',
]
/** pg_catalog's one-byte "char", which is not CHAR(1): the adapter has no mapping for it. */
const CATALOG_CHAR = 18

/**
 * A Prisma URL taken apart: what Postgres gets, the schema Prisma wants, and the same server's other databases.
 * @param {string} prismaUrl
 */
export function target(prismaUrl) {
  const url = new URL(prismaUrl)
  const schema = url.searchParams.get('schema') ?? 'public'
  for (const name of PRISMA_ONLY) url.searchParams.delete(name)
  return {
    schema,
    url: url.href,
    database: decodeURIComponent(url.pathname.slice(1)),
    place: `${url.hostname}:${url.port || 5432}`,
    user: decodeURIComponent(url.username),
    /** @param {string} database */
    sibling: database => Object.assign(new URL(url), { pathname: `/${encodeURIComponent(database)}` }).href,
  }
}

/**
 * Runs some work on a connection of its own.
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Which columns of a result came as "char". @type {WeakMap<unknown[], number[]>} */
const charColumns = new WeakMap()

/** Lets results with "char" pass the adapter as text, and remembers where they were. */
class CatalogClient extends pg.Client {
  /**
   * The driver's overloads all end in a callback (that is how pools call it) or return a promise.
   * @param {any[]} args
   * @returns {any}
   * @override
   */
  query(...args) {
    /** @type {Function} */
    const query = super.query
    const callback = args.at(-1)
    if (typeof callback !== 'function') return query.apply(this, args).then(noteChars)
    const noting = (/** @type {unknown} */ error, /** @type {pg.QueryArrayResult} */ result) =>
      callback(error, result && noteChars(result))
    return query.apply(this, [...args.slice(0, -1), noting])
  }
}

/** @param {pg.QueryArrayResult} result */
function noteChars(result) {
  const chars = (result.fields ?? []).flatMap((field, index) =>
    field.dataTypeID === CATALOG_CHAR ? [index] : [],
  )
  for (const field of result.fields ?? [])
    if (field.dataTypeID === CATALOG_CHAR) field.dataTypeID = pg.types.builtins.TEXT
  if (chars.length) charColumns.set(result.rows, chars)
  return result
}

/**
 * The adapter a schema engine needs: Prisma's own, with three of its gaps closed.
 * @param {string} url @param {string} schema @param {() => Promise<void>} [onDispose]
 */
async function openAdapter(url, schema, onDispose) {
  const pool = new pg.Pool({
    Client: CatalogClient,
    connectionString: url,
    options: '-c TimeZone=UTC',
    max: 1,
    idleTimeoutMillis: 0,
  })
  const adapter = withChars(await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect())
  const startTransaction = adapter.startTransaction.bind(adapter)
  const dispose = adapter.dispose.bind(adapter)
  return Object.assign(adapter, {
    startTransaction: async (/** @type {Parameters<typeof startTransaction>} */ ...args) =>
      withChars(await startTransaction(...args)),
    // its own splits a script at every ";", also inside a function body
    executeScript: async (/** @type {string} */ script) => {
      await pool.query(script).catch(error => /** @type {any} */ (adapter).onError(error))
    },
    dispose: async () => {
      await dispose()
      await onDispose?.()
    },
  })
}

/**
 * @template {import('@prisma/driver-adapter-utils').SqlQueryable} Queryable
 * @param {Queryable} queryable
 */
function withChars(queryable) {
  const queryRaw = queryable.queryRaw.bind(queryable)
  return Object.assign(queryable, {
    queryRaw: async (/** @type {import('@prisma/driver-adapter-utils').SqlQuery} */ query) => {
      const result = await queryRaw(query)
      for (const index of charColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    },
  })
}

/**
 * @param {string} url @param {string | undefined} shadowUrl
 * @returns {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory}
 */
export function adapterFactory(url, shadowUrl) {
  const main = target(url)
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openAdapter(main.url, main.schema),
    // the adapter's own would take the database from the URL again: the shadow would be the real one
    connectToShadowDb: async () => {
      if (shadowUrl) return await openAdapter(target(shadowUrl).url, target(shadowUrl).schema)
      const shadow = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      const admin = main.sibling('postgres')
      await withClient(admin, client => client.query(`create database "${shadow}"`))
      return await openAdapter(main.sibling(shadow), main.schema, async () => {
        await withClient(admin, client => client.query(`drop database if exists "${shadow}" with (force)`))
      })
    },
  }
}
