import { createServer, type Server } from 'node:http'
import type { Update } from 'grammy/types'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { SandboxPerson } from '../../testing/person.ts'

interface Received {
  at: number
  text: string | undefined
}

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>
let server: Server
let hook: string
let received: Received[]
let inFlight = 0
let mostInFlight = 0
/** What the hook answers to a text. */
let reply: (text: string | undefined) => Promise<{ status: number; headers?: Record<string, string> }>

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

async function until(isTrue: () => boolean) {
  const deadline = Date.now() + 8000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`waited in vain; received ${JSON.stringify(received)}`)
    await pause(10)
  }
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const update: Update = JSON.parse(Buffer.concat(chunks).toString())
    received.push({ at: Date.now(), text: update.message?.text })
    mostInFlight = Math.max(mostInFlight, ++inFlight)
    const { status, headers } = await reply(update.message?.text)
    inFlight--
    response.writeHead(status, headers ?? {}).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  hook = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  received = []
  inFlight = mostInFlight = 0
  reply = async () => ({ status: 200 })
  const webhookTimes = { firstPauseMs: 60, longestPauseMs: 240, goneMs: 150, betweenSetsMs: 0 }
  sandbox = await startSandbox({ bots: testBots, webhookTimes })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  for (const person of [ann, bob]) await person.start(shop)
})
afterEach(() => sandbox.stop())

const setHook = (extra: object = {}) =>
  bot.ok('setWebhook', { url: hook, drop_pending_updates: true, ...extra })
const texts = () => received.map(({ text }) => text)

describe('a webhook that fails', () => {
  it('is tried again after pauses that double up to a limit', async () => {
    await setHook()
    let failures = 5
    reply = async () => ({ status: failures-- > 0 ? 500 : 200 })
    await ann.say(shop, 'x')
    await until(() => received.length === 6)
    const pauses = received.slice(1).map(({ at }, place) => at - (received[place]?.at ?? 0))
    for (const [place, least] of [60, 120, 240, 240, 240].entries()) {
      expect(pauses[place]).toBeGreaterThanOrEqual(least - 10)
    }
    expect(pauses[4]).toBeLessThan(480)
    await until(() => sandbox.world.bots.get(1001)?.queue.length === 0)
  })

  it('is left alone for as long as it asks', async () => {
    await setHook()
    let failures = 1
    reply = async () => (failures-- > 0 ? { status: 503, headers: { 'retry-after': '1' } } : { status: 200 })
    await ann.say(shop, 'x')
    await until(() => received.length === 2)
    expect((received[1]?.at ?? 0) - (received[0]?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  it('holds up one chat only', async () => {
    await setHook()
    reply = async text => ({ status: text === 'bad' ? 500 : 200 })
    await ann.say(shop, 'bad')
    await ann.say(shop, 'behind it')
    await bob.say(shop, 'elsewhere')
    await until(() => texts().includes('elsewhere') && texts().filter(text => text === 'bad').length > 1)
    expect(texts()).not.toContain('behind it')
    const info = await bot.ok('getWebhookInfo')
    expect(info).toMatchObject({
      pending_update_count: 2,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
    expect(info.last_error_date).toBeGreaterThan(0)
  })

  it('holds up messages only: that somebody blocks the bot is told meanwhile', async () => {
    await setHook()
    reply = async text => ({ status: text === 'bad' ? 500 : 200 })
    await ann.say(shop, 'bad')
    await ann.act(shop, 'block')
    await until(() => received.some(({ text }) => text === undefined))
    expect(
      sandbox.world.bots
        .get(1001)
        ?.queue.peek(0, 9)
        .map(({ kind }) => kind),
    ).toEqual(['message'])
  })

  it('never gets what is too old', async () => {
    await setHook()
    reply = async text => ({ status: text === 'old' ? 500 : 200 })
    await ann.say(shop, 'old')
    await ann.say(shop, 'new')
    await until(() => received.length === 1)
    const [first] = sandbox.world.bots.get(1001)?.queue.peek(0, 1) ?? []
    if (first) first.expiresAt = Date.now()
    await until(() => texts().includes('new'))
  })

  it('is given up once it has said for long enough that it is gone', async () => {
    await setHook()
    reply = async () => ({ status: 410 })
    await ann.say(shop, 'x')
    await until(() => sandbox.world.bots.get(1001)?.queue.webhook === null)
    expect((await bot.ok('getWebhookInfo')).url).toBe('')
    expect((await bot.updates({ offset: 0 })).map(update => update.message?.text)).toEqual(['x'])
  })
})

describe('a webhook with a limit', () => {
  it('gets no more at once than it can bear', async () => {
    await setHook({ max_connections: 1 })
    reply = async () => {
      await pause(30)
      return { status: 200 }
    }
    await Promise.all([ann.say(shop, 'a'), bob.say(shop, 'b')])
    await until(() => received.length === 2)
    await pause(40)
    expect(mostInFlight).toBe(1)
  })

  it('may be set again at once only where nothing else was asked for', async () => {
    await setHook()
    expect(await bot.refusal('setWebhook', { url: 'https://example.com:444/' })).toContain(
      'ports 80, 88, 443',
    )
    expect(await bot.refusal('setWebhook', { url: 'no address' })).toContain('400 Bad Request')
    expect(await bot.refusal('setWebhook', { url: hook, secret_token: 'x'.repeat(257) })).toBe(
      '400 Bad Request: secret token is too long',
    )
    expect((await bot.ok('getWebhookInfo')).url).toBe(hook)
  })
})
