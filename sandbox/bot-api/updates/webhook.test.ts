import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Update } from 'grammy/types'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { SandboxPerson } from '../../testing/person.ts'

interface Received {
  update: Update
  secret: string | undefined
}

let sandbox: Sandbox
let server: Server
let hook: string
let received: Received[]
/** What the hook answers to the n-th delivery. */
let reply: (delivery: number, update: Update) => Promise<{ status: number; body?: string }>

async function bodyOf(request: IncomingMessage): Promise<Update> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return JSON.parse(Buffer.concat(chunks).toString())
}

async function until(isTrue: () => boolean) {
  const deadline = Date.now() + 5000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('waited in vain')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const update = await bodyOf(request)
    const secret = request.headers['x-telegram-bot-api-secret-token']
    received.push({ update, secret: Array.isArray(secret) ? secret[0] : secret })
    const { status, body } = await reply(received.length, update)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body ?? '')
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
  reply = async () => ({ status: 200 })
  sandbox = await startSandbox({ bots: testBots })
})
afterEach(() => sandbox.stop())

const textsReceived = () => received.map(({ update }) => update.message?.text ?? update.callback_query?.data)

describe('a webhook', () => {
  it('gets each update once, with the secret, and what waited before it was set', async () => {
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    await ann.start(shop)
    await botCaller(sandbox.url, shopToken).ok('setWebhook', { url: hook, secret_token: 'hush-1' })
    await ann.say(shop, 'one')
    await until(() => received.length === 2)
    expect(textsReceived()).toEqual(['/start', 'one'])
    expect(received.map(({ secret }) => secret)).toEqual(['hush-1', 'hush-1'])
    const info = await botCaller(sandbox.url, shopToken).ok('getWebhookInfo')
    expect(info).toMatchObject({ url: hook, pending_update_count: 0, max_connections: 40 })
  })

  it('gets the messages of a chat in order even when one has to be repeated, while buttons overtake', async () => {
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    await ann.start(shop)
    const bot = botCaller(sandbox.url, shopToken)
    const keyboard = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
    const { message_id } = await bot.ok('sendMessage', {
      chat_id: ann.id,
      text: 'hi',
      reply_markup: keyboard,
    })
    await bot.ok('setWebhook', { url: hook, drop_pending_updates: true })
    let failures = 1
    reply = async (_, update) => ({ status: update.message?.text === 'one' && failures-- > 0 ? 500 : 200 })
    await ann.say(shop, 'one')
    await ann.say(shop, 'two')
    void ann.pressData(shop, message_id, 'go', 0)
    await until(() => received.length === 4)
    expect(textsReceived()).toEqual(['one', 'go', 'one', 'two'])
    expect((await bot.ok('getWebhookInfo')).last_error_message).toContain(
      'Wrong response from the webhook: 500',
    )
  })

  it('may answer with a method, but not with one that reads', async () => {
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    reply = async (delivery, update) => {
      const chat_id = update.message?.chat.id
      const answer =
        delivery === 1 ? { method: 'sendMessage', chat_id, text: 'welcome' } : { method: 'deleteWebhook' }
      return { status: 200, body: JSON.stringify(answer) }
    }
    await botCaller(sandbox.url, shopToken).ok('setWebhook', { url: hook })
    await ann.start(shop)
    expect((await ann.next(shop)).text).toBe('welcome')
    await ann.say(shop, 'again')
    await until(() => received.length === 2)
    expect((await botCaller(sandbox.url, shopToken).ok('getWebhookInfo')).url).toBe(hook)
  })

  it('is refused where Telegram would refuse it', async () => {
    const bot = botCaller(sandbox.url, shopToken)
    expect(await bot.refusal('setWebhook', { url: 'http://example.com/x' })).toBe(
      '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    )
    expect(await bot.refusal('setWebhook', { url: 'https://example.com:8080/x' })).toBe(
      '400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    )
    expect(await bot.refusal('setWebhook', { url: hook, secret_token: 'no spaces' })).toBe(
      '400 Bad Request: secret token contains unallowed characters',
    )
    await bot.ok('setWebhook', { url: hook })
    const again = await bot.raw('setWebhook', { url: hook })
    expect(again.envelope).toMatchObject({ ok: true, description: 'Webhook is already set' })
    const hasty = await bot.raw('setWebhook', { url: `${hook}2` })
    expect(hasty.status).toBe(429)
    expect(hasty.headers.get('retry-after')).toBe('1')
    const deleted = await bot.raw('deleteWebhook')
    expect(deleted.envelope).toMatchObject({ description: 'Webhook was deleted' })
    expect((await bot.raw('deleteWebhook')).envelope).toMatchObject({
      description: 'Webhook is already deleted',
    })
  })
})
