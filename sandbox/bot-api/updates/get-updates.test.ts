import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crew, crewToken, shop, shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

const texts = (updates: { message?: { text?: string } }[]) => updates.map(update => update.message?.text)
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  sandbox.hub.polls.releaseAll()
  await pause(shortHoldMs)
  bot = botCaller(sandbox.url, shopToken)
  await bot.ok('deleteWebhook')
  // A list of nothing known means the default again.
  await bot.updates({ offset: 0, allowed_updates: [], limit: 1, timeout: 0 })
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
})

describe('what a bot fetches', () => {
  it('stays until it is confirmed by a higher offset', async () => {
    await ann.start(shop)
    await ann.say(shop, 'one')
    await ann.say(shop, 'two')
    const first = await bot.updates({ offset: 1 })
    expect(texts(first)).toEqual(['/start', 'one', 'two'])
    const second = first[1]?.update_id ?? 0
    expect(first.map(update => update.update_id)).toEqual([second - 1, second, second + 1])
    expect(texts(await bot.updates({ offset: second }))).toEqual(['one', 'two'])
    expect(texts(await bot.updates({ offset: second + 1 }))).toEqual(['two'])
    expect(texts(await bot.updates({ offset: 2, limit: 1 }))).toEqual(['two'])
  })

  it('a negative offset keeps the last ones and forgets the rest', async () => {
    for (const text of ['/start', 'one', 'two', 'three']) await ann.say(shop, text)
    expect(texts(await bot.updates({ offset: -2 }))).toEqual(['two', 'three'])
    expect(texts(await bot.updates({ offset: 1 }))).toEqual(['two', 'three'])
  })

  it('comes at once to a poll that waits', async () => {
    const waiting = bot.updates({ offset: 5, timeout: 20 })
    await pause(50)
    await ann.say(shop, 'now')
    expect(texts(await waiting)).toEqual(['now'])
  })

  it('is held back when the same poll is repeated in haste', async () => {
    await bot.updates({ offset: 7 })
    const startedAt = Date.now()
    expect(await bot.updates({ offset: 7 })).toEqual([])
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(shortHoldMs - 20)
  })

  it('is only what was asked for, remembered from call to call', async () => {
    await bot.updates({ offset: 8, allowed_updates: ['callback_query'] })
    await ann.say(shop, 'unheard')
    await bot.updates({ offset: 9, allowed_updates: 'not a list' })
    await ann.say(shop, 'unheard too')
    expect(await bot.updates({ offset: 10 })).toEqual([])
    await bot.updates({ offset: 11, allowed_updates: ['no_such_kind'] })
    await ann.say(shop, 'heard')
    expect(texts(await bot.updates({ offset: 12 }))).toEqual(['heard'])
  })

  it('never includes what the bot or another bot said', async () => {
    await ann.start(shop)
    await ann.start(crew)
    await bot.ok('sendMessage', { chat_id: ann.id, text: 'hello' })
    await botCaller(sandbox.url, crewToken).ok('sendMessage', { chat_id: ann.id, text: 'hello too' })
    expect(texts(await bot.updates({ offset: 13 }))).toEqual(['/start'])
  })
})

describe('an answer', () => {
  it('has one update only when the same poll comes again at once', async () => {
    for (const text of ['/start', 'one']) await ann.say(shop, text)
    expect(texts(await bot.updates({ offset: 3 }))).toEqual(['/start', 'one'])
    expect(texts(await bot.updates({ offset: 3 }))).toEqual(['/start'])
    await pause(shortHoldMs)
    expect(texts(await bot.updates({ offset: 3 }))).toEqual(['/start', 'one'])
  })

  it('is cut at four megabytes, and the rest comes next', async () => {
    const queue = sandbox.world.bots.get(1001)?.queue
    await ann.say(shop, 'x'.repeat(4000))
    const [sample] = queue?.peek(0, 1) ?? []
    const text = 'я'.repeat(50_000)
    for (let made = 0; made < 60; made++) {
      if (sample?.body.message) queue?.push('message', { ...sample.body.message, text }, 'chat 1')
    }
    const first = await bot.updates({ offset: 4 })
    const last = first.at(-1)?.update_id ?? 0
    expect(Buffer.byteLength(JSON.stringify(first))).toBeLessThanOrEqual(4 * 1024 * 1024)
    expect(first.length).toBeGreaterThan(30)
    const rest = await bot.updates({ offset: last + 1 })
    expect(first.length + rest.length).toBe(61)
  })
})

describe('two programs with one token', () => {
  it('a second quarrel at once is told only after a while', async () => {
    await bot.ok('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    await bot.refusal('getUpdates')
    const startedAt = Date.now()
    expect(await bot.refusal('getUpdates')).toContain('409 Conflict')
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(shortHoldMs - 20)
  })

  it('the newer poll ends the waiting one', async () => {
    const older = bot.raw('getUpdates', { offset: 20, timeout: 20 })
    await pause(50)
    const newer = bot.updates({ offset: 21, timeout: 20 })
    const { status, envelope } = await older
    expect(status).toBe(409)
    expect(envelope).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    await ann.say(shop, 'for the newer')
    expect(texts(await newer)).toEqual(['for the newer'])
  })

  it('a webhook ends the waiting poll and shuts the door to further ones', async () => {
    const waiting = bot.refusal('getUpdates', { offset: 22, timeout: 20 })
    await pause(50)
    const { envelope } = await bot.raw('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(envelope).toEqual({ ok: true, result: true, description: 'Webhook was set' })
    expect(await waiting).toBe('409 Conflict: terminated by setWebhook request')
    await pause(shortHoldMs)
    expect(await bot.refusal('getUpdates')).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  })
})
