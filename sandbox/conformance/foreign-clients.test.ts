import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'
import type { ForeignBot, Ingress } from './testing/clients/foreign-client.ts'
import { gramio } from './testing/clients/gramio.ts'
import { nodeTelegramBotApi } from './testing/clients/node-telegram-bot-api.ts'
import { telegraf } from './testing/clients/telegraf.ts'

/** Libraries that nobody here wrote read our answers with parsers of their own; each as poller and as webhook. */
const clients = [telegraf, nodeTelegramBotApi, gramio].flatMap(client =>
  (['polling', 'webhook'] as const).map((ingress): [string, Ingress, typeof client] => [
    client.name,
    ingress,
    client,
  ]),
)

describe.each(clients)('%s by %s', (_, ingress, client) => {
  let sandbox: Sandbox
  let bot: ForeignBot
  let ann: SandboxPerson

  beforeAll(async () => {
    sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
    ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', phone: '+59899000111' })
    bot = await client.start({
      apiRoot: sandbox.url,
      token: shopToken,
      ingress,
      secret: 'open-sesame',
      providerToken: '284685063:TEST:provider',
    })
  })

  afterAll(async () => {
    await bot?.stop()
    await sandbox?.stop()
  })

  it('greets with marks and a button; a tap edits both and is answered', async () => {
    await ann.start(shop)
    const greeting = await ann.next(shop)
    expect(greeting.text).toContain('Hello, ')
    expect(greeting.buttons[0]?.[0]).toMatchObject({ text: 'Count 0', kind: 'callback' })
    const pressed = await ann.press(shop, greeting.id, 'Count 0')
    expect(pressed.answer).toMatchObject({ text: 'counted 1', showAlert: false })
    const [edited] = (await ann.messages(shop)).filter(({ id }) => id === greeting.id)
    expect(edited?.text).toBe('Counted 1')
    expect(edited?.buttons[0]?.[0]?.text).toBe('Count 1')
  })

  it('reads a contact that a button of its keyboard asked for', async () => {
    await ann.say(shop, '/keyboard')
    await ann.next(shop)
    await ann.act(shop, 'reply-press', { text: 'Share' })
    expect((await ann.next(shop)).text).toBe('number 59899000111')
  })

  it('fetches a photo and sends a file', async () => {
    await ann.act(shop, 'photo', { base64: onePixelPng.toString('base64') })
    const copy = await ann.next(shop)
    expect(copy.caption).toBe(`${onePixelPng.length} bytes`)
    const file = await fetch(sandbox.url + copy.document?.url)
    expect(Buffer.from(await file.arrayBuffer()).equals(onePixelPng)).toBe(true)
  })

  it('sends an album', async () => {
    await ann.say(shop, '/album')
    const [first, second] = [await ann.next(shop), await ann.next(shop)]
    expect([first.caption, second.caption]).toEqual(['first', null])
    expect(first.mediaGroupId).toBeTruthy()
    expect(second.mediaGroupId).toBe(first.mediaGroupId)
  })

  it('follows a live location', async () => {
    const { messageId } = await ann.act(shop, 'live-location', { latitude: 1, longitude: 2 })
    await ann.next(shop, ({ text }) => text === 'on the way')
    await ann.move(shop, messageId, { latitude: 1.25, longitude: 2 })
    await ann.next(shop, ({ text }) => text === 'at 1.25')
  })

  it('is told a refusal with its code and its words', async () => {
    await ann.say(shop, '/same')
    expect((await ann.next(shop, ({ text }) => text !== 'as it is')).text).toMatch(
      /^400 Bad Request: message is not modified/,
    )
  })

  it('is paid', async () => {
    await ann.say(shop, '/pay')
    const { id, invoice } = await ann.next(shop)
    expect(invoice).toMatchObject({ title: 'Two burgers', currency: 'EUR', total: 1200 })
    await ann.pay({ chatId: shop, messageId: id })
    expect((await ann.next(shop, ({ text }) => text !== null)).text).toBe('paid 1200 order-7')
  })

  it('goes on after the line was cut and Telegram was down', async () => {
    const faults = [
      { kind: 'error', code: 500, method: 'sendMessage', times: 1 },
      { kind: 'drop_connection', method: 'getUpdates', times: 1 },
    ]
    for (const fault of faults) await request(sandbox.url, 'POST', '/faults', fault)
    await ann.say(shop, '/keyboard')
    await ann.say(shop, '/keyboard')
    // Telegraf polls again after five seconds, the others sooner.
    await vi.waitFor(
      async () =>
        expect((await ann.messages(shop)).at(-1)).toMatchObject({
          text: 'Your number?',
          from: { isBot: true },
        }),
      { timeout: 10_000, interval: 100 },
    )
  })
})
