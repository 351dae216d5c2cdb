import type { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openRedis } from '../adapters/redis/open-redis.ts'
import { testRedisUrl } from '../testing/database.ts'
import { town } from '../testing/little-town.ts'
import { openTcpGate } from '../testing/tcp-gate.ts'
import { system } from '../testing/test-house.ts'
import type { ApiSetting } from './app.ts'
import { buildApp } from './app.ts'
import { addressKey, usualLimits } from './limits.ts'
import { type ApiHouse, apiSetting, openApiHouse } from './testing/api-house.ts'
import { photoForm, picture } from './testing/photo.ts'

let api: ApiHouse
let redisUrl: string
let redis: Redis
const closing: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  api = await openApiHouse()
  redisUrl = await testRedisUrl()
  redis = openRedis(redisUrl)
  await new Promise(resolve => redis.once('ready', resolve))
})
afterEach(async () => {
  await redis.flushdb()
  await Promise.all(closing.splice(0).map(close => close()))
})
afterAll(async () => {
  redis.disconnect()
  await api.close()
})

const five = { most: 5, seconds: 60 }
const limits = { ...usualLimits, address: five, 'sign-in': five }
const open = async (change: Partial<ApiSetting> = {}) => {
  const app = await buildApp(apiSetting(api.house, { redis, limits, ...change }))
  closing.push(() => app.close())
  return app
}
type App = Awaited<ReturnType<typeof open>>

/** How many of fifty requests were served. */
const served = async (
  app: App,
  request: (index: number) => { headers?: Record<string, string>; remoteAddress?: string },
) => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => app.inject({ url: '/api/shop/branches', ...request(index) })),
  )
  return answers.filter(({ statusCode }) => statusCode === 200).length
}

describe('of fifty requests five are served', () => {
  test('whatever address the visitor writes into their own headers', async () => {
    const app = await open()
    const forged = (index: number) => ({
      headers: {
        'x-forwarded-for': `8.8.8.${index}`,
        forwarded: `for=8.8.4.${index}`,
        'x-real-ip': `9.9.9.${index}`,
      },
    })
    expect(await served(app, forged)).toBe(5)
  })

  test('also through our proxy, which says who they really are behind what they claim', async () => {
    const app = await open({ trustedProxies: ['10.0.0.0/8'] })
    const forged = (index: number) => ({
      remoteAddress: '10.1.2.3',
      headers: { 'x-forwarded-for': `8.8.8.${index}, 203.0.113.7` },
    })
    expect(await served(app, forged)).toBe(5)
    expect(
      await served(app, () => ({ remoteAddress: '10.1.2.3', headers: { 'x-forwarded-for': '203.0.113.8' } })),
    ).toBe(5)
  })

  test('also by who passes the proxy by and plays one', async () => {
    const app = await open({ trustedProxies: ['10.0.0.0/8'] })
    const direct = (index: number) => ({
      remoteAddress: '203.0.113.9',
      headers: { 'x-forwarded-for': `8.8.8.${index}` },
    })
    expect(await served(app, direct)).toBe(5)
  })

  test('also when two processes share them', async () => {
    const [one, two] = [await open(), await open()]
    const [first, second] = await Promise.all([served(one, () => ({})), served(two, () => ({}))])
    expect(first + second).toBe(5)
  })

  test('also from all the addresses that one line of IPv6 has', async () => {
    const app = await open()
    expect(await served(app, index => ({ remoteAddress: `2001:db8:1:2::${index.toString(16)}` }))).toBe(5)
  })
})

test('a person is counted as one wherever they are, and told when to come again', async () => {
  const { accessToken } = await api.signIn('shop', { id: 91 })
  const other = await api.signIn('shop', { id: 92 })
  const app = await open({ limits: { ...usualLimits, person: five } })
  const ask = (token: string, index: number) =>
    app.inject({
      url: '/api/shop/orders',
      remoteAddress: `198.51.100.${index}`,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'ru' },
    })
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(accessToken, index)))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(5)
  const refused = answers.find(({ statusCode }) => statusCode === 429)
  expect(refused?.json()).toMatchObject({ code: 'people.too-fast', status: 429 })
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(other.accessToken, 1)).statusCode).toBe(200)
})

test('guessing at the door is counted before anything is looked up', async () => {
  const app = await open({ limits: { ...usualLimits, 'sign-in': five } })
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      app.inject({ method: 'POST', url: '/api/sign-in/shop', payload: { initData: 'hash=00' } }),
    ),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(45)
})

test('photos are counted before they are read', async () => {
  const { people } = api.house.services
  const { accessToken, person } = await api.signIn('driver', { id: 93 })
  const { payload } = await people.inviteStaff(system, { role: 'driver', branchId: town.branchId })
  await people.joinByInvite(await people.actorOf(person.userId), payload)
  const form = photoForm(await picture())
  const app = await open({ limits: { ...usualLimits, photo: five } })
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      app.inject({
        method: 'POST',
        url: '/api/driver/tasks/dlv_0000000000aaaaaaaa/photo',
        payload: form.payload,
        headers: {
          ...form.headers,
          authorization: `Bearer ${accessToken}`,
          'idempotency-key': 'a-photo-key',
        },
      }),
    ),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 404)).toHaveLength(5)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(45)
})

test('without Redis everybody is served, and nobody waits for it', async () => {
  const away = openRedis('redis://127.0.0.1:1')
  closing.push(async () => away.disconnect())
  const app = await open({ redis: away })
  const started = Date.now()
  expect(await served(app, () => ({}))).toBe(50)
  expect(Date.now() - started).toBeLessThan(5000)
})

test('a Redis that takes every word and answers none is waited for a moment, and then no more', async () => {
  const gate = await openTcpGate(redisUrl)
  const silent = openRedis(gate.url, 200)
  closing.push(async () => silent.disconnect(), gate.close)
  await expect.poll(() => silent.ping().catch(String)).toBe('PONG')
  gate.stick()
  await expect.poll(() => silent.status).not.toBe('ready')
  const started = performance.now()
  for (let i = 0; i < 20; i++) await silent.ping().catch(String)
  // each of them would wait half a second
  expect(performance.now() - started).toBeLessThan(2000)
  await gate.open()
  await expect.poll(() => silent.ping().catch(String)).toBe('PONG')
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::', 'fe80:0:0:0'],
])('%s counts as %s', (ip, key) => {
  expect(addressKey(ip)).toBe(key)
})
