import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AppName } from '../../contracts/session.ts'
import type { Role } from '../../domain/people/role.ts'
import { town } from '../../testing/little-town.ts'
import { system } from '../../testing/test-house.ts'
import { buildApp } from '../app.ts'
import { type ApiHouse, apiSetting, openApiHouse } from '../testing/api-house.ts'
import { connectLive, type LiveClient, listenLive } from '../testing/live-client.ts'
import { usualLiveLimits } from './limits.ts'

let api: ApiHouse
let url: string
let stopRinging: () => Promise<void>
let telegramId = 3000
const open: LiveClient[] = []
beforeAll(async () => {
  api = await openApiHouse({ liveLimits: { ...usualLiveLimits, orderFrameMs: 100 } })
  url = await listenLive(api.app)
  stopRinging = api.house.services.live.keepRinging()
})
afterAll(async () => {
  await stopRinging()
  await api.close()
})
afterEach(() => Promise.all(open.splice(0).map(client => client.close())))

const connect = async (headers = {}) => {
  const client = await connectLive(url, headers)
  open.push(client)
  return client
}
/** Somebody with these roles, signed in to an app, and a way in with another one. */
const person = async (app: AppName, role: Role | null = null, branchId: string | null = town.branchId) => {
  const id = telegramId++
  const { services } = api.house
  const first = await api.signIn('shop', { id, first_name: `P${id}` })
  const { userId } = first.person
  if (role !== null) {
    const { payload } = await services.people.inviteStaff(system, {
      role,
      ...(branchId === null ? {} : { branchId }),
    })
    await services.people.joinByInvite(await services.people.actorOf(userId), payload)
  }
  const actor = await services.people.actorOf(userId)
  if (actor.kind !== 'person') throw new Error('who signed in is a person')
  const signIn = (name: AppName) => api.signIn(name, { id, first_name: `P${id}` })
  return { actor, userId, signIn, ...(await signIn(app)) }
}
const arrive = async (app: AppName, role: Role | null = null) => {
  const who = await person(app, role)
  const client = await connect()
  await client.hello(app, who.accessToken)
  return { ...who, client }
}
const refusalOf = async (client: LiveClient, topic: string) => {
  client.say({ kind: 'follow', topic, after: null })
  const { topic: refused, code } = await client.next('refused')
  return [refused, code]
}
const moved = (driver: { actor: Parameters<typeof report>[0] }, latitude: number) =>
  report(driver.actor, latitude)
const report = (actor: Awaited<ReturnType<typeof api.house.customer>>, latitude: number) =>
  api.house.services.delivery.reportPosition(actor, {
    place: { latitude, longitude: -56.156 },
    heading: 90,
    at: api.house.clock.now(),
    isLive: true,
  })
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** All that happened so far has its place in the history. */
const placed = () => expect.poll(() => api.house.db.prisma.liveNews.count({ where: { place: null } })).toBe(0)

describe('a customer', () => {
  test('hears of their own order well within a second, goes on where they were, and hears nothing twice', async () => {
    const ana = await arrive('shop')
    const { orderId } = await api.house.placedOrder(ana.actor)
    const topic = `order:${orderId}`
    await placed()
    await ana.client.follow(topic)
    const began = performance.now()
    await api.house.services.orders.confirm(system, { orderId, version: 1 })
    const told = await ana.client.next('news')
    expect(told).toMatchObject({ topic, type: 'order.confirmed', orderId })
    expect(performance.now() - began).toBeLessThan(1000)

    await ana.client.close()
    await api.house.services.orders.prepare(system, { orderId, version: 2 })
    await api.house.services.orders.markReady(system, { orderId, version: 3 })
    await expect.poll(() => api.house.db.prisma.liveNews.count({ where: { place: null } })).toBe(0)
    const again = await connect()
    await again.hello('shop', ana.accessToken)
    expect((await again.follow(topic, told.mark)).mark).toBe(told.mark)
    await api.house.services.orders.cancel(system, { orderId, version: 4 })
    await expect.poll(() => again.news()).toContain('order.cancelled')
    expect(again.news().filter(type => type.startsWith('order.'))).toEqual([
      'order.preparing',
      'order.ready',
      'order.cancelled',
    ])
    expect(new Set(again.news()).size).toBe(again.news().length)
    const marks = again.heard.flatMap(one => (one.kind === 'news' ? BigInt(one.mark) : []))
    expect(marks).toEqual([...marks].sort((a, b) => Number(a - b)))
  })

  test('follows no order of another, no driver and no board, and hears nothing of them', async () => {
    const [ana, eva] = [await arrive('shop'), await person('shop')]
    const { orderId } = await api.house.placedOrder(eva.actor)
    const driver = await person('driver', 'driver')
    expect(await refusalOf(ana.client, `order:${orderId}`)).toEqual([`order:${orderId}`, 'order.absent'])
    expect((await refusalOf(ana.client, 'order:ord_0000000000aaaaaaaa'))[1]).toBe('order.absent')
    expect((await refusalOf(ana.client, 'order:ord_1'))[1]).toBe('order.absent')
    expect((await refusalOf(ana.client, `driver:${driver.actor.driverId}`))[1]).toBe('dispatch.driver-absent')
    expect((await refusalOf(ana.client, 'board'))[1]).toBe('people.not-allowed')
    await api.house.services.orders.confirm(system, { orderId, version: 1 })
    await moved(driver, -34.89)
    await pause(400)
    expect(ana.client.heard.filter(({ kind }) => kind === 'news' || kind === 'positions')).toEqual([])
  })

  test('who is told that the history does not reach back so far goes on from now', async () => {
    const ana = await arrive('shop')
    const { orderId } = await api.house.placedOrder(ana.actor)
    for (const mark of ['999999999999', 'abc', '-1', `${'9'.repeat(60)}`]) {
      const following = await ana.client.follow(`order:${orderId}`, mark)
      const gap = await ana.client.next('gap')
      expect(gap.mark, mark).toBe(following.mark)
    }
    await api.house.services.orders.confirm(system, { orderId, version: 1 })
    // that it was placed may have got its place in the history only now
    await vi.waitUntil(() => ana.client.news().includes('order.confirmed'), { timeout: 5000 })
    ana.client.say({ kind: 'leave', topic: `order:${orderId}` })
    await pause(50)
    await api.house.services.orders.prepare(system, { orderId, version: 2 })
    await pause(300)
    expect(ana.client.news()).not.toContain('order.preparing')
  })

  test('sees the driver of their order, while it is this driver who brings it, and no other', async () => {
    const ana = await arrive('shop')
    const [one, two] = [await person('driver', 'driver'), await person('driver', 'driver')]
    const { orderId, deliveryId } = await api.house.confirmedOrder(ana.actor)
    await ana.client.follow(`order:${orderId}`)
    const assign = async (driver: typeof one, version: number) =>
      api.house.services.dispatch.assign(system, {
        deliveryId,
        version,
        driverId: driver.actor.driverId ?? '',
      })
    for (const driver of [one, two]) {
      await moved(driver, -34.8901)
      await api.house.services.delivery.startShift(driver.actor)
    }
    await pause(300)
    expect(ana.client.heard.filter(({ kind }) => kind === 'positions')).toEqual([])
    const versionNow = async () =>
      (await api.house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).version
    await assign(one, await versionNow())
    await moved(one, -34.8902)
    const seen = await ana.client.next('positions')
    expect(seen).toMatchObject({ topic: `order:${orderId}` })
    expect(seen.moved).toEqual([[one.actor.driverId, -34.8902, -56.156, 90, expect.any(Number)]])

    // What was measured for an order that has another driver since is not shown any more.
    await moved(one, -34.8903)
    await assign(two, await versionNow())
    await moved(one, -34.8904)
    await pause(400)
    const after = ana.client.heard.flatMap(message => (message.kind === 'positions' ? message.moved : []))
    expect(
      after.filter(([driverId, latitude]) => driverId === one.actor.driverId && latitude === -34.8904),
    ).toEqual([])
    await moved(two, -34.8905)
    const last = () => ana.client.heard.findLast(one => one.kind === 'positions')
    await expect.poll(() => last()?.moved[0]?.slice(0, 2)).toEqual([two.actor.driverId, -34.8905])
  })
})

describe('a dispatcher', () => {
  test('hears of everything on the board of their branch, and of nothing elsewhere', async () => {
    const [here, elsewhere] = [await arrive('dispatch', 'dispatcher'), await person('dispatch')]
    await api.house.db.pool.query(
      `insert into branches (id, name, address_text, latitude, longitude, time_zone, currency)
       select 'brn_0000000000zzzzzzzz', 'Elsewhere', address_text, latitude, longitude, time_zone, currency from branches where id = $1`,
      [town.branchId],
    )
    await api.house.db.prisma.roleGrant.create({
      data: {
        id: 'evt_0000000000zzzzzzzz',
        userId: elsewhere.userId,
        role: 'dispatcher',
        branchId: 'brn_0000000000zzzzzzzz',
      },
    })
    const other = await connect()
    await other.hello('dispatch', elsewhere.accessToken)
    await Promise.all([here.client.follow('board'), other.follow('board')])
    const driver = await person('driver', 'driver')
    const { orderId } = await api.house.placedOrder(await api.house.customer())
    await moved(driver, -34.8911)
    expect(await here.client.next('news')).toMatchObject({ topic: 'board', type: 'order.placed', orderId })
    await expect
      .poll(() =>
        here.client.heard.flatMap(one => (one.kind === 'positions' ? one.moved.map(([id]) => id) : [])),
      )
      .toContain(driver.actor.driverId)
    expect(await refusalOf(other, `order:${orderId}`)).toEqual([`order:${orderId}`, 'order.absent'])
    expect((await refusalOf(other, `driver:${driver.actor.driverId}`))[1]).toBe('dispatch.driver-absent')
    await pause(200)
    expect(other.news()).toEqual([])
    expect(other.heard.filter(({ kind }) => kind === 'positions')).toEqual([])
    await here.client.follow(`order:${orderId}`)
    await here.client.follow(`driver:${driver.actor.driverId}`)
  })

  test('who comes to the board is first shown where everybody is', async () => {
    const driver = await person('driver', 'driver')
    await moved(driver, -34.8922)
    await pause(250)
    const { client } = await arrive('dispatch', 'dispatcher')
    await client.follow('board')
    const { moved: all } = await client.next('positions')
    expect(all.find(([id]) => id === driver.actor.driverId)?.[1]).toBe(-34.8922)
  })

  test('is a customer like any other in the shop, and nobody in the sales app', async () => {
    const diego = await person('dispatch', 'dispatcher')
    const { orderId } = await api.house.placedOrder(await api.house.customer())
    for (const app of ['shop', 'driver', 'sales', 'admin'] as const) {
      const client = await connect()
      await client.hello(app, (await diego.signIn(app)).accessToken)
      expect((await refusalOf(client, 'board'))[1], app).toBe('people.not-allowed')
      expect((await refusalOf(client, `order:${orderId}`))[1], app).toBe('order.absent')
    }
  })
})

describe('a driver', () => {
  test('hears what is theirs, is not told whose order an offer is for, and hears nothing of another', async () => {
    const [bruno, carla] = [await arrive('driver', 'driver'), await arrive('driver', 'driver')]
    const [mine, hers] = [`driver:${bruno.actor.driverId}`, `driver:${carla.actor.driverId}`]
    await bruno.client.follow(mine)
    await carla.client.follow(hers)
    expect((await refusalOf(bruno.client, hers))[1]).toBe('dispatch.driver-absent')
    await moved(bruno, -34.8933)
    await api.house.services.delivery.startShift(bruno.actor)
    expect((await bruno.client.next('news')).type).toBe('shift.started')
    const { orderId, deliveryId } = await api.house.confirmedOrder(await api.house.customer())
    const { version } = await api.house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    await api.house.db.prisma.shift.updateMany({
      where: { driverId: { not: bruno.actor.driverId ?? '' } },
      data: { status: 'off', endedAt: new Date() },
    })
    await api.house.services.dispatch.search(system, { deliveryId, version })
    expect(await bruno.client.next('news')).toMatchObject({
      type: 'offer.made',
      deliveryId,
      orderId: null,
      offerId: expect.stringMatching(/^ofr_/),
    })
    expect((await refusalOf(bruno.client, `order:${orderId}`))[1]).toBe('order.absent')
    await pause(200)
    expect(carla.client.news()).toEqual([])
  })
})

describe('what is allowed no longer is told no longer', () => {
  test('a revoked role ends what it allowed, at once, and news of the same moment is not told', async () => {
    const diego = await arrive('dispatch', 'dispatcher')
    await diego.client.follow('board')
    await api.house.services.people.revokeRole(system, {
      userId: diego.userId,
      role: 'dispatcher',
      branchId: town.branchId,
    })
    await api.house.placedOrder(await api.house.customer())
    expect(await diego.client.next('refused')).toMatchObject({ topic: 'board', code: 'people.not-allowed' })
    await pause(300)
    expect(diego.client.news()).toEqual([])
    expect((await refusalOf(diego.client, 'board'))[1]).toBe('people.not-allowed')
  })

  test('a right that goes while they are being asked about is noticed as well', async () => {
    const { house } = api
    const { sessions } = house.services
    let isSlow = false
    const slowly: typeof sessions.identify = async (...given) => {
      const known = await sessions.identify(...given)
      // what was read is of before, by the time it is known
      if (isSlow) await pause(400)
      return known
    }
    const services = { ...house.services, sessions: { ...sessions, identify: slowly } }
    const app = await buildApp(apiSetting(house, { services }))
    const diego = await person('dispatch', 'dispatcher')
    const { payload } = await house.services.people.inviteStaff(system, { role: 'sales' })
    await house.services.people.joinByInvite(diego.actor, payload)
    const client = await connectLive(await listenLive(app))
    try {
      await client.hello('dispatch', diego.accessToken)
      await client.follow('board')
      isSlow = true
      await house.services.people.revokeRole(system, { userId: diego.userId, role: 'sales' })
      await pause(200)
      const branchId = town.branchId
      await house.services.people.revokeRole(system, { userId: diego.userId, role: 'dispatcher', branchId })
      expect(await client.next('refused')).toMatchObject({ topic: 'board', code: 'people.not-allowed' })
      await house.placedOrder(await house.customer())
      await pause(300)
      expect(client.news()).toEqual([])
    } finally {
      await client.close()
      await app.close()
    }
  })

  test('a driver who works elsewhere now is followed from here no longer', async () => {
    const [diego, driver] = [await arrive('dispatch', 'dispatcher'), await person('driver', 'driver')]
    const topic = `driver:${driver.actor.driverId}`
    await diego.client.follow(topic)
    await api.house.db.prisma.driver.update({
      where: { id: driver.actor.driverId ?? '' },
      data: { branchId: 'brn_0000000000zzzzzzzz' },
    })
    await api.house.services.people.revokeRole(system, {
      userId: driver.userId,
      role: 'driver',
      branchId: town.branchId,
    })
    expect(await diego.client.next('refused')).toEqual({
      kind: 'refused',
      topic,
      code: 'dispatch.driver-absent',
    })
  })

  test('more branches than before: the board is loaded anew', async () => {
    const diego = await arrive('dispatch', 'dispatcher')
    await diego.client.follow('board')
    const { payload } = await api.house.services.people.inviteStaff(system, { role: 'dispatcher' })
    await api.house.services.people.joinByInvite(diego.actor, payload)
    expect(await diego.client.next('gap')).toMatchObject({ topic: 'board' })
  })

  test('an ended session ends its connections, and those of no other session', async () => {
    const ana = await arrive('shop')
    const other = await connect()
    await other.hello('shop', (await ana.signIn('shop')).accessToken)
    await api.house.services.sessions.end(ana.refreshToken)
    expect(await ana.client.closed).toBe(4401)
    await pause(100)
    expect(other.socket.readyState).toBe(other.socket.OPEN)
  })
})
