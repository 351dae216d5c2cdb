import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testGround } from '../../server/testing/database.ts'
import { databaseUrl } from '../../server/testing/template.ts'

const run = promisify(execFile)
const { postgresUrl, run: runName } = testGround()
const admin = new pg.Client({ connectionString: postgresUrl })
const database = `gora_test_${runName}_engine`
const url = databaseUrl(postgresUrl, database)
let folder: string

const SCHEMA = `
datasource db {
  provider = "postgresql"
}

model Parcel {
  id    String @id
  grams Int
  label String?
}
`

beforeAll(async () => {
  await admin.connect()
  folder = await mkdtemp(path.join(tmpdir(), 'gora engine '))
  await mkdir(path.join(folder, 'migrations'))
  await writeFile(path.join(folder, 'schema.prisma'), SCHEMA)
})
afterAll(async () => {
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.end()
  await rm(folder, { recursive: true, force: true })
})

/** The unmodified CLI, through our door to the engine. */
async function prisma(to: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    DATABASE_URL: to,
    CHECKPOINT_DISABLE: '1',
    GORA_PRISMA_SCHEMA: path.join(folder, 'schema.prisma'),
    GORA_PRISMA_MIGRATIONS: path.join(folder, 'migrations'),
  }
  const cli = 'node_modules/prisma/build/index.js'
  const done = await run(process.execPath, [cli, ...args], { env }).catch(error => error)
  return `${done.stdout}${done.stderr}`
}

async function databases(): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database')
  return rows.map(({ datname }) => datname)
}

test('migrate dev makes the database and the migration, and leaves no shadow behind', async () => {
  expect(await databases()).not.toContain(database)
  expect(await prisma(url, 'migrate', 'dev', '--name', 'start')).toContain('in sync')
  const [name = ''] = (await readdir(path.join(folder, 'migrations'))).filter(each => each.endsWith('_start'))
  const sql = await readFile(path.join(folder, 'migrations', name, 'migration.sql'), 'utf8')
  expect(sql).toContain('CREATE TABLE "Parcel"')
  expect(await databases()).toContain(database)
  expect((await databases()).filter(each => each.includes('shadow'))).toEqual([])
})

test('function bodies, triggers and checks pass through a migration whole', async () => {
  const place = path.join(folder, 'migrations', '29990101000000_guard')
  await mkdir(place)
  await writeFile(
    path.join(place, 'migration.sql'),
    `create function heavier() returns trigger language plpgsql as $$
     begin if new.grams < old.grams then raise exception 'shrunk; twice'; end if; return new; end $$;
     create trigger heavier before update on "Parcel" for each row execute function heavier();
     alter table "Parcel" add constraint some_weight check (grams > 0);`,
  )
  expect(await prisma(url, 'migrate', 'deploy')).toContain('successfully applied')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`insert into "Parcel" values ('a', 5)`)
  await expect(client.query('update "Parcel" set grams = 4')).rejects.toThrow('shrunk; twice')
  await expect(client.query(`insert into "Parcel" values ('b', 0)`)).rejects.toThrow('some_weight')
  await client.end()
})

test('the next migration is made on an empty database, from the ones before it', async () => {
  await writeFile(path.join(folder, 'schema.prisma'), SCHEMA.replace('label ', 'colour String?\n  label '))
  await admin.query(`drop database ${database} with (force)`)
  expect(await prisma(url, 'migrate', 'dev', '--name', 'colour')).toContain('in sync')
  const [name = ''] = (await readdir(path.join(folder, 'migrations'))).filter(each =>
    each.endsWith('_colour'),
  )
  const sql = await readFile(path.join(folder, 'migrations', name, 'migration.sql'), 'utf8')
  expect(sql).toContain('ADD COLUMN     "colour" TEXT')
  expect(sql).not.toContain('CREATE TABLE')
})

test('an existing database can be read back, catalogue characters included', async () => {
  const said = await prisma(url, 'db', 'pull', '--print')
  expect(said).toContain('model Parcel')
  expect(said).toMatch(/grams\s+Int/)
})

test('a server that does not answer is named with its address', async () => {
  expect(await prisma('postgresql://postgres@127.0.0.1:1/none', 'migrate', 'status')).toContain(
    "Can't reach database server at `127.0.0.1:1`",
  )
})

test('a wrong password is called a wrong password', async () => {
  const wrong = Object.assign(new URL(url), { password: 'wrong' }).href
  expect(await prisma(wrong, 'migrate', 'status')).toContain('Authentication failed')
})
