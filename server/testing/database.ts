import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { databaseUrl } from './template.ts'

/** A database of one test file's own, with every migration applied and no rows. */
export type TestDatabase = { url: string; drop: () => Promise<void> }

/** Set for every test process by the ground that `vitest.config.ts` starts. */
export type TestGround = { postgresUrl: string; template: string; redisUrl: string; run: string }
const VARIABLE = 'GORA_TEST_GROUND'

/** Makes a fresh database, a copy of the migrated template (tens of milliseconds). Drop it in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { postgresUrl, template, run } = testGround()
  const name = `${databasePrefix(run)}${randomBytes(6).toString('hex')}`
  await asAdmin(postgresUrl, admin => admin.query(`create database ${name} template ${template}`))
  return {
    url: databaseUrl(postgresUrl, name),
    drop: async () => {
      await asAdmin(postgresUrl, admin => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/**
 * The address of an emptied Redis database that no other living process tests with: one that is taken (of 511 with an
 * installed server, of 15 with the WebAssembly one) is free again when the process that took it is gone. Waits for one
 * if need be. Publish/subscribe is shared by all.
 */
export async function testRedisUrl(): Promise<string> {
  const { redisUrl } = testGround()
  const { Redis } = await import('ioredis')
  const leases = new Redis(redisUrl, { maxRetriesPerRequest: 3 })
  try {
    const [, databases] = (await leases.config('GET', 'databases')) as string[]
    for (;;) {
      for (let index = 1; index < Number(databases ?? 16); index++) {
        const lease = `gora:test:database:${index}`
        const holder = await leases.get(lease)
        if (holder !== null && isAlive(Number(holder))) continue
        if ((await leases.eval(takeOver, 1, lease, holder ?? '', process.pid)) !== 1) continue
        await leases.select(index)
        await leases.flushdb()
        return Object.assign(new URL(redisUrl), { pathname: `/${index}` }).href
      }
      await new Promise(resolve => setTimeout(resolve, 500))
    }
  } finally {
    leases.disconnect()
  }
}

/** Takes a lease that is still as it was seen: of two who saw the same dead holder, one gets it. */
const takeOver = `
  if (redis.call('get', KEYS[1]) or '') ~= ARGV[1] then return 0 end
  redis.call('set', KEYS[1], ARGV[2])
  return 1`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // somebody else's process is a process, too
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What the run stands on; throws when the tests were started without `vitest.config.ts`. */
export function testGround(): TestGround {
  const text = process.env[VARIABLE]
  if (!text)
    throw new Error('There is no test database here: start tests with "npm test" or "npx vitest run".')
  return JSON.parse(text)
}

/** Hands the ground to every process that the tests start from here on. */
export function announceGround(ground: TestGround): void {
  process.env[VARIABLE] = JSON.stringify(ground)
}

/** Drops the databases that a run left behind, and those of runs whose process is no more. */
export async function dropLeftovers(postgresUrl: string, isOver: (run: string) => boolean): Promise<void> {
  await asAdmin(postgresUrl, async admin => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like 'gora\\_test\\_%'`,
    )
    for (const { datname } of rows)
      if (isOver(datname.split('_')[2] ?? ''))
        await admin.query(`drop database if exists ${datname} with (force)`)
  })
}

/** A run is named by the process that started it. */
const databasePrefix = (run: string) => `gora_test_${run}_`

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
