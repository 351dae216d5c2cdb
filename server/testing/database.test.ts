import { Redis } from 'ioredis'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { readMigrations } from '../db/migrate.ts'
import { type TestDatabase, testDatabase, testRedisUrl } from './database.ts'

const opened: TestDatabase[] = []
afterAll(async () => {
  for (const database of opened) await database.drop()
})

async function open(): Promise<TestDatabase> {
  const database = await testDatabase()
  opened.push(database)
  return database
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('two test databases share no rows, and both have every migration', async () => {
  const [one, other] = await Promise.all([open(), open()])
  await query(one.url, 'create table only_here (id int)')
  expect(await query(one.url, `select to_regclass('only_here') is not null as has`)).toEqual([{ has: true }])
  expect(await query(other.url, `select to_regclass('only_here') is not null as has`)).toEqual([
    { has: false },
  ])
  expect(await query(other.url, 'select migration_name from _prisma_migrations order by 1')).toEqual(
    readMigrations().map(({ name }) => ({ migration_name: name })),
  )
})

test('a test database speaks UTC whatever the machine does', async () => {
  const { url } = await open()
  expect(await query(url, 'show timezone')).toEqual([{ TimeZone: 'UTC' }])
})

test('a dropped database is gone, also while somebody is connected to it', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => {})
  await client.connect()
  await database.drop()
  await expect(query(database.url, 'select 1')).rejects.toThrow(/does not exist/)
})

test('a test Redis is empty and is not the next one', async () => {
  const [one, other] = [new Redis(await testRedisUrl()), new Redis(await testRedisUrl())]
  await one.set('mine', '1')
  expect(await one.dbsize()).toBe(1)
  expect(await other.dbsize()).toBe(0)
  one.disconnect()
  other.disconnect()
})
