import { createServer } from 'node:http'
import { Bot, GrammyError, InlineKeyboard, InputFile, Keyboard, webhookCallback } from 'grammy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { crewToken, shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { SandboxPerson } from '../testing/person.ts'

let sandbox: Sandbox
let stopBot: () => Promise<unknown> = async () => {}

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
})
afterAll(() => sandbox.stop())
afterEach(async () => {
  await stopBot()
  stopBot = async () => {}
})

function newBot(token = shopToken): Bot {
  return new Bot(token, { client: { apiRoot: sandbox.url } })
}

async function poll(bot: Bot) {
  bot.catch(() => {})
  await new Promise<void>(resolve => void bot.start({ onStart: () => resolve() }))
  stopBot = () => bot.stop()
}

describe('a grammY bot that polls', () => {
  it('greets, gets a press, edits and answers', async () => {
    const bot = newBot()
    bot.command('start', ctx =>
      ctx.reply(`Hello *${ctx.match}*`, {
        parse_mode: 'MarkdownV2',
        reply_markup: new InlineKeyboard().text('Yes', 'yes'),
      }),
    )
    bot.callbackQuery('yes', async ctx => {
      await ctx.editMessageText(`${ctx.from.first_name} said yes`)
      await ctx.answerCallbackQuery({ text: 'Noted', show_alert: true })
    })
    await poll(bot)
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    await ann.start(shop, 'ref42')
    const greeting = await ann.next(shop)
    expect(greeting).toMatchObject({
      text: 'Hello ref42',
      entities: [{ type: 'bold', offset: 6, length: 5 }],
    })
    const pressed = await ann.press(shop, greeting.id, 'Yes')
    expect(pressed.answer).toEqual({ text: 'Noted', showAlert: true, url: null })
    const edited = await ann.next(shop)
    expect(edited).toMatchObject({ id: greeting.id, text: 'Ann said yes', buttons: [] })
    expect(edited.editDate).not.toBeNull()
  })

  it('hears a live location to its end, which has no live period', async () => {
    const heard: [string, number | undefined, number | undefined][] = []
    const bot = newBot()
    bot.on(['message:location', 'edited_message:location'], async ctx => {
      const { location } = ctx.msg
      heard.push([ctx.message ? 'new' : 'moved', location.live_period, location.heading])
      if (ctx.editedMessage && location.live_period === undefined) await ctx.reply('ended')
    })
    await poll(bot)
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    const sent = await ann.act(shop, 'live-location', { latitude: -34.9, longitude: -56.2, livePeriod: 900 })
    await ann.move(shop, sent.messageId, { latitude: -34.901, longitude: -56.2, heading: 180 })
    await ann.stopSharing(shop, sent.messageId)
    expect((await ann.next(shop)).text).toBe('ended')
    expect(heard).toEqual([
      ['new', 900, undefined],
      ['moved', 900, 180],
      ['moved', undefined, undefined],
    ])
  })

  it('takes a contact and a place from the keyboard, and uploads and downloads a file', async () => {
    const bot = newBot()
    const seen: unknown[] = []
    bot.command('start', ctx =>
      ctx.reply('Who and where?', {
        reply_markup: new Keyboard()
          .requestContact('My phone')
          .requestLocation('My place')
          .oneTime()
          .resized(),
      }),
    )
    bot.on('message:contact', async ctx => {
      seen.push(ctx.message.contact.user_id === ctx.from.id, ctx.message.contact.phone_number)
      await ctx.replyWithPhoto(new InputFile(onePixelPng, 'dot.png'), { caption: 'thanks' })
    })
    bot.on('message:photo', async ctx => {
      const file = await ctx.getFile()
      const response = await fetch(`${sandbox.url}/file/bot${shopToken}/${file.file_path}`)
      seen.push(Buffer.from(await response.arrayBuffer()).equals(onePixelPng))
      await ctx.reply('got it')
    })
    await poll(bot)
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', phone: '+59899111222' })
    await ann.start(shop)
    await ann.next(shop)
    const { replyKeyboard } = await ann.look(shop)
    expect(replyKeyboard?.rows.flat().map(button => button.kind)).toEqual([
      'request_contact',
      'request_location',
    ])
    await ann.act(shop, 'reply-press', { text: 'My phone' })
    const photo = await ann.next(shop)
    expect(photo).toMatchObject({ caption: 'thanks', photo: { width: 1, height: 1 } })
    expect((await ann.look(shop)).replyKeyboard).toBeNull()
    await ann.act(shop, 'photo', { base64: onePixelPng.toString('base64') })
    expect((await ann.next(shop)).text).toBe('got it')
    expect(seen).toEqual([true, '59899111222', true])
  })

  it('is told when it is blocked, and may not write then', async () => {
    const statuses: string[] = []
    const bot = newBot()
    bot.on('my_chat_member', ctx => void statuses.push(ctx.myChatMember.new_chat_member.status))
    bot.command('start', ctx => ctx.reply('hi'))
    await poll(bot)
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    const early: unknown = await bot.api.sendMessage(ann.id, 'psst').catch((error: unknown) => error)
    expect(early).toBeInstanceOf(GrammyError)
    expect(String(early)).toContain("403: Forbidden: bot can't initiate conversation with a user")
    await ann.start(shop)
    await ann.next(shop)
    await ann.act(shop, 'block')
    const blocked: unknown = await bot.api.sendMessage(ann.id, 'psst').catch((error: unknown) => error)
    expect(String(blocked)).toContain('403: Forbidden: bot was blocked by the user')
    await expect(ann.say(shop, 'anyway')).rejects.toThrow('409')
    await ann.start(shop)
    await ann.next(shop)
    expect(statuses).toEqual(['kicked', 'member'])
  })

  it('stops with 409 when another program polls with its token', async () => {
    const bot = newBot(crewToken)
    const rival = () => {
      setTimeout(() => void newBot(crewToken).api.getUpdates({ timeout: 1 }), 100)
    }
    const ended = new Promise<unknown>(resolve => {
      bot.start({ onStart: rival }).catch(resolve)
    })
    expect(String(await ended)).toContain('409: Conflict: terminated by other getUpdates request')
    await new Promise(resolve => setTimeout(resolve, 1100))
  })
})

describe('a grammY bot with a webhook', () => {
  it('answers by webhook reply and by call', async () => {
    const bot = newBot(crewToken)
    bot.command('start', ctx => ctx.reply('by webhook'))
    await bot.init()
    const handle = webhookCallback(bot, 'http', { secretToken: 'hush' })
    const server = createServer((request, response) => void handle(request, response))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: 'hush' })
    stopBot = async () => {
      await bot.api.deleteWebhook()
      server.closeAllConnections()
      server.close()
    }
    const ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
    await ann.start('@crew_bot')
    expect((await ann.next('@crew_bot')).text).toBe('by webhook')
  })
})
