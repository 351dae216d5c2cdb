import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { crew, shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'
import { listenToStream } from '../testing/stream.ts'
import type { MessageView, StateView, StreamMessage } from './contract.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', phone: '+59899000111' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Боб', username: 'bob_77', languageCode: 'ru' })
})

async function newest() {
  const update = (await bot.updates({ offset: -1 }))[0]
  return update?.message ?? update?.edited_message
}

describe('what a person sends reaches the bot as Telegram would tell it', () => {
  it('a card: one’s own, another’s, and a forwarded one', async () => {
    await ann.act(shop, 'contact', { own: true })
    expect((await newest())?.contact).toEqual({
      phone_number: '59899000111',
      first_name: 'Ann',
      user_id: ann.id,
    })
    await ann.act(shop, 'contact', { userId: bob.id })
    expect((await newest())?.contact?.user_id).toBe(bob.id)
    await ann.act(shop, 'contact', { phone: '+1 555 7', firstName: 'Nobody' })
    expect((await newest())?.contact).toEqual({ phone_number: '+1 555 7', first_name: 'Nobody' })
    await ann.act(shop, 'contact', { userId: bob.id, isForwarded: true })
    expect(await newest()).toMatchObject({
      forward_origin: { type: 'user', sender_user: { id: bob.id } },
      contact: { user_id: bob.id },
    })
    await expect(ann.act(shop, 'contact')).rejects.toThrow('say own, userId or phone')
  })

  it('a place, a venue, a picture by form, a document, a voice, a sticker', async () => {
    await ann.act(shop, 'location', { latitude: -34.9, longitude: -56.1 })
    expect((await newest())?.location).toEqual({ latitude: -34.9, longitude: -56.1 })
    await ann.act(shop, 'venue', { latitude: 1, longitude: 2, title: 'Office', address: 'Main 1' })
    expect((await newest())?.venue).toMatchObject({ title: 'Office', address: 'Main 1' })
    const form = new FormData()
    form.set('as', String(ann.id))
    form.set('caption', 'see https://example.com')
    form.set('file', new Blob([onePixelPng], { type: 'image/png' }), 'dot.png')
    const answer = await fetch(`${sandbox.url}/sandbox/api/chats/${shop}/photo`, {
      method: 'POST',
      body: form,
    })
    const { message } = (await answer.json()) as { message: MessageView }
    expect(await newest()).toMatchObject({
      photo: [{ width: 1, height: 1 }],
      caption_entities: [{ type: 'url' }],
    })
    const picture = await fetch(`${sandbox.url}${message.photo?.url}`)
    expect(Buffer.from(await picture.arrayBuffer()).equals(onePixelPng)).toBe(true)
    expect(picture.headers.get('content-security-policy')).toContain('sandbox')
    const base64 = Buffer.from('hello').toString('base64')
    await ann.act(shop, 'document', { base64, fileName: 'a.txt' })
    expect((await newest())?.document).toMatchObject({
      file_name: 'a.txt',
      mime_type: 'text/plain',
      file_size: 5,
    })
    await ann.act(shop, 'voice', { base64, durationSeconds: 3 })
    expect((await newest())?.voice).toMatchObject({ duration: 3, mime_type: 'audio/ogg' })
    await ann.act(shop, 'sticker', { emoji: '🚚' })
    expect((await newest())?.sticker).toMatchObject({ emoji: '🚚', type: 'regular' })
    await expect(ann.act(shop, 'photo', { base64 })).rejects.toThrow('that is no picture')
  })

  it('an edit as an edit, and a deletion not at all', async () => {
    const { messageId } = await ann.say(shop, 'tipo')
    await ann.act(shop, 'edit', { messageId, text: 'typo' })
    expect(await newest()).toMatchObject({ text: 'typo', edit_date: expect.any(Number) })
    await ann.act(shop, 'delete', { messageIds: [messageId] })
    expect((await newest())?.text).toBe('typo')
    expect(await ann.messages(shop)).toEqual([])
  })

  it('a very long text as several messages', async () => {
    await ann.say(shop, '😀'.repeat(5000))
    const texts = (await ann.messages(shop)).map(message => message.text ?? '')
    expect(texts.map(text => text.length)).toEqual([4096, 4096, 1808])
    expect(texts.join('')).toBe('😀'.repeat(5000))
  })

  it('a forward from one bot’s chat to another’s', async () => {
    const { messageId } = await ann.say(crew, 'from crew')
    await ann.act(shop, 'forward', { fromChatId: crew, messageId })
    expect(await newest()).toMatchObject({
      text: 'from crew',
      forward_origin: { sender_user: { id: ann.id } },
    })
  })

  it('any name and any text unharmed', async () => {
    const strange = `Robert'); DROP TABLE orders;-- <b>*_\` \u202Eשלום 👨‍👩‍👧‍👦`
    const eve = await SandboxPerson.join(sandbox.url, { firstName: strange })
    await eve.say(shop, strange)
    expect(await newest()).toMatchObject({ text: strange, from: { first_name: strange } })
  })
})

describe('what a bot sends is seen as it was meant', () => {
  it('a hidden picture with its words above it', async () => {
    await ann.start(shop)
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('photo', new Blob([onePixelPng]), 'dot.png')
    form.set('caption', 'guess')
    await fetch(`${sandbox.url}/bot${shopToken}/sendPhoto`, { method: 'POST', body: form })
    expect((await ann.messages(shop)).at(-1)).toMatchObject({ hasSpoiler: false, isCaptionAbove: false })
    form.set('has_spoiler', 'true')
    form.set('show_caption_above_media', 'true')
    await fetch(`${sandbox.url}/bot${shopToken}/sendPhoto`, { method: 'POST', body: form })
    expect((await ann.messages(shop)).at(-1)).toMatchObject({
      caption: 'guess',
      hasSpoiler: true,
      isCaptionAbove: true,
    })
  })
})

describe('what a person may not do', () => {
  it('is look into other people’s chats or be nobody', async () => {
    await ann.say(shop, 'private')
    await expect(bob.messages(`${ann.id}:1001`)).rejects.toThrow('403')
    await expect(request(sandbox.url, 'GET', `/chats/${shop}?as=5`)).rejects.toThrow('there is no person 5')
    await expect(ann.look('@no_bot')).rejects.toThrow('404')
    await expect(ann.look('-1001')).rejects.toThrow('404')
  })

  it('is send what makes no sense; the answer says what is wrong', async () => {
    await expect(ann.act(shop, 'text', { text: '   ' })).rejects.toThrow('there is nothing in the text')
    await expect(ann.act(shop, 'text', {})).rejects.toThrow('400')
    await expect(ann.act(shop, 'location', { latitude: 91, longitude: 0 })).rejects.toThrow('400')
    await expect(ann.act(shop, 'reply-press', { text: 'Nothing' })).rejects.toThrow('no button')
    await expect(ann.act(shop, 'start', { payload: 'no spaces' })).rejects.toThrow('400')
    await expect(request(sandbox.url, 'GET', '/nowhere')).rejects.toThrow('404')
  })

  it('is take a name that somebody has', async () => {
    await expect(SandboxPerson.join(sandbox.url, { firstName: 'X', username: 'BOB_77' })).rejects.toThrow(
      '409',
    )
    await expect(SandboxPerson.join(sandbox.url, { firstName: 'X', username: 'shop_bot' })).rejects.toThrow(
      '409',
    )
  })
})

describe('watching', () => {
  it('a wait ends with the first change in that chat and no other', async () => {
    const { eventId } = await ann.start(shop)
    const waiting = ann.nextEvent(shop, () => true)
    await bob.say(shop, 'elsewhere')
    await bot.ok('sendChatAction', { chat_id: ann.id, action: 'typing' })
    const event = await waiting
    expect(event).toMatchObject({ kind: 'action', fromId: 1001, action: 'typing' })
    expect(event.id).toBeGreaterThan(eventId)
  })

  it('a wait without a change ends empty', async () => {
    const { eventId } = await ann.start(shop)
    const query = `chatId=${shop}&as=${ann.id}&after=${eventId}&timeout=50`
    expect(await request(sandbox.url, 'GET', `/wait?${query}`)).toMatchObject({ events: [] })
  })

  it('the stream tells a person’s events and goes on where it broke off', async () => {
    const first = listenToStream(sandbox.url, `as=${ann.id}`)
    const { heard } = first
    await until(() => heard.length === 1)
    expect(heard[0]).toMatchObject({ type: 'hello', isResumed: false })
    await bob.say(shop, 'not for Ann')
    await ann.say(shop, 'one')
    await until(() => messagesIn(heard).length === 1)
    first.close()
    const lastId = Math.max(...heard.map(message => (message.type === 'event' ? message.event.id : 0)))
    await ann.say(shop, 'two')
    const second = listenToStream(sandbox.url, `as=${ann.id}&after=${lastId}&log=true`)
    const more = second.heard
    await until(() => messagesIn(more).length === 1)
    await bot.ok('getMe')
    await until(() => more.some(message => message.type === 'log' && message.entry.name === 'getMe'))
    second.close()
    expect(more[0]).toMatchObject({ type: 'hello', isResumed: true })
    expect([...messagesIn(heard), ...messagesIn(more)]).toEqual(['one', 'two'])
  })
})

describe('the whole world', () => {
  it('is listed, and a reset empties it but for the bots', async () => {
    await ann.say(shop, 'hi')
    const state = await request<StateView>(sandbox.url, 'GET', '/state')
    expect(state.users.map(user => user.firstName)).toEqual(['Ann', 'Боб'])
    expect(state.chats.map(chat => chat.id)).toEqual([`${ann.id}:1001`])
    await request(sandbox.url, 'POST', '/reset')
    const empty = await request<StateView>(sandbox.url, 'GET', '/state')
    expect([empty.users.length, empty.chats.length, empty.bots.length]).toEqual([0, 0, 2])
  })

  it('gives the same ids again after a reset', async () => {
    const before = ann.id
    await request(sandbox.url, 'POST', '/reset')
    expect((await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })).id).toBe(before)
  })

  it('documents every route that the contract names', async () => {
    const response = await fetch(`${sandbox.url}/sandbox/api/docs/json`)
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> }
    const documented = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map(verb => `${verb.toUpperCase()} ${path.replace('/sandbox/api', '')}`),
    )
    const named = await contractRoutes()
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter(route => !documented.includes(route))).toEqual([])
  })
})

/** "POST /chats/{chat}/text" and so on, read from the comments of the contract. The page itself is not listed. */
async function contractRoutes(): Promise<string[]> {
  const folder = new URL('contract/', import.meta.url)
  const files = (await readdir(folder)).map(name => new URL(name, folder))
  const texts = await Promise.all(
    [new URL('contract.ts', import.meta.url), ...files].map(url => readFile(url, 'utf8')),
  )
  const routes = texts.flatMap(text => [
    ...text.matchAll(/^ \* {3}([A-Z| ]+?) +(\/\S+)(?: \| ([/\w]\S*))?(?: \| ([/\w]\S*))?/gm),
  ])
  return routes.flatMap(([, verbs = '', path = '', ...others]) =>
    verbs
      .split(' | ')
      .flatMap(verb =>
        [path, ...others.flatMap(other => other ?? [])]
          .filter(each => !['/docs', '/files/:uniqueId', '/events'].includes(each))
          .map(each => `${verb} ${whole(each, path)}`),
      ),
  )
}

/** "unblock" after "/chats/:chat/block" is the same path with another last word. */
function whole(part: string, first: string): string {
  const path = part.startsWith('/') ? part : first.replace(/[^/]+$/, part)
  return path.replace(/[?|].*$/, '').replace(/:(\w+)/g, '{$1}')
}

function messagesIn(stream: StreamMessage[]): (string | null)[] {
  return stream.flatMap(message =>
    message.type === 'event' && message.event.kind === 'message' ? [message.event.message.text] : [],
  )
}

async function until(isTrue: () => boolean) {
  const deadline = Date.now() + 5000
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('waited in vain')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
