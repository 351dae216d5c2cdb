import { createServer, type Server } from 'node:http'
import { checkSignature } from '@grammyjs/validator'
import type { Update } from 'grammy/types'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AskInline, InlineAnswerView, Sent } from '../api/contract.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { crew, crewToken, shop, shopToken } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'

let sandbox: Sandbox
let pictures: Server
let pictureUrl = ''
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>
let otherBot: ReturnType<typeof botCaller>
let groupId: string

beforeAll(async () => {
  sandbox = await startSandbox({
    bots: [
      { token: shopToken, username: 'shop_bot', name: 'Shop', inline: 'Search…', hasInlineFeedback: true },
      { token: crewToken, username: 'crew_bot', name: 'Crew' },
    ],
    pollHoldMs: 10,
  })
  bot = botCaller(sandbox.url, shopToken)
  otherBot = botCaller(sandbox.url, crewToken)
  pictures = createServer((asked, answer) => {
    if (asked.url === '/gone.png') answer.writeHead(404).end()
    else answer.writeHead(200, { 'content-type': 'image/png' }).end(onePixelPng)
  })
  await new Promise<void>(resolve => pictures.listen(0, '127.0.0.1', resolve))
  const address = pictures.address()
  pictureUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  await sandbox.stop()
  await new Promise(resolve => pictures.close(resolve))
})
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  const group = await request<{ id: string }>(sandbox.url, 'POST', '/chats', {
    title: 'G',
    ownerId: ann.id,
    memberIds: [bob.id],
  })
  groupId = group.id
})

const text = (message_text: string) => ({ input_message_content: { message_text } })
const article = (id: string, more: object = {}) => ({
  type: 'article',
  id,
  title: id,
  ...text(`this is ${id}`),
  ...more,
})
const go = { reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] } }

/** The newest update of a kind that the bot has; waits for it. */
async function newest<Kept>(find: (update: Update) => Kept | undefined, from = bot): Promise<Kept> {
  for (const deadline = Date.now() + 2000; Date.now() < deadline; ) {
    const found = (await from.updates())
      .map(find)
      .filter(kept => kept !== undefined)
      .at(-1)
    if (found !== undefined) return found
  }
  throw new Error('the bot heard nothing of it')
}

/** A person asks, the bot answers. */
async function ask(
  results: object[],
  answer: object = {},
  wish: Partial<AskInline> = {},
): Promise<InlineAnswerView> {
  const asking = ann.askInline(shop, 'pizza', { chatId: groupId, ...wish })
  const query = await newest(update => update.inline_query)
  await bot.ok('answerInlineQuery', { inline_query_id: query.id, cache_time: 0, results, ...answer })
  return asking
}

function send({ queryId }: InlineAnswerView, resultId: string, chat = groupId): Promise<Sent> {
  return ann.act(chat, 'inline-result', { queryId, resultId })
}

async function sendOne(result: { id: string } & object, chat = groupId): Promise<Sent> {
  return send(await ask([result], {}, { chatId: chat }), result.id, chat)
}

describe('a question', () => {
  it('reaches the bot with its words, its chat and its place, and comes back with results', async () => {
    const asking = ann.askInline('shop_bot', 'pizza', {
      chatId: groupId,
      offset: '20',
      latitude: -34.9,
      longitude: -56.1,
    })
    const query = await newest(update => update.inline_query)
    expect(query).toMatchObject({
      from: { id: ann.id },
      query: 'pizza',
      offset: '20',
      chat_type: 'supergroup',
      location: { latitude: -34.9, longitude: -56.1 },
    })
    const results = [
      article('a', { description: 'tasty', thumbnail_url: 'https://x.example/a.png', ...go }),
      article('b'),
    ]
    const button = { text: 'Sign in', start_parameter: 'login' }
    await bot.ok('answerInlineQuery', { inline_query_id: query.id, results, next_offset: '40', button })
    expect(await asking).toMatchObject({
      isAnswered: true,
      nextOffset: '40',
      button: { text: 'Sign in', webAppUrl: null, startParameter: 'login' },
      results: [
        {
          id: 'a',
          type: 'article',
          description: 'tasty',
          thumbnailUrl: 'https://x.example/a.png',
          buttons: [[{ text: 'Go' }]],
        },
        { id: 'b', description: null, thumbnailUrl: null, buttons: [] },
      ],
    })
  })

  it('tells the kind of chat: the bot’s own, another bot’s, none', async () => {
    await ask([], {}, { chatId: shop })
    expect((await newest(update => update.inline_query)).chat_type).toBe('sender')
    await ask([], {}, { chatId: crew })
    expect((await newest(update => update.inline_query)).chat_type).toBe('private')
    const asking = ann.askInline(shop, 'x', { timeoutMs: 0 })
    expect((await asking).isAnswered).toBe(false)
    expect((await newest(update => update.inline_query)).chat_type).toBeUndefined()
  })

  it('is answered once, by its own bot; a bot without inline mode is asked nothing', async () => {
    const asking = ann.askInline(shop, 'pizza')
    const { id } = await newest(update => update.inline_query)
    const answer = { inline_query_id: id, results: [] }
    const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
    expect(await otherBot.refusal('answerInlineQuery', answer)).toBe(tooOld)
    expect(await bot.ok('answerInlineQuery', answer)).toBe(true)
    expect(await bot.refusal('answerInlineQuery', answer)).toBe(tooOld)
    expect((await asking).isAnswered).toBe(true)
    await expect(ann.askInline(crew, 'x')).rejects.toThrow('no inline mode')
  })

  it('keeps an answer for as long as the bot says: for everybody, or for the one who asked', async () => {
    const queries = async () => {
      // a poll right behind another is given one update only
      await new Promise(resolve => setTimeout(resolve, 20))
      return (await bot.updates()).filter(update => update.inline_query).length
    }
    await ask([article('all')], { cache_time: 300 })
    expect((await bob.askInline(shop, 'pizza')).results[0]?.id).toBe('all')
    expect((await ann.askInline(shop, 'pizza')).results[0]?.id).toBe('all')
    expect(await queries()).toBe(1)
    await ask([article('mine')], { cache_time: 300, is_personal: true }, { query: 'mine' })
    expect((await ann.askInline(shop, 'mine')).results[0]?.id).toBe('mine')
    expect(await queries()).toBe(2)
    expect((await bob.askInline(shop, 'mine', { timeoutMs: 0 })).isAnswered).toBe(false)
    expect(await queries()).toBe(3)
  })
})

describe('a result that is sent', () => {
  it('is the person’s message, via the bot, which hears of the choice by name', async () => {
    const answer = await ask([article('a', go), article('b')])
    const { message } = await send(answer, 'a')
    expect(message).toMatchObject({
      from: { id: ann.id, isBot: false },
      viaBot: { username: 'shop_bot' },
      text: 'this is a',
      buttons: [[{ text: 'Go' }]],
    })
    const chosen = await newest(update => update.chosen_inline_result)
    expect(chosen).toMatchObject({ result_id: 'a', query: 'pizza', from: { id: ann.id } })
    expect(chosen.inline_message_id).toMatch(/^[A-Za-z0-9_-]+$/)
    await send(answer, 'b')
    expect((await newest(update => update.chosen_inline_result)).inline_message_id).toBeUndefined()
    await expect(send(answer, 'c')).rejects.toThrow('offered no result')
    const foreign = bob.act(groupId, 'inline-result', { queryId: answer.queryId, resultId: 'a' })
    await expect(foreign).rejects.toThrow('no such inline query')
  })

  it('stays the result of that bot when it is forwarded', async () => {
    const { message } = await sendOne(article('a'), shop)
    const there = await ann.act(shop, 'forward', { fromChatId: shop, messageId: message.id })
    const forwarded = await bot.ok('forwardMessage', {
      chat_id: ann.id,
      from_chat_id: ann.id,
      message_id: message.id,
    })
    expect(forwarded).toMatchObject({ via_bot: { username: 'shop_bot' }, forward_origin: { type: 'user' } })
    const seen = await ann.messages(shop)
    expect(seen.find(({ id }) => id === there.messageId)?.viaBot).toMatchObject({ username: 'shop_bot' })
  })

  it('is heard by the bot in its own chat, and in groups it is in', async () => {
    await sendOne(article('a'), shop)
    expect(await newest(update => update.message)).toMatchObject({
      from: { id: ann.id },
      via_bot: { username: 'shop_bot' },
      text: 'this is a',
    })
    await ann.act(groupId, 'members', { bots: ['shop_bot', 'crew_bot'] })
    await sendOne(article('b'))
    expect((await newest(update => update.message)).text).toBe('this is b')
    const heardByOther = (await otherBot.updates()).some(update => update.message?.text === 'this is b')
    expect(heardByOther).toBe(false)
  })

  it('may be anything: place, venue, card, bill, picture by address and by id, file', async () => {
    await ann.start(shop)
    const photo = await ann.act(shop, 'photo', { base64: onePixelPng.toString('base64') })
    const seen = (await newest(update => update.message?.photo)).at(-1)
    const document = await ann.act(shop, 'document', { base64: 'aGk=', fileName: 'a.txt' })
    const file = await newest(update => update.message?.document)
    expect([photo.messageId, document.messageId].every(Boolean)).toBe(true)
    const spot = { latitude: 1, longitude: 2, title: 'Shop' }
    const bill = {
      title: 'Lunch',
      description: 'x',
      payload: 'p',
      provider_token: '1:TEST:x',
      currency: 'USD',
      prices: [{ label: 'x', amount: 500 }],
    }
    const results = [
      { type: 'location', id: 'pin', ...spot },
      { type: 'location', id: 'live', ...spot, live_period: 600, ...go },
      { type: 'venue', id: 'venue', ...spot, address: 'Main 1' },
      { type: 'contact', id: 'card', phone_number: '+1 555', first_name: 'Joe' },
      article('bill', { input_message_content: bill }),
      {
        type: 'photo',
        id: 'far',
        photo_url: `${pictureUrl}/a.png`,
        thumbnail_url: `${pictureUrl}/t.png`,
        caption: '*x*',
        parse_mode: 'Markdown',
      },
      { type: 'photo', id: 'near', photo_file_id: seen?.file_id },
      { type: 'document', id: 'file', title: 'A', document_file_id: file.file_id },
      { type: 'gif', id: 'gif', gif_url: `${pictureUrl}/a.gif` },
      { type: 'photo', id: 'words', photo_file_id: seen?.file_id, ...text('instead') },
      {
        type: 'photo',
        id: 'gone',
        photo_url: `${pictureUrl}/gone.png`,
        thumbnail_url: `${pictureUrl}/t.png`,
      },
    ]
    const answer = await ask(results)
    expect(answer.results.map(({ title }) => title).slice(0, 4)).toEqual(['Shop', 'Shop', 'Shop', 'Joe'])
    const sent = async (id: string) => (await send(answer, id)).message
    expect((await sent('pin')).location).toMatchObject({ latitude: 1, isLive: false })
    expect((await sent('live')).location).toMatchObject({ isLive: true })
    expect((await sent('venue')).venue).toMatchObject({ title: 'Shop', address: 'Main 1' })
    expect((await sent('card')).contact).toMatchObject({ firstName: 'Joe' })
    const invoice = await sent('bill')
    expect(invoice).toMatchObject({ invoice: { title: 'Lunch', total: 500 }, buttons: [[{ kind: 'pay' }]] })
    expect(await sent('far')).toMatchObject({
      photo: { width: 1 },
      caption: 'x',
      captionEntities: [{ type: 'bold' }],
    })
    expect((await sent('near')).photo?.width).toBe(1)
    expect((await sent('file')).document?.name).toBe('a.txt')
    expect((await sent('gif')).other?.kind).toBe('animation')
    expect(await sent('words')).toMatchObject({ text: 'instead', photo: null })
    await expect(send(answer, 'gone')).rejects.toThrow('failed to get HTTP URL content')
  })
})

describe('a message known by its inline_message_id', () => {
  async function inlineMessage(result: object = article('a', go)) {
    const { message } = await sendOne({ id: 'a', ...result })
    const { inline_message_id = '' } = await newest(update => update.chosen_inline_result)
    const now = async () => (await ann.messages(groupId)).find(({ id }) => id === message.id)
    return { id: message.id, inline_message_id, now }
  }

  it('its buttons tell the bot that name instead of the message', async () => {
    const { id, inline_message_id } = await inlineMessage()
    const pressing = bob.press(groupId, id, 'Go')
    const query = await newest(update => update.callback_query)
    expect(query).toMatchObject({ inline_message_id, data: 'go', from: { id: bob.id } })
    expect(query.message).toBeUndefined()
    await bot.ok('answerCallbackQuery', { callback_query_id: query.id, text: 'ok' })
    expect((await pressing).answer?.text).toBe('ok')
  })

  it('its bot changes text, buttons and media of it without being in the chat', async () => {
    const { inline_message_id, now } = await inlineMessage()
    expect(await bot.ok('editMessageText', { inline_message_id, text: 'new', ...go })).toBe(true)
    expect(await now()).toMatchObject({ text: 'new', buttons: [[{ text: 'Go' }]] })
    expect(await bot.refusal('editMessageText', { inline_message_id, text: 'new', ...go })).toContain(
      'is not modified',
    )
    expect(await bot.ok('editMessageReplyMarkup', { inline_message_id })).toBe(true)
    expect((await now())?.buttons).toEqual([])
    const media = { type: 'photo', media: `${pictureUrl}/a.png` }
    expect(await bot.ok('editMessageMedia', { inline_message_id, media })).toBe(true)
    expect(await bot.ok('editMessageCaption', { inline_message_id, caption: 'look' })).toBe(true)
    expect(await now()).toMatchObject({ photo: { width: 1 }, caption: 'look' })
    expect((await bot.updates()).some(update => update.edited_message)).toBe(false)
  })

  it('a live location moves and stops by it', async () => {
    const live = { type: 'location', id: 'a', latitude: 1, longitude: 2, title: 'x', live_period: 600, ...go }
    const { inline_message_id, now } = await inlineMessage(live)
    const moved = { inline_message_id, latitude: 3, longitude: 4 }
    expect(await bot.ok('editMessageLiveLocation', moved)).toBe(true)
    expect((await now())?.location).toMatchObject({ latitude: 3, isLive: true })
    expect(await bot.ok('stopMessageLiveLocation', { inline_message_id })).toBe(true)
    expect((await now())?.location?.isLive).toBe(false)
    expect(await bot.refusal('editMessageLiveLocation', moved)).toBe(
      "400 Bad Request: message can't be edited",
    )
  })

  it('the name is worth nothing to others, when unknown, or when the message is gone', async () => {
    const { id, inline_message_id } = await inlineMessage()
    const edit = { inline_message_id, text: 'mine' }
    const invalid = '400 Bad Request: MESSAGE_ID_INVALID'
    expect(await otherBot.refusal('editMessageText', edit)).toBe(invalid)
    expect(await bot.refusal('editMessageText', { ...edit, inline_message_id: 'AAAA' })).toBe(invalid)
    expect(await bot.refusal('editMessageText', { text: 'x' })).toBe(
      '400 Bad Request: message identifier is not specified',
    )
    const app = {
      reply_markup: { inline_keyboard: [[{ text: 'x', web_app: { url: 'https://x.example' } }]] },
    }
    expect(await bot.refusal('editMessageText', { ...edit, ...app })).toBe(
      '400 Bad Request: BUTTON_TYPE_INVALID',
    )
    await ann.act(groupId, 'delete', { messageIds: [id] })
    expect(await bot.refusal('editMessageText', edit)).toBe(invalid)
  })
})

describe('what is no result is refused in Telegram’s words', () => {
  const inside = (why: string) => `can't parse inline query result: ${why}`
  const refused: [what: string, results: unknown, why: string][] = [
    ['no list', {}, 'expected an Array of inline query results'],
    [
      '51 results',
      Array.from({ length: 51 }, (_, at) => article(String(at))),
      'too many inline query results specified',
    ],
    ['no object', [1], inside('Inline query result must be an object')],
    ['no type', [{ id: 'a' }], inside('Can\'t find field "type"')],
    ['no id', [{ type: 'article' }], inside('Can\'t find field "id"')],
    [
      'a strange type',
      [{ type: 'hologram', id: 'a' }],
      inside('type "hologram" is unsupported for the inline query result'),
    ],
    [
      'an article without content',
      [{ type: 'article', id: 'a', title: 'a' }],
      inside('Can\'t find field "message_text"'),
    ],
    [
      'empty content',
      [article('a', { input_message_content: {} })],
      inside('Input message content is not specified'),
    ],
    ['no title', [{ type: 'article', id: 'a', ...text('x') }], inside('Can\'t find field "title"')],
    [
      'an open tag',
      [article('a', { input_message_content: { message_text: '<b>x', parse_mode: 'HTML' } })],
      inside('Can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ],
    ['a photo of nothing', [{ type: 'photo', id: 'a' }], inside('Can\'t find field "photo_file_id"')],
    [
      'a photo without a small one',
      [{ type: 'photo', id: 'a', photo_url: 'https://x.example/a' }],
      'PHOTO_THUMB_URL_EMPTY',
    ],
    [
      'a document without its kind',
      [{ type: 'document', id: 'a', title: 'a', document_url: 'https://x.example/a' }],
      inside('Can\'t find field "mime_type"'),
    ],
    [
      'a video without a title',
      [{ type: 'video', id: 'a', video_file_id: 'x' }],
      inside('Can\'t find field "title"'),
    ],
    [
      'a strange file',
      [{ type: 'photo', id: 'a', photo_file_id: 'AgACx' }],
      'wrong file identifier/HTTP URL specified',
    ],
    [
      'a place without longitude',
      [{ type: 'location', id: 'a', title: 'a', latitude: 1 }],
      inside('Can\'t find field "longitude"'),
    ],
    [
      'a card without a name',
      [{ type: 'contact', id: 'a', phone_number: '1' }],
      inside('Can\'t find field "first_name"'),
    ],
    ['a long id', [article('я'.repeat(33))], 'RESULT_ID_INVALID'],
    ['the same id twice', [article('a'), article('a')], 'RESULT_ID_DUPLICATE'],
    ['an empty title', [article('a', { title: ' ' })], 'ARTICLE_TITLE_EMPTY'],
    [
      'a button of a mini app',
      [
        article('a', {
          reply_markup: { inline_keyboard: [[{ text: 'x', web_app: { url: 'https://x.example' } }]] },
        }),
      ],
      'BUTTON_TYPE_INVALID',
    ],
    [
      'a reply keyboard',
      [article('a', { reply_markup: { keyboard: [['x']] } })],
      inside('Inline keyboard expected'),
    ],
  ]
  it.each(refused)('%s', async (_, results, why) => {
    expect(await bot.refusal('answerInlineQuery', { inline_query_id: '1', results })).toBe(
      `400 Bad Request: ${why}`,
    )
  })

  it('a wrong button above the results, a long offset', async () => {
    const refusal = (fields: object) =>
      bot.refusal('answerInlineQuery', { inline_query_id: '1', results: [], ...fields })
    const cannot = "400 Bad Request: can't parse inline query results button: "
    expect(await refusal({ button: [] })).toBe(`${cannot}InlineQueryResultsButton must be an Object`)
    expect(await refusal({ button: { text: 'x' } })).toBe(
      `${cannot}InlineQueryResultsButton must have exactly one optional field`,
    )
    expect(await refusal({ button: { text: 'x', start_parameter: 'a b' } })).toContain('START_PARAM_INVALID')
    expect(await refusal({ next_offset: 'x'.repeat(65) })).toContain('NEXT_OFFSET_INVALID')
  })
})

describe('mini apps that send messages', () => {
  it('the bot answers an opening once, and the message is the person’s', async () => {
    await ann.start(shop)
    const keyboard = { inline_keyboard: [[{ text: 'Open', web_app: { url: 'https://x.example/' } }]] }
    const { message_id } = await bot.ok('sendMessage', { chat_id: ann.id, text: 'x', reply_markup: keyboard })
    const { app } = await ann.press(shop, message_id, 'Open')
    const answer = { web_app_query_id: app?.queryId, result: article('order', go) }
    expect(await otherBot.refusal('answerWebAppQuery', answer)).toContain('query ID is invalid')
    expect(await bot.ok('answerWebAppQuery', answer)).toMatchObject({ inline_message_id: expect.any(String) })
    expect(await bot.refusal('answerWebAppQuery', answer)).toContain('query ID is invalid')
    const [message] = (await ann.messages(shop)).slice(-1)
    expect(message).toMatchObject({
      text: 'this is order',
      from: { id: ann.id },
      viaBot: { username: 'shop_bot' },
    })
    expect(await bot.refusal('answerWebAppQuery', { web_app_query_id: 'x' })).toBe(
      "400 Bad Request: result isn't specified",
    )
  })

  it('a prepared message is shared by its person only, where the bot allowed it', async () => {
    const fields = { user_id: ann.id, result: article('gift', go), allow_group_chats: true }
    const { id, expiration_date } = await bot.ok('savePreparedInlineMessage', fields)
    expect(expiration_date).toBeGreaterThan(Date.now() / 1000)
    const menu_button = { type: 'web_app', text: 'Menu', web_app: { url: 'https://x.example/' } }
    await bot.ok('setChatMenuButton', { menu_button })
    const app = await ann.openApp({ kind: 'menu_button', chatId: shop })
    const where = `/web-apps/${app.id}/prepared-messages/${id}`
    expect(await request(sandbox.url, 'GET', where)).toMatchObject({
      message: { text: 'this is gift', viaBot: { username: 'shop_bot' } },
      allows: { users: false, bots: false, groups: true, channels: false },
    })
    const { message } = await request<Sent>(sandbox.url, 'POST', where, { chatId: groupId })
    expect(message).toMatchObject({ chatId: groupId, text: 'this is gift', buttons: [[{ text: 'Go' }]] })
    await expect(request(sandbox.url, 'POST', where, { chatId: crew })).rejects.toThrow('for such chats')
    const others = await bob.openApp({ kind: 'menu_button', chatId: shop })
    const foreign = request(sandbox.url, 'GET', `/web-apps/${others.id}/prepared-messages/${id}`)
    await expect(foreign).rejects.toThrow('for this person')
  })

  it('a prepared button gives the bot the people or the chat that were picked', async () => {
    const menu_button = { type: 'web_app', text: 'Menu', web_app: { url: 'https://x.example/' } }
    await bot.ok('setChatMenuButton', { menu_button })
    const app = await ann.openApp({ kind: 'menu_button', chatId: shop })
    const prepare = async (button: object) => {
      const { id } = await bot.ok('savePreparedKeyboardButton', { user_id: ann.id, button })
      return `/web-apps/${app.id}/prepared-buttons/${id}`
    }
    const friends = await prepare({ text: 'Friends', request_users: { request_id: 7, max_quantity: 2 } })
    expect(await request(sandbox.url, 'GET', friends)).toEqual({
      text: 'Friends',
      asksFor: 'users',
      maxQuantity: 2,
    })
    await request(sandbox.url, 'POST', friends, { userIds: [bob.id] })
    expect((await newest(update => update.message)).users_shared).toMatchObject({
      request_id: 7,
      users: [{ user_id: bob.id }],
    })
    const chats = await prepare({ text: 'Chat', request_chat: { request_id: 8, chat_is_channel: false } })
    await request(sandbox.url, 'POST', chats, { sharedChatId: groupId })
    expect((await newest(update => update.message)).chat_shared).toMatchObject({
      request_id: 8,
      chat_id: Number(groupId),
    })
    const refusal = await bot.refusal('savePreparedKeyboardButton', {
      user_id: ann.id,
      button: { text: 'x' },
    })
    expect(refusal).toBe('400 Bad Request: BUTTON_TYPE_INVALID')
  })
})

describe('buttons that lead elsewhere', () => {
  it('say what to type, and who logs in', async () => {
    await ann.start(shop)
    const inline_keyboard = [
      [{ text: 'Here', switch_inline_query_current_chat: 'pizza' }],
      [{ text: 'There', switch_inline_query: '' }],
      [{ text: 'Log in', login_url: { url: 'https://x.example/in?a=1' } }],
    ]
    const { message_id } = await bot.ok('sendMessage', {
      chat_id: ann.id,
      text: 'x',
      reply_markup: { inline_keyboard },
    })
    expect((await ann.press(shop, message_id, 'Here')).inlineQuery).toEqual({
      bot: 'shop_bot',
      query: 'pizza',
      isHere: true,
    })
    expect((await ann.press(shop, message_id, 'There')).inlineQuery).toEqual({
      bot: 'shop_bot',
      query: '',
      isHere: false,
    })
    const { url } = await ann.press(shop, message_id, 'Log in')
    const told = Object.fromEntries(new URL(url ?? '').searchParams)
    const { a, hash = '', ...signed } = told
    expect(a).toBe('1')
    expect(checkSignature(shopToken, { hash, ...signed })).toBe(true)
    expect(checkSignature(crewToken, { hash, ...signed })).toBe(false)
  })
})
