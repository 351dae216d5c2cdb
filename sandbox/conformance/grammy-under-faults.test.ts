import { autoRetry } from '@grammyjs/auto-retry'
import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from '@grammyjs/conversations'
import { Menu } from '@grammyjs/menu'
import { type RunnerHandle, run, sequentialize } from '@grammyjs/runner'
import { Bot, type Context, GrammyError } from 'grammy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { NewFault } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

/** The whole grammY stack, as the product uses it: runner, order per chat, conversations, menus, retries. */
type StackContext = ConversationFlavor<Context>

let sandbox: Sandbox
let runner: RunnerHandle
let ann: SandboxPerson
const failures: unknown[] = []
const retrying = autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 5 })

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  const bot = new Bot<StackContext>(shopToken, { client: { apiRoot: sandbox.url } })
  bot.api.config.use(retrying)
  bot.use(sequentialize(ctx => String(ctx.chatId ?? ctx.from?.id)))
  // A conversation has an API of its own; what the bot's was given does not hold there.
  bot.use(
    conversations({
      plugins: [
        async (ctx, next) => {
          ctx.api.config.use(retrying)
          await next()
        },
      ],
    }),
  )
  bot.use(createConversation(askName))
  const menu = new Menu<StackContext>('settings')
  let isLoud = true
  menu.text(
    () => (isLoud ? 'Sound: on' : 'Sound: off'),
    ctx => {
      isLoud = !isLoud
      ctx.menu.update()
    },
  )
  bot.use(menu)
  bot.command('settings', ctx => ctx.reply('Settings', { reply_markup: menu }))
  bot.command('name', ctx => ctx.conversation.enter('askName'))
  bot.on('message:text', ctx => ctx.reply(`heard ${ctx.msg.text}`))
  bot.catch(({ error }) => failures.push(error))
  await bot.init()
  runner = run(bot, { runner: { fetch: { timeout: 1 } } })
  await ann.start(shop)
})

afterEach(async () => {
  await request(sandbox.url, 'DELETE', '/faults')
  failures.length = 0
})

afterAll(async () => {
  await runner.stop()
  await sandbox.stop()
})

async function askName(conversation: Conversation<StackContext, Context>, ctx: Context) {
  await ctx.reply('Your name?')
  const { msg } = await conversation.waitFor('message:text')
  await ctx.reply(`Good day, ${msg.text}`)
}

const trouble = (fault: NewFault) => request(sandbox.url, 'POST', '/faults', fault)
const answersTo = async (text: string) =>
  (await ann.messages(shop)).filter(message => message.text === `heard ${text}`).length

describe('with the grammY stack', () => {
  it('a 429 costs the seconds it names, and the message arrives once', async () => {
    await trouble({ kind: 'error', code: 429, retryAfter: 1, method: 'sendMessage', times: 1 })
    const startedAt = Date.now()
    await ann.say(shop, 'hurry')
    await ann.next(shop, ({ text }) => text === 'heard hurry')
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1000)
    expect(await answersTo('hurry')).toBe(1)
  })

  it('a 403 is an error of its own, and the bot goes on', async () => {
    await trouble({ kind: 'error', code: 403, method: 'sendMessage', times: 1 })
    await ann.say(shop, 'blocked')
    await ann.say(shop, 'and now')
    await ann.next(shop, ({ text }) => text === 'heard and now')
    expect(await answersTo('blocked')).toBe(0)
    expect(failures[0]).toBeInstanceOf(GrammyError)
    expect(String(failures[0])).toContain('403: Forbidden: bot was blocked by the user')
  })

  it('a 500 is tried again until it is gone', async () => {
    await trouble({ kind: 'error', code: 500, method: 'sendMessage', times: 1 })
    await ann.say(shop, 'down')
    await expect.poll(() => answersTo('down'), { timeout: 8000 }).toBe(1)
    expect(failures).toEqual([])
  })

  it('a line cut before the work is tried again; one cut after it has worked already, so the message is there twice', async () => {
    await trouble({ kind: 'drop_connection', method: 'sendMessage', times: 1 })
    await ann.say(shop, 'before')
    await expect.poll(() => answersTo('before'), { timeout: 8000 }).toBe(1)
    await trouble({ kind: 'drop_connection', isAfterEffect: true, method: 'sendMessage', times: 1 })
    await ann.say(shop, 'after')
    await expect.poll(() => answersTo('after'), { timeout: 8000 }).toBe(2)
  })

  it('polls that fail, are cut or are slow lose no update and repeat none', async () => {
    await trouble({ kind: 'error', code: 500, method: 'getUpdates', times: 1 })
    await trouble({ kind: 'drop_connection', method: 'getUpdates', times: 1 })
    await trouble({ kind: 'latency', delayMs: 200, method: 'getUpdates', times: 3 })
    for (let n = 0; n < 10; n++) await ann.say(shop, `n${n}`)
    await expect.poll(() => answersTo('n9'), { timeout: 15_000 }).toBe(1)
    const heard = (await ann.messages(shop))
      .map(({ text }) => text ?? '')
      .filter(text => /^heard n\d$/.test(text))
    expect(heard).toEqual(Array.from({ length: 10 }, (_, n) => `heard n${n}`))
  })

  it('a conversation goes on after its question had to be asked twice', async () => {
    await trouble({ kind: 'error', code: 500, method: 'sendMessage', times: 1 })
    await ann.say(shop, '/name')
    await expect
      .poll(async () => (await ann.messages(shop)).some(({ text }) => text === 'Your name?'), {
        timeout: 8000,
      })
      .toBe(true)
    await ann.say(shop, 'Боб')
    await ann.next(shop, ({ text }) => text === 'Good day, Боб')
  })

  it('a menu is drawn anew though its first edit met a 429', async () => {
    await ann.say(shop, '/settings')
    const shown = await ann.next(shop, ({ text }) => text === 'Settings')
    await trouble({ kind: 'error', code: 429, retryAfter: 1, method: 'editMessageReplyMarkup', times: 1 })
    await ann.press(shop, shown.id, 'Sound: on')
    await expect
      .poll(async () => (await ann.messages(shop)).find(({ id }) => id === shown.id)?.buttons[0]?.[0]?.text, {
        timeout: 8000,
      })
      .toBe('Sound: off')
  })
})
