import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { town } from '../../testing/little-town.ts'
import { system } from '../../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from '../testing/api-house.ts'
import { connectLive, type LiveClient, listenLive } from '../testing/live-client.ts'
import { usualLiveLimits } from './limits.ts'

let api: ApiHouse
let url: string
let stopRinging: () => Promise<void>
let witness: LiveClient
let dispatcherToken: string
const open: LiveClient[] = []
beforeAll(async () => {
  api = await openApiHouse({
    liveLimits: {
      ...usualLiveLimits,
      helloMs: 400,
      pingMs: 1500,
      recheckMs: 400,
      askAgainMs: 100,
      mostTopics: 5,
      mostOfPerson: 3,
      mostWaiting: 6,
      behindMs: 1000,
      closeMs: 300,
    },
  })
  url = await listenLive(api.app)
  stopRinging = api.house.services.live.keepRinging()
  const { person } = await api.signIn('dispatch', { id: 90 })
  const { people } = api.house.services
  const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: town.branchId })
  await people.joinByInvite(await people.actorOf(person.userId), payload)
  dispatcherToken = (await api.signIn('dispatch', { id: 90 })).accessToken
  // Whatever the others do, this one goes on hearing.
  witness = await connectLive(url)
  await witness.hello('dispatch', dispatcherToken)
  await witness.follow('board')
})
afterAll(async () => {
  await stopRinging()
  await api.close()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map(client => client.close()))
  const { orderId } = await api.house.placedOrder(await api.house.customer())
  await expect
    .poll(() => witness.heard.some(one => one.kind === 'news' && one.orderId === orderId))
    .toBe(true)
  expect((await api.ask('GET', '/health')).statusCode).toBe(200)
})

const connect = async (headers = {}) => {
  const client = await connectLive(url, headers)
  open.push(client)
  return client
}
const arrive = async (id: number) => {
  const { accessToken, person } = await api.signIn('shop', { id })
  const client = await connect()
  await client.hello('shop', accessToken)
  return { client, accessToken, userId: person.userId }
}
/** What is answered instead of a websocket. */
const refusedWith = (headers: Record<string, string>) =>
  new Promise<number>(resolve => {
    const socket = new WebSocket(url, { headers })
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('error', () => {})
  })

describe('who has not said who they are', () => {
  test('is sent away after a while, and hears nothing before', async () => {
    const client = await connect()
    expect(await client.closed).toBe(4401)
    expect(client.heard).toEqual([])
  })

  test.each([
    ['follows first', () => ({ kind: 'follow', topic: 'board', after: null })],
    ['leaves first', () => ({ kind: 'leave', topic: 'board' })],
    ['brings nonsense for a token', () => ({ kind: 'hello', app: 'shop', accessToken: 'a.b.c' })],
    ['brings a token of another app', () => ({ kind: 'hello', app: 'shop', accessToken: dispatcherToken })],
    [
      'brings an empty signature',
      () => ({ kind: 'hello', app: 'dispatch', accessToken: dispatcherToken.replace(/[^.]+$/, '') }),
    ],
    [
      'brings another signature',
      () => ({ kind: 'hello', app: 'dispatch', accessToken: `${dispatcherToken.slice(0, -4)}AAAA` }),
    ],
    [
      'brings one without end',
      () => ({ kind: 'hello', app: 'dispatch', accessToken: 'eyJhbGciOiJub25lIn0.e30.' }),
    ],
  ])('is sent away when it %s', async (_what, make) => {
    const client = await connect()
    client.say(make())
    expect(await client.closed).toBe(4401)
    expect(client.heard.filter(({ kind }) => kind !== 'refused')).toEqual([])
  })

  test('does not get in from a page of somebody else; who is no browser, and our own page, do', async () => {
    for (const origin of ['https://evil.test', 'https://apps.test.evil.test', 'http://apps.test', 'null', ''])
      expect(await refusedWith({ origin }), origin).toBe(403)
    expect(await refusedWith({ origin: 'https://apps.test' })).toBe(101)
    expect(await refusedWith({})).toBe(101)
  })

  test('does not fill the house: of one address only so many may wait', async () => {
    const waiting = await Promise.all(Array.from({ length: 6 }, () => connect()))
    expect(await refusedWith({})).toBe(429)
    await Promise.all(waiting.map(({ closed }) => closed))
    expect(await refusedWith({})).toBe(101)
  })

  test('and asks without a websocket is told so, in problem details', async () => {
    const answer = await api.ask('GET', '/live')
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.not-a-websocket'])
    expect((await api.ask('POST', '/live')).statusCode).toBe(404)
  })
})

describe('a token', () => {
  test('that is over ends the connection, unless a newer one came before', async () => {
    const { accessToken } = await api.signIn('shop', { id: 101 })
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
    const short = api.app.jwt.sign(
      { kind: 'access', sid: claims.sid },
      { sub: claims.sub, aud: 'shop', expiresIn: 4 },
    )
    const [one, two] = [await connect(), await connect()]
    await one.hello('shop', short)
    const first = await two.hello('shop', short)
    const second = await two.hello('shop', accessToken)
    expect(Date.parse(second.until)).toBeGreaterThan(Date.parse(first.until))
    expect(await one.closed).toBe(4401)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(two.socket.readyState).toBe(two.socket.OPEN)
  })

  test('of somebody who has been shut out without any news is asked about again within a minute (here less)', async () => {
    const { client, userId } = await arrive(102)
    await api.house.db.prisma.user.update({ where: { id: userId }, data: { deactivatedAt: new Date() } })
    expect(await client.closed).toBe(4401)
  })
})

describe('what costs more than it brings', () => {
  test('answers that nobody asked for end the connection', async () => {
    const { client } = await arrive(120)
    client.socket.pong()
    expect(await client.closed).toBe(1006)
  })

  test('so do pings without end', async () => {
    const { client } = await arrive(121)
    for (let i = 0; i < 200; i++) client.socket.ping()
    expect([4429, 1006]).toContain(await client.closed)
  })

  test('and topics that are followed again and again', async () => {
    const { client } = await arrive(122)
    for (let i = 0; i < 70; i++) {
      client.say({ kind: 'follow', topic: 'order:ord_0000000000zzzzzzzz', after: null })
      if (i % 10 === 9) await new Promise(resolve => setTimeout(resolve, 600))
    }
    expect(await client.closed).toBe(4429)
  })
})

describe('frames that are none', () => {
  test.each<[string, string | Buffer, number]>([
    ['binary', Buffer.from('{"kind":"leave","topic":"board"}'), 4400],
    ['no JSON', 'hello', 4400],
    ['half of JSON', '{"kind":"hel', 4400],
    ['a list', '[]', 4400],
    ['null', 'null', 4400],
    ['an unknown kind', '{"kind":"shout"}', 4400],
    ['an unknown topic', '{"kind":"follow","topic":"everything","after":null}', 4400],
    ['a topic that injects', `{"kind":"follow","topic":"order:ord_1' or '1'='1","after":null}`, 4400],
    ['a NUL byte', '{"kind":"follow","topic":"order:ord_\\u0000","after":null}', 4400],
    ['a long mark', `{"kind":"follow","topic":"board","after":"${'9'.repeat(61)}"}`, 4400],
    ['a prototype', '{"__proto__":{"kind":"leave"},"constructor":1}', 4400],
    ['deep nesting', '['.repeat(4000), 4400],
    ['a megabyte', 'x'.repeat(1024 * 1024), 1009],
  ])('%s', async (_what, frame, code) => {
    const { client } = await arrive(103)
    client.socket.send(frame, { binary: typeof frame !== 'string' })
    expect(await client.closed).toBe(code)
  })

  test('bytes that are no websocket at all', async () => {
    const { port, hostname } = new URL(url)
    const key = 'dGhlIHNhbXBsZSBub25jZQ=='
    const socket = connectTcp(Number(port), hostname)
    socket.write(
      `GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    )
    await once(socket, 'data')
    socket.on('error', () => {})
    socket.write(Buffer.alloc(4096, 0xff))
    await once(socket.resume(), 'close')
  })
})

describe('too much', () => {
  test('ten thousand frames in a second', async () => {
    const { client } = await arrive(104)
    for (let n = 0; n < 10_000; n++) client.say({ kind: 'leave', topic: 'board' })
    expect([4429, 1006]).toContain(await client.closed)
  })

  test('topics', async () => {
    const { client, userId } = await arrive(105)
    const actor = await api.house.services.people.actorOf(userId)
    if (actor.kind !== 'person') throw new Error('a person')
    for (let n = 0; n < 6; n++) {
      const { orderId } = await api.house.placedOrder(actor)
      client.say({ kind: 'follow', topic: `order:${orderId}`, after: null })
    }
    expect(await client.closed).toBe(4429)
  })

  test('connections of one person: the oldest goes', async () => {
    const { accessToken } = await api.signIn('shop', { id: 106 })
    const all: LiveClient[] = []
    for (let n = 0; n < 4; n++) {
      const client = await connect()
      await client.hello('shop', accessToken)
      all.push(client)
    }
    expect(await all[0]?.closed).toBe(4429)
    expect(all[3]?.socket.readyState).toBe(WebSocket.OPEN)
  })
})

describe('a reader', () => {
  test('who has silently gone is found by their silence', async () => {
    const { client } = await arrive(108)
    // Takes everything and answers nothing, pings included.
    client.socket.pause()
    await expect.poll(() => api.app.websocketServer.clients.size, { timeout: 8000 }).toBe(1)
    client.socket.terminate()
  })

  test('who is slow gets no positions until they have caught up, then all of them; who stays slow goes', async () => {
    const other = await openApiHouse({ liveLimits: { ...usualLiveLimits, behindMs: 4000 } })
    const driver = await other.house.driverOnShift()
    const { id, actor } = { id: 109, actor: driver }
    const { person } = await other.signIn('dispatch', { id })
    const { people } = other.house.services
    const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: town.branchId })
    await people.joinByInvite(await people.actorOf(person.userId), payload)
    const client = await connectLive(await listenLive(other.app))
    await client.hello('dispatch', (await other.signIn('dispatch', { id })).accessToken)
    await client.follow('board')
    const [server] = other.app.websocketServer.clients
    const move = (driverId: string, latitude: number) =>
      other.house.liveWire.tellMoved({
        driverId,
        branchId: town.branchId,
        latitude,
        longitude: -56.1,
        heading: null,
        measuredAt: Date.now(),
        orderIds: [],
      })
    const flood = async (isOver: () => boolean) => {
      for (const until = Date.now() + 15_000; !isOver() && Date.now() < until; ) {
        for (let n = 0; n < 8000; n++) move(`drv_${String(n).padStart(60, '0')}`, -34.9)
        await new Promise(resolve => setTimeout(resolve, 40))
      }
    }
    const behind = () => server?.bufferedAmount ?? 0
    client.socket.pause()
    await flood(() => behind() > usualLiveLimits.skipBytes)
    const stuckAt = behind()
    move(actor.driverId ?? '', -34.5)
    await new Promise(resolve => setTimeout(resolve, 400))
    // A piece of news may have come; a frame of eight thousand positions has not.
    expect(behind()).toBeLessThan(stuckAt + 10_000)
    client.socket.resume()
    const seen = () =>
      client.heard.some(
        one =>
          one.kind === 'positions' &&
          one.moved.some(([driverId, latitude]) => driverId === actor.driverId && latitude === -34.5),
      )
    await expect.poll(seen, { timeout: 10_000 }).toBe(true)

    client.socket.pause()
    await flood(() => server?.readyState !== WebSocket.OPEN)
    client.socket.resume()
    expect([4408, 1006]).toContain(await client.closed)
    await other.close()
  }, 60_000)
})

test('a server that goes away says goodbye to everybody', async () => {
  const other = await openApiHouse()
  const address = await listenLive(other.app)
  const { accessToken } = await other.signIn('shop', { id: 107 })
  const clients = await Promise.all([connectLive(address), connectLive(address)])
  await clients[0]?.hello('shop', accessToken)
  const began = performance.now()
  await other.close()
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([1001, 1001])
  expect(performance.now() - began).toBeLessThan(3000)
})
