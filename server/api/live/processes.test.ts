import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../adapters/clock/system-clock.ts'
import { diskFiles } from '../../adapters/files/disk-files.ts'
import { randomIds } from '../../adapters/ids/random-ids.ts'
import { addressBook } from '../../adapters/maps/address-book.ts'
import { ownEngine } from '../../adapters/optimiser/own-engine.ts'
import { redisLiveWire } from '../../adapters/redis/redis-live-wire.ts'
import { greatCircle } from '../../adapters/travel/great-circle.ts'
import { openDb } from '../../db/client.ts'
import { buildServices } from '../../services/index.ts'
import { noLaunches } from '../../services/ports/launches.ts'
import { testRedisUrl } from '../../testing/database.ts'
import { openTcpGate, type TcpGate } from '../../testing/tcp-gate.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { buildApp } from '../app.ts'
import { apiSetting } from '../testing/api-house.ts'
import { connectLive, type LiveClient, listenLive } from '../testing/live-client.ts'
import { usualLiveLimits } from './limits.ts'

/** Another process stands on the same database and the same Redis: its own services, its own wire. */
let bots: TestHouse
let postgres: TcpGate
let redis: TcpGate
let stop: () => Promise<void>
let client: LiveClient
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

beforeAll(async () => {
  const redisUrl = await testRedisUrl()
  const botsWire = redisLiveWire(redisUrl)
  bots = await openTestHouse(undefined, null, undefined, botsWire)
  const stopRinging = bots.services.live.keepRinging()
  redis = await openTcpGate(redisUrl)
  postgres = await openTcpGate(bots.url)
  const apiWire = redisLiveWire(redis.url)
  const apiDb = openDb(postgres.url, 10)
  const optimiser = ownEngine()
  const services = buildServices({
    db: apiDb,
    clock: systemClock,
    ids: randomIds,
    files: diskFiles(bots.filesDir),
    geocoder: await addressBook(null),
    launches: noLaunches,
    travel: greatCircle(),
    optimiser,
    liveWire: apiWire,
    secret: 'a secret for tests only',
  })
  const app = await buildApp(apiSetting(bots, { services, liveLimits: { ...usualLiveLimits, lookMs: 300 } }))
  const url = await listenLive(app)
  const dispatcher = await bots.dispatcher()
  await bots.db.prisma.session.create({
    data: {
      id: 'ses_0000000000aaaaaaaa',
      userId: dispatcher.userId,
      app: 'dispatch',
      launchHash: 'x',
      refreshHash: 'x',
      expiresAt: new Date(Date.now() + 3600_000),
    },
  })
  const token = app.jwt.sign(
    { kind: 'access', sid: 'ses_0000000000aaaaaaaa' },
    { sub: dispatcher.userId, aud: 'dispatch' },
  )
  client = await connectLive(url)
  await client.hello('dispatch', token)
  await client.follow('board')
  stop = async () => {
    await client.close()
    await app.close()
    await stopRinging()
    botsWire.close()
    apiWire.close()
    await redis.close()
    await postgres.close()
    await optimiser.close()
    await apiDb.close()
    await bots.close()
  }
})
afterAll(() => stop())

/** An order placed by the other process; answers how many milliseconds later it was told. */
const tellsOrder = async (timeoutMs: number): Promise<number> => {
  const { orderId } = await bots.placedOrder(await bots.customer())
  const began = performance.now()
  await expect
    .poll(
      () =>
        client.heard.filter(
          one => one.kind === 'news' && one.type === 'order.placed' && one.orderId === orderId,
        ).length,
      { timeout: timeoutMs, interval: 5 },
    )
    .toBe(1)
  return performance.now() - began
}
const marks = () => client.heard.flatMap(one => (one.kind === 'news' ? Number(one.mark) : []))

describe('what happens in one process is told by another', () => {
  test('well within a second, positions too', async () => {
    await tellsOrder(5000)
    expect(await tellsOrder(5000)).toBeLessThan(1000)
    const driver = await bots.driverOnShift()
    await expect
      .poll(() =>
        client.heard.some(
          one => one.kind === 'positions' && one.moved.some(([id]) => id === driver.driverId),
        ),
      )
      .toBe(true)
  })

  test('without Redis a little later, and at once again when it is back: nothing lost, nothing twice', async () => {
    await redis.shut()
    await tellsOrder(5000)
    const driver = await bots.driverOnShift('Lost')
    await redis.open()
    await expect
      .poll(
        async () => {
          await bots.services.delivery.reportPosition(driver, {
            place: { latitude: -34.9, longitude: -56.16 },
            at: bots.clock.now(),
            isLive: true,
          })
          return client.heard.some(
            one => one.kind === 'positions' && one.moved.some(([id]) => id === driver.driverId),
          )
        },
        { timeout: 8000, interval: 100 },
      )
      .toBe(true)
    await tellsOrder(5000)
    expect(new Set(marks()).size).toBe(marks().length)
  })

  test('although the database was away, and although Redis took words and passed none on', async () => {
    await postgres.shut()
    const { orderId } = await bots.placedOrder(await bots.customer())
    await pause(700)
    await postgres.open()
    await expect
      .poll(() => client.heard.some(one => one.kind === 'news' && one.orderId === orderId), { timeout: 8000 })
      .toBe(true)
    redis.stick()
    await tellsOrder(5000)
    await redis.open()
    await bots.services.orders.confirm(system, { orderId, version: 1 })
    await expect.poll(() => client.news(), { timeout: 5000 }).toContain('order.confirmed')
    expect(client.socket.readyState).toBe(client.socket.OPEN)
    expect(new Set(marks()).size).toBe(marks().length)
    expect(marks()).toEqual([...marks()].sort((a, b) => a - b))
  })
})
