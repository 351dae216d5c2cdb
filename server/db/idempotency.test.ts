import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, openDb } from './client.ts'
import { oncePerKey } from './idempotency.ts'
import { transact } from './transact.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await testDatabase()
  db = openDb(database.url, 12)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(() => db.prisma.setting.deleteMany())

/** Writes one row a time it really runs, so that effects can be counted. */
const ask = (key: string, request: unknown, scope = 'test', breaks = false) =>
  transact(db, tx =>
    oncePerKey(tx, { scope, key, request }, async () => {
      const { key: made } = await tx.setting.create({
        data: { key: `${key}-${Math.random()}`, value: 'done' },
      })
      if (breaks) throw new Error('power cut')
      return made
    }),
  )
const effects = () => db.prisma.setting.count()

test('a repetition gets the first answer and has no effect', async () => {
  const first = await ask('again', { a: 1n })
  const second = await ask('again', { a: 1n })
  expect(first.isRepeat).toBe(false)
  expect(second).toEqual({ answer: first.answer, isRepeat: true })
  expect(await effects()).toBe(1)
})

test('the key with another request is refused', async () => {
  await ask('other', { a: 1 })
  await expect(ask('other', { a: 2 })).rejects.toMatchObject({ code: 'request.key-reused' })
  expect(await effects()).toBe(1)
})

test('the same key of somebody else is another key', async () => {
  await ask('mine', {}, 'ana')
  expect((await ask('mine', {}, 'bruno')).isRepeat).toBe(false)
  expect(await effects()).toBe(2)
})

test('forty twins at once have one effect and one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask('twins', { a: 1 })))
  expect(new Set(answers.map(({ answer }) => answer)).size).toBe(1)
  expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1)
  expect(await effects()).toBe(1)
})

test('what broke half-way can be tried again under its key', async () => {
  await expect(ask('broke', {}, 'test', true)).rejects.toThrow('power cut')
  expect(await effects()).toBe(0)
  expect((await ask('broke', {})).isRepeat).toBe(false)
  expect(await effects()).toBe(1)
})

test('a twin of a request that then breaks does the work itself', async () => {
  const results = await Promise.allSettled([
    ask('pair', {}, 'test', true),
    ask('pair', {}, 'test', true),
    ask('pair', {}),
  ])
  // Whichever came first: the sound one did the work, once, and what broke left nothing behind.
  expect(results.at(-1)?.status).toBe('fulfilled')
  expect(await effects()).toBe(1)
})
