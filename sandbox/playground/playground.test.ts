import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MessageView, StateView } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { shopToken, testBots } from '../testing/bots.ts'
import { request, SandboxPerson } from '../testing/person.ts'

const play = '@playground_bot'
const antarctica = { countryCode: 'AQ', city: 'McMurdo', streetLine1: 'Main 1', postCode: '1' }
const montevideo = { countryCode: 'UY', city: 'Montevideo', streetLine1: 'Main 1', postCode: '11000' }

let folder: string
let sandbox: Sandbox
let ann: SandboxPerson

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-playground-'))
  sandbox = await startSandbox({ bots: testBots, playground: { appDir: folder } })
})
afterAll(async () => {
  await sandbox.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', phone: '+59899000111' })
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** Presses Start and answers the message with the menu. */
async function greeted(person = ann): Promise<MessageView> {
  await person.start(play)
  return person.next(play)
}

/** Presses a button of the menu and answers what comes of it. */
async function shown(button: string, accepts?: (message: MessageView) => boolean): Promise<MessageView> {
  const menu = await greeted()
  await ann.press(play, menu.id, button)
  return ann.next(play, accepts ?? (message => message.from.isBot && message.id > menu.id))
}

const texts = (message: MessageView) => message.buttons.flat().map(({ text }) => text)

describe('whoever comes', () => {
  it('is greeted by name and in their language, with commands to match', async () => {
    expect((await greeted()).text).toMatch(/^Hello, Ann!/)
    expect((await ann.look(play)).commands.map(({ command }) => command)).toContain('stars')
    for (const [languageCode, hello, say] of [
      ['ru', /^Здравствуйте, Боб!/, 'Оплатить звёздами'],
      ['es-UY', /^¡Hola, Боб!/, 'Pagar con Stars'],
      ['de', /^Hello, Боб!/, 'Pay in Stars'],
    ] as const) {
      const bob = await SandboxPerson.join(sandbox.url, { firstName: 'Боб', languageCode })
      expect((await greeted(bob)).text).toMatch(hello)
      const { commands } = await bob.look(play)
      expect(commands.find(({ command }) => command === 'stars')?.description).toBe(say)
    }
  })

  it('finds a mini app under another name of this machine than the client’s', async () => {
    const menu = await greeted()
    const pressed = await ann.press(play, menu.id, 'Mini app')
    expect(pressed.app?.origin).toBe(`http://localhost:${sandbox.port}`)
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1')
    const opened = await fetch(`http://localhost:${sandbox.port}/?windows=1`, { redirect: 'manual' })
    expect(opened.headers.get('location')).toBe(`${sandbox.url}/?windows=1`)
    const main = await ann.openApp({ kind: 'link', bot: 'playground_bot' })
    expect(main.origin).toBe(`http://localhost:${sandbox.port}`)
  })

  it('finds it under the other name where the client has the first', async () => {
    const other = await startSandbox({ bots: [], host: 'localhost', playground: { appDir: folder } })
    const bob = await SandboxPerson.join(other.url, { firstName: 'Bob' })
    const main = await bob.openApp({ kind: 'link', bot: 'playground_bot' })
    expect(main.origin).toBe(`http://127.0.0.1:${other.port}`)
    await other.stop()
  })

  it('is helped in a group, where the rest would be out of place', async () => {
    const chats = { title: 'Desk', ownerId: ann.id, bots: ['playground_bot'] }
    const { id } = await request<{ id: string }>(sandbox.url, 'POST', '/chats', chats)
    await ann.say(id, '/keyboard@playground_bot')
    expect((await ann.next(id)).text).toMatch(/^Write \/start/)
  })
})

describe('buttons', () => {
  it('count, note, alert, copy, link, stand still and ask inline', async () => {
    const message = await shown('Buttons')
    expect(message.buttons.flat().map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['callback', 'url', 'copy_text', 'switch_inline', 'disabled']),
    )
    await ann.press(play, message.id, 'Tapped 0')
    expect(texts(await ann.next(play, ({ id }) => id === message.id))).toContain('Tapped 1')
    const note = await ann.press(play, message.id, 'A note')
    expect(note.answer).toMatchObject({ text: 'A note that goes away by itself', showAlert: false })
    const alert = await ann.press(play, message.id, 'An alert')
    expect(alert.answer).toMatchObject({ showAlert: true })
    expect((await ann.press(play, message.id, 'Copy a code')).copied).toBe('PLAY-2026')
    const here = await ann.press(play, message.id, 'Ask me here')
    expect(here.inlineQuery).toEqual({ bot: 'playground_bot', query: 'hello', isHere: true })
  })

  it('of another time stop their clock all the same', async () => {
    const menu = await greeted()
    expect((await ann.pressData(play, menu.id, 'gone')).answer).toMatchObject({ text: null })
  })
})

describe('paying', () => {
  it('by card with a tip ends in thanks and the charge', async () => {
    const invoice = await shown('Pay by card')
    const paid = await ann.pay({ chatId: invoice.chatId, messageId: invoice.id }, { tip: 100 })
    expect(paid).toMatchObject({ state: 'paid', total: 450 })
    const thanks = await ann.next(play, ({ text }) => text?.startsWith('Thank you') ?? false)
    expect(thanks.text).toMatch(/^Thank you for 4\.50 USD!\nCharge: \S+$/)
  })

  it('in Stars is given back by the button, once', async () => {
    await request(sandbox.url, 'POST', '/stars', { as: ann.id, amount: 7 })
    const invoice = await shown('Pay in Stars')
    expect((await ann.pay({ chatId: invoice.chatId, messageId: invoice.id })).state).toBe('paid')
    const balance = () => request<{ balance: number }>(sandbox.url, 'GET', `/stars?as=${ann.id}`)
    expect((await balance()).balance).toBe(2)
    const thanks = await ann.next(play, ({ text }) => text?.startsWith('Thank you') ?? false)
    await ann.press(play, thanks.id, 'Give my Stars back')
    expect((await balance()).balance).toBe(7)
    const again = await ann.pressData(play, thanks.id, 'refund')
    expect(again.answer?.text).toBe('They are back already.')
    expect((await balance()).balance).toBe(7)
  })

  it('asks where a parcel goes, and refuses where none goes', async () => {
    const { chatId, id: messageId } = await shown('Shipping')
    const person = { name: 'Ann', phone: '+59899000111' }
    const nowhere = await ann.pay({ chatId, messageId }, { info: { ...person, address: antarctica } })
    expect(nowhere.trouble).toEqual({ kind: 'shipping_refused', message: 'We do not ship to Antarctica.' })
    const info = { ...person, address: montevideo }
    const paid = await ann.pay({ chatId, messageId }, { info, shippingOptionId: 'bike' })
    expect(paid).toMatchObject({ state: 'paid', total: 1100 })
    expect(paid.shippingOptions?.map(({ id }) => id)).toEqual(['bike', 'plane'])
  })
})

describe('what is sent by a button of the menu', () => {
  it('a poll, a quiz that knows the answer, a die', async () => {
    expect((await shown('Poll')).poll).toMatchObject({ kind: 'regular', allowsSeveral: true })
    const quiz = await shown('Quiz')
    await ann.act(play, 'vote', { messageId: quiz.id, options: [1] })
    const voted = (await ann.messages(play)).find(({ id }) => id === quiz.id)
    expect(voted?.poll).toMatchObject({ correctOptions: [1], explanation: expect.stringContaining('byte') })
    expect((await shown('Dice')).other?.label).toMatch(/^🎲 [1-6]$/)
  })

  it('an album whose last picture is hidden', async () => {
    await shown('Album', ({ hasSpoiler }) => hasSpoiler)
    const album = (await ann.messages(play)).filter(({ photo }) => photo)
    expect(album.map(({ hasSpoiler }) => hasSpoiler)).toEqual([false, false, true])
    expect(new Set(album.map(({ mediaGroupId }) => mediaGroupId)).size).toBe(1)
  })

  it('a place that moves until it is stopped', async () => {
    const start = await shown('Live location', ({ location }) => location !== null)
    const moved = await ann.next(play, ({ id, editDate }) => id === start.id && editDate !== null)
    expect(moved.location).toMatchObject({ isLive: true })
    expect(moved.location?.latitude).not.toBe(start.location?.latitude)
    await ann.press(play, start.id, 'Stop')
    const stopped = (await ann.messages(play)).find(({ id }) => id === start.id)
    expect(stopped?.location?.isLive).toBe(false)
  })

  it('a draft, and then the message', async () => {
    const menu = await greeted()
    await ann.press(play, menu.id, 'Draft')
    const draft = await ann.nextEvent(play, ({ kind }) => kind === 'draft')
    expect(draft).toMatchObject({ text: 'I am thinking…' })
    expect((await ann.next(play)).text).toMatch(/^This is what I wanted to say/)
  })

  it('a text with every mark, in every language', async () => {
    const marks = async () => new Set((await shown('Formatting')).entities.map(({ type }) => type))
    const all = await marks()
    for (const type of ['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'pre'] as const)
      expect(all).toContain(type)
    for (const type of ['blockquote', 'expandable_blockquote', 'text_link', 'text_mention'] as const)
      expect(all).toContain(type)
    for (const type of ['mention', 'hashtag', 'cashtag', 'bot_command', 'email', 'phone_number'] as const)
      expect(all).toContain(type)
    expect(all).toContain('url')
    expect(all).toContain('date_time')
    for (const languageCode of ['ru', 'es']) {
      const bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob', languageCode })
      const menu = await greeted(bob)
      await bob.pressData(play, menu.id, 'show:formatting')
      const { entities } = await bob.next(play)
      expect(new Set(entities.map(({ type }) => type))).toEqual(all)
    }
  })

  it('a question that waits for its answer', async () => {
    const question = await shown('Force reply')
    expect((await ann.look(play)).forceReplyTo).toBe(question.id)
    await ann.act(play, 'text', { text: 'moss', replyTo: question.id })
    expect((await ann.next(play)).text).toBe('“moss” is a good word.')
  })

  it('a keyboard that asks for a number, a place, people, a group and an app', async () => {
    await shown('Keyboard')
    const press = async (text: string, more: object = {}) => {
      await ann.act(play, 'reply-press', { text, ...more })
      return (await ann.next(play)).text
    }
    expect(await press('My phone number')).toBe('Your number is 59899000111.')
    const here = { latitude: -34.9, longitude: -56.1 }
    expect(await press('Where I am', here)).toBe('You are at -34.9000, -56.1000.')
    const bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
    expect(await press('Some people', { userIds: [bob.id] })).toBe('One person.')
    const chats = { title: 'Desk', ownerId: ann.id }
    const { id } = await request<{ id: string }>(sandbox.url, 'POST', '/chats', chats)
    expect(await press('A group of mine', { sharedChatId: id })).toBe('A group. Thank you.')
    const app = await ann.openApp({ kind: 'reply_button', chatId: play, text: 'Send from a mini app' })
    await request(sandbox.url, 'POST', `/web-apps/${app.id}/data`, { data: 'hello' })
    expect((await ann.next(play, ({ text }) => text !== null)).text).toBe('The mini app sent: hello')
    expect(await press('Put the keyboard away')).toBe('The keyboard is gone.')
    expect((await ann.look(play)).replyKeyboard).toBeNull()
  })
})

describe('inline', () => {
  it('offers articles, a picture and a place, and is heard where they are sent', async () => {
    await greeted()
    const { queryId, results, button } = await ann.askInline(play, 'moss')
    expect(results.map(({ type }) => type)).toEqual(['article', 'article', 'photo', 'venue'])
    expect(button).toMatchObject({ text: 'What else can you do?', startParameter: 'inline' })
    for (const [resultId, looks] of [
      ['shout', { text: 'MOSS' }],
      ['venue', { venue: { title: 'The square' } }],
      ['picture', { photo: { width: 800 } }],
    ] as const) {
      const { message } = await ann.act(play, 'inline-result', { queryId, resultId })
      expect(message).toMatchObject(looks)
    }
  })
})

describe('the server of the mini app', () => {
  const ask = (what: string, initData: unknown) =>
    fetch(`${sandbox.url}/sandbox/playground/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ initData }),
    })

  it('gives an invoice and a message to share to whom Telegram has signed', async () => {
    const { initData } = await ann.openApp({ kind: 'link', bot: 'playground_bot' })
    const { url } = (await (await ask('invoice', initData)).json()) as { url: string }
    expect(url).toMatch(/^https:\/\/t\.me\//)
    const { id } = (await (await ask('message', initData)).json()) as { id: string }
    expect(id).not.toBe('')
  })

  it('gives nothing to anybody else', async () => {
    const { initData } = await ann.openApp({ kind: 'link', bot: 'playground_bot' })
    for (const forged of [initData.replace('Ann', 'Bob'), '', 'hash=00', undefined, 7]) {
      expect((await ask('invoice', forged)).status).toBe(401)
      expect((await ask('message', forged)).status).toBe(401)
    }
  })
})

describe('the playground', () => {
  it('is absent unless it is asked for', async () => {
    const plain = await startSandbox({ bots: testBots })
    const { bots } = await request<StateView>(plain.url, 'GET', '/state')
    expect(bots.map(({ username }) => username)).toEqual(['shop_bot', 'crew_bot'])
    expect((await fetch(`${plain.url}/sandbox/playground/`)).status).toBe(404)
    await plain.stop()
  })

  it('comes after the bots that were asked for', async () => {
    const { bots } = await request<StateView>(sandbox.url, 'GET', '/state')
    expect(bots.map(({ username }) => username)).toEqual(['shop_bot', 'crew_bot', 'playground_bot'])
  })

  it('moves into chats that were kept without it, and is kept with them', async () => {
    const snapshotFile = join(folder, 'telegram.json')
    const before = await startSandbox({ bots: testBots, snapshotFile })
    const bob = await SandboxPerson.join(before.url, { firstName: 'Bob', id: 77 })
    await bob.start('@shop_bot')
    await request(before.url, 'POST', '/snapshot', {})
    await before.stop()
    for (const heard of [2, 4]) {
      const after = await startSandbox({ bots: testBots, snapshotFile, playground: { appDir: folder } })
      const back = new SandboxPerson(after.url, bob.user)
      expect((await back.messages('@shop_bot')).map(({ text }) => text)).toEqual(['/start'])
      await back.start(play)
      await back.next(play)
      expect(await back.messages(play)).toHaveLength(heard)
      await request(after.url, 'POST', '/snapshot', {})
      await after.stop()
    }
  })

  it('goes on after somebody else has polled with its token', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await greeted()
    await fetch(`${sandbox.url}/bot1999:playground-secret/getUpdates`)
    expect((await fetch(`${sandbox.url}/bot${shopToken}/getMe`)).status).toBe(200)
    expect((await greeted()).text).toMatch(/^Hello/)
  })
})
