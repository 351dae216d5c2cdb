import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Outage } from '../services/index.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { openToMachines } from './access.ts'
import { buildApp } from './app.ts'
import { apiSetting } from './testing/api-house.ts'

const secret = 'right-secret-right-secret'
let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await openTestHouse()
  app = await buildApp(apiSetting(house, { webhookSecret: secret }))
})
afterAll(async () => {
  await app.close()
  await house.close()
})
beforeEach(() => house.db.pool.query('truncate inbox_updates'))

const kept = () => house.db.prisma.inboxUpdate.findMany({ orderBy: { id: 'asc' } })
const post = (
  body: string | object,
  { bot = 'customer', headers = {} }: { bot?: string; headers?: Record<string, string | string[]> } = {},
) =>
  app.inject({
    method: 'POST',
    url: `/telegram/${bot}`,
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': secret,
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
const message = (updateId: number, text = 'hi', chatId = 42) => ({
  update_id: updateId,
  message: { message_id: 1, date: 1, chat: { id: chatId, type: 'private' }, text },
})

describe('an update from Telegram', () => {
  test('is kept, once however often it comes, and rings those who wait', async () => {
    let rings = 0
    const stop = house.services.updates.onKept(() => {
      rings += 1
    })
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(message(7))))
    stop()
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200))
    const rows = await kept()
    expect(rows).toMatchObject([{ bot: 'customer', updateId: 7n, lane: 'c42' }])
    expect(rows[0]?.payload).toEqual(message(7))
    expect(rings).toBeGreaterThan(0)
  })

  test.each([
    ['a message', message(1), 'c42'],
    ['an edited message', { update_id: 1, edited_message: { chat: { id: -100 } } }, 'c-100'],
    ['a tap', { update_id: 1, callback_query: { from: { id: 5 }, message: { chat: { id: 6 } } } }, 'c6'],
    ['a tap without its message', { update_id: 1, callback_query: { from: { id: 5 } } }, 'c5'],
    ['somebody who blocks the bot', { update_id: 1, my_chat_member: { chat: { id: 9 } } }, 'c9'],
    ['something of tomorrow', { update_id: 1, brand_new_thing: { a: 1 } }, 'other'],
  ])('%s waits in the lane of its chat', async (_what, update, lane) => {
    expect((await post(update)).statusCode).toBe(200)
    expect(await kept()).toMatchObject([{ lane, payload: update }])
  })

  test.each([
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
    ['a wrong one', { 'x-telegram-bot-api-secret-token': 'wrong' }],
    ['one that begins right', { 'x-telegram-bot-api-secret-token': secret.slice(0, -1) }],
    ['two of them', { 'x-telegram-bot-api-secret-token': [secret, secret] }],
  ])('with %s is turned away and leaves no row', async (_what, headers) => {
    const answer = await post(message(1), { headers: headers as Record<string, string> })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'people.unknown', status: 401 })
    expect(await kept()).toEqual([])
  })

  test('for a bot of nobody finds nobody, and says so only to who knows the secret', async () => {
    for (const bot of ['nobody', '__proto__', 'constructor', 'customer%00', '..%2fcustomer'])
      expect((await post(message(1), { bot })).statusCode).toBe(404)
    const stranger = await post(message(1), {
      bot: 'nobody',
      headers: { 'x-telegram-bot-api-secret-token': 'wrong' },
    })
    expect(stranger.statusCode).toBe(401)
    expect(await kept()).toEqual([])
  })
})

/** Nesting deeper than any update has. */
const deep = (levels: number) =>
  `{"update_id":1,"message":{"chat":{"id":42}},"more":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`

describe('what is no update', () => {
  test.each([
    ['half of JSON', '{"update_id":1,'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['without an id', '{"message":{"chat":{"id":1}}}'],
    ['with an id that is text', '{"update_id":"1"}'],
    ['with an id beyond every number', '{"update_id":1e400}'],
    ['with half an id', '{"update_id":1.5}'],
    ['with a chat that is none', '{"update_id":1,"message":{"chat":"me"}}'],
    ['a prototype in disguise', '{"update_id":1,"__proto__":{"isAdmin":true}}'],
    ['a prototype further down', '{"update_id":1,"a":{"constructor":{"prototype":{"isAdmin":true}}}}'],
    ['two megabytes', JSON.stringify(message(1, 'x'.repeat(2 * 1024 * 1024)))],
    ['a hundred and one levels deep', deep(101)],
    ['twenty thousand levels deep', deep(20_000)],
  ])('%s: a 4xx without details, and no row', async (_what, body) => {
    const answer = await post(body)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json().facts).toEqual({})
    expect(answer.body).not.toMatch(/at |node_modules|\.ts/)
    expect(await kept()).toEqual([])
    expect(Object.prototype).not.toHaveProperty('isAdmin')
  })

  test('of another kind than JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect([400, 415]).toContain(
        (await post('update_id=1', { headers: { 'content-type': type } })).statusCode,
      )
    expect(await kept()).toEqual([])
  })
})

describe('odd but harmless', () => {
  test.each([
    ['a NUL byte in a text', '{"update_id":1,"message":{"chat":{"id":42},"text":"a\\u0000b"}}'],
    ['a NUL byte in a name of a field', '{"update_id":1,"message":{"chat":{"id":42}},"a\\u0000":1}'],
    ['half a surrogate pair', '{"update_id":1,"message":{"chat":{"id":42},"text":"a\\ud83d"}}'],
    ['half of one in a name of a field', '{"update_id":1,"message":{"chat":{"id":42}},"\\ude00":1}'],
    ['the same field twice', '{"update_id":2,"update_id":1,"message":{"chat":{"id":42}}}'],
    ['a number beyond all', '{"update_id":1,"message":{"chat":{"id":42},"n":1e999}}'],
    ['ninety levels deep', deep(90)],
  ])('%s is an answer below 500', async (_what, body) => {
    const answer = await post(body)
    expect(answer.statusCode).toBeLessThan(500)
    expect(await kept()).toHaveLength(answer.statusCode === 200 ? 1 : 0)
  })
})

describe('troubles', () => {
  test('an outage says when to come again; what we did not foresee says nothing at all', async () => {
    const broken = await buildApp(apiSetting(house))
    const open = { config: { access: openToMachines } }
    broken.get('/outage', open, () => {
      throw new Outage('down', 7)
    })
    broken.get('/bug', open, () => {
      throw new Error('password=hunter2 at /etc/secret.ts')
    })
    const outage = await broken.inject('/outage')
    expect([outage.statusCode, outage.headers['retry-after']]).toEqual([503, '7'])
    const bug = await broken.inject('/bug')
    expect([bug.statusCode, bug.json().code, bug.json().facts]).toEqual([500, 'our-fault', {}])
    expect(bug.body).not.toMatch(/hunter2|secret/)
    // Without a secret updates are polled, and there is no such door.
    expect((await broken.inject({ method: 'POST', url: '/telegram/customer', payload: {} })).statusCode).toBe(
      404,
    )
    await broken.close()
  })

  test('an unknown path is absent', async () => {
    const answer = await app.inject('/nothing/here')
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'request.absent'])
  })
})

test('health is 200 while the database answers and 503 when it does not', async () => {
  expect((await app.inject('/health')).statusCode).toBe(200)
  const other = await openTestHouse()
  const ill = await buildApp(apiSetting(other, { webhookSecret: secret }))
  await other.close()
  const answer = await ill.inject('/health')
  expect([answer.statusCode, answer.json()]).toEqual([503, { ok: false }])
  const update = await ill.inject({
    method: 'POST',
    url: '/telegram/customer',
    headers: { 'x-telegram-bot-api-secret-token': secret },
    payload: message(1),
  })
  // Telegram has to come again: an update that was not kept must not be confirmed.
  expect(update.statusCode).toBeGreaterThanOrEqual(500)
  expect(update.json()).toMatchObject({ code: 'our-fault', facts: {} })
  await ill.close()
})
