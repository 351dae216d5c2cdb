import { execFile } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testGround } from '../testing/database.ts'
import { scratchFolder } from '../testing/scratch-folder.ts'
import { databaseUrl } from '../testing/template.ts'
import { MIGRATIONS, migrate, readMigrations } from './migrate.ts'

const run = promisify(execFile)
const admin = new pg.Client({ connectionString: testGround().postgresUrl })
const databases: string[] = []
let folder: string

beforeAll(() => admin.connect())
beforeEach(async () => {
  folder = await scratchFolder()
})
afterAll(async () => {
  for (const name of databases) await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
})

/** A database with nothing in it, not even migrations. */
async function emptyDatabase(): Promise<string> {
  const name = `gora_test_${testGround().run}_bare${databases.length}_${process.pid}`
  await admin.query(`create database ${name}`)
  databases.push(name)
  return databaseUrl(testGround().postgresUrl, name)
}

async function add(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, name, 'migration.sql'), sql)
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** The unmodified CLI's opinion. */
async function prisma(url: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', GORA_PRISMA_MIGRATIONS: folder }
  try {
    const { stdout, stderr } = await run(process.execPath, ['node_modules/prisma/build/index.js', ...args], {
      env,
    })
    return { code: 0, said: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

test('prisma migrate status agrees with what we applied, and the schema is what prisma/schema says', async () => {
  await cp(MIGRATIONS, folder, { recursive: true })
  const url = await emptyDatabase()
  const names = readMigrations().map(({ name }) => name)
  expect(await prisma(url, 'migrate', 'status')).toMatchObject({
    code: 1,
    said: expect.stringContaining('not yet been applied'),
  })
  expect(await migrate(url, folder)).toEqual(names)
  expect(await prisma(url, 'migrate', 'status')).toMatchObject({
    code: 0,
    said: expect.stringContaining('up to date'),
  })
  expect(await prisma(url, 'migrate', 'deploy')).toMatchObject({
    code: 0,
    said: expect.stringContaining('No pending migrations'),
  })
  const drift = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code']
  expect(await prisma(url, ...drift)).toMatchObject({
    code: 0,
    said: expect.stringContaining('No difference'),
  })
}, 60_000)

test('what prisma migrate deploy applied, we find applied', async () => {
  await add('1_first', 'create table a (id int);')
  const url = await emptyDatabase()
  expect(await prisma(url, 'migrate', 'deploy')).toMatchObject({ code: 0 })
  await add('2_second', 'create table b (id int);')
  expect(await migrate(url, folder)).toEqual(['2_second'])
  expect(await prisma(url, 'migrate', 'status')).toMatchObject({ code: 0 })
})

test('five processes that start at once apply each migration once', async () => {
  await add('1_first', 'create table a (id int); select pg_sleep(0.2); insert into a values (1);')
  const url = await emptyDatabase()
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)))
  expect(applied.flat()).toEqual(['1_first'])
  expect(await rows(url, 'select * from a')).toEqual([{ id: 1 }])
})

test('a migration that fails leaves nothing of itself, is named, and stops the next run until resolved', async () => {
  await add('1_first', 'create table a (id int);')
  await add('2_broken', 'create table b (id int); select 1/0;')
  const url = await emptyDatabase()
  await expect(migrate(url, folder)).rejects.toThrow('2_broken failed: division by zero')
  expect(await rows(url, `select to_regclass('b') as b, to_regclass('a') is not null as a`)).toEqual([
    { b: null, a: true },
  ])
  await expect(migrate(url, folder)).rejects.toThrow('2_broken failed earlier')
  expect(await prisma(url, 'migrate', 'status')).toMatchObject({
    code: 1,
    said: expect.stringContaining('2_broken'),
  })
  expect(await prisma(url, 'migrate', 'resolve', '--rolled-back', '2_broken')).toMatchObject({ code: 0 })
  await add('2_broken', 'create table b (id int);')
  expect(await migrate(url, folder)).toEqual(['2_broken'])
})

test('a migration edited after the fact is refused, and so is a database from the future', async () => {
  await add('1_first', 'create table a (id int);')
  await add('2_second', 'create table b (id int);')
  const url = await emptyDatabase()
  await migrate(url, folder)
  await add('1_first', 'create table a (id bigint);')
  await expect(migrate(url, folder)).rejects.toThrow('1_first was edited')
  await add('1_first', 'create table a (id int);')
  await rm(path.join(folder, '2_second'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow('deploy a newer one')
})

test('settings a migration makes for itself do not reach the next one', async () => {
  await add(
    '1_first',
    `create schema elsewhere; set search_path = elsewhere; set timezone = 'Asia/Tashkent';`,
  )
  await add('2_second', `create table here as select current_setting('timezone') as zone;`)
  const url = await emptyDatabase()
  await migrate(url, folder)
  expect(await rows(url, 'select zone from public.here')).toEqual([{ zone: 'UTC' }])
})
