import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDb } from '../db/client.ts'
import { isDatabaseAway } from '../db/errors.ts'
import { testGround } from '../testing/database.ts'
import { launchOf } from '../testing/launch.ts'
import { openTcpGate, type TcpGate } from '../testing/tcp-gate.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { buildApp } from './app.ts'
import { apiSetting } from './testing/api-house.ts'

const patienceMs = 5000
let house: TestHouse
let gate: TcpGate
let app: Awaited<ReturnType<typeof buildApp>>
let token: string
beforeAll(async () => {
  house = await openTestHouse(async own => {
    const { rows } = await own.pool.query<{ name: string }>('select current_database() as name')
    await own.close()
    gate = await openTcpGate(
      Object.assign(new URL(testGround().postgresUrl), { pathname: `/${rows[0]?.name}` }).href,
    )
    return openDb(gate.url, 4, patienceMs)
  })
  app = await buildApp(apiSetting(house))
  const initData = launchOf('customer', { id: 61 }, house.clock.now())
  const signedIn = await app.inject({ method: 'POST', url: '/api/sign-in/shop', payload: { initData } })
  token = signedIn.json().accessToken
})
afterAll(async () => {
  await gate.open()
  await app.close()
  await house.close()
  await gate.close()
})
beforeEach(() => gate.open())

const askAll = () =>
  Promise.all([
    // With plain SQL, through the client, in a transaction, and before anybody is known.
    app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } }),
    app.inject({ method: 'GET', url: '/api/shop/branches' }),
    app.inject({
      method: 'POST',
      url: '/api/sign-in/shop',
      payload: { initData: launchOf('customer', { id: 62 }, house.clock.now()) },
    }),
  ])
const answers = async () =>
  (await askAll()).map(({ statusCode, headers, json }) => [statusCode, headers['retry-after'], json().code])
const served = () => expect.poll(async () => (await askAll())[0]?.statusCode, { timeout: 10_000 }).toBe(200)
const outage = [503, '5', 'outage']

describe('a database', () => {
  test('that is not there is an outage: come back soon; and when it is back, all is well', async () => {
    await served()
    await gate.shut()
    expect(await answers()).toEqual([outage, outage, outage])
    await gate.open()
    await served()
  })

  test('that takes every word and answers none is one too, soon enough', async () => {
    await served()
    gate.stick()
    const began = performance.now()
    expect(await answers()).toEqual([outage, outage, outage])
    expect(performance.now() - began).toBeLessThan(3 * patienceMs)
    await gate.shut()
    await gate.open()
    await served()
  })

  test('that is stopped by its operator in the middle of a question is one', async () => {
    const sleeping = house.db.pool.query('select pg_sleep(5)').catch((error: unknown) => error)
    const inside = house.db.prisma
      .$transaction(tx => tx.$queryRaw`select pg_sleep(5)::text`)
      .catch((error: unknown) => error)
    await new Promise(resolve => setTimeout(resolve, 200))
    const admin = openDb(house.url, 1)
    await admin.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    await admin.close()
    for (const error of [await sleeping, await inside])
      expect(isDatabaseAway(error), String(error)).toBe(true)
  })

  test('that says no to a question is not away', async () => {
    await served()
    for (const sql of ['select 1 / 0', 'select * from nowhere', `select '08006'::int + 'x'::int`]) {
      const plain: unknown = await house.db.pool.query(sql).catch(error => error)
      const mapped: unknown = await house.db.prisma.$queryRawUnsafe(sql).catch(error => error)
      expect([isDatabaseAway(plain), isDatabaseAway(mapped)], sql).toEqual([false, false])
    }
    expect(isDatabaseAway(new Error('something of ours'))).toBe(false)
  })
})
