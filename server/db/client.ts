import { EventEmitter } from 'node:events'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '../../prisma/client/client.ts'

/** A transaction's view of the database; everything done through it commits or vanishes together. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** JSON as the database takes it, and changes of rows as the client takes them. */
export type Json = Prisma.InputJsonValue
export type OrderChange = Prisma.OrderUpdateInput
export type DeliveryChange = Prisma.DeliveryUncheckedUpdateInput

export type Db = {
  readonly prisma: PrismaClient
  /** The same connections for plain SQL where round trips count. */
  readonly pool: pg.Pool
  /** Rings inside this process after a commit, so that the next look at a queue need not wait for its poll. */
  readonly bell: EventEmitter
  close(): Promise<void>
}

/**
 * Opens the database. Sessions are always in UTC: with any other session zone the Prisma adapter stores instants shifted,
 * which only plain SQL would notice.
 * @param url a postgresql:// address
 * @param connections upper bound of pooled connections
 * @param patienceMs a query that has no answer by then has failed; a connection that is not there after half of it, too
 */
export const openDb = (url: string, connections = 10, patienceMs = 20_000): Db => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c TimeZone=UTC',
    // Without these a server that takes everything and answers nothing is waited for without end.
    connectionTimeoutMillis: patienceMs / 2,
    query_timeout: patienceMs,
    keepAlive: true,
  })
  // An idle connection may die with its server; the next query opens a new one and reports what it finds.
  pool.on('error', () => {})
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    pool,
    bell: new EventEmitter().setMaxListeners(50),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
