import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crewToken, shop, shopToken, testBots } from '../../testing/bots.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import { SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', languageCode: 'es' })
  await ann.start(shop)
})
afterAll(() => sandbox.stop())

const button = (fields: object) => ({ inline_keyboard: [[{ text: 'x', ...fields }]] })
const reply = (fields: object) => ({ keyboard: [[{ text: 'x', ...fields }]] })

/** What sendMessage to Ann refuses, and how. */
const refused: [what: string, body: object, why: string][] = [
  ['no text', { text: '' }, 'message text is empty'],
  ['blanks only', { text: ' \n ' }, 'text must be non-empty'],
  ['tags only', { text: '<b></b>', parse_mode: 'HTML' }, 'text must be non-empty'],
  ['4097 letters', { text: 'я'.repeat(4097) }, 'message is too long'],
  ['more than 32 kB', { text: 'я'.repeat(17_000) }, 'text is too long'],
  ['a strange parse mode', { text: 'x', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
  [
    'an open tag',
    { text: '<b>x', parse_mode: 'HTML' },
    'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    'a bare dot',
    { text: 'a.b', parse_mode: 'MarkdownV2' },
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  ],
  [
    'an open star',
    { text: '*x', parse_mode: 'Markdown' },
    "can't parse entities: Can't find end of the entity starting at byte offset 0",
  ],
  [
    'a wrong entity',
    { text: 'x', entities: [{ type: 'glow', offset: 0, length: 1 }] },
    "can't parse MessageEntity: Unsupported type specified",
  ],
  ['no chat', { chat_id: '' }, 'chat_id is empty'],
  ['an unknown chat', { chat_id: 12_345 }, 'chat not found'],
  ['an unknown group', { chat_id: -100_555 }, 'chat not found'],
  ['a name', { chat_id: '@nobody' }, 'chat not found'],
  ['broken markup', { reply_markup: '{' }, "can't parse reply keyboard markup JSON object"],
  ['markup that is a list', { reply_markup: [] }, 'object expected as reply markup'],
  [
    'a keyboard of buttons',
    { reply_markup: { inline_keyboard: [{ text: 'x' }] } },
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'a button that does nothing',
    { reply_markup: button({}) },
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without text',
    { reply_markup: { inline_keyboard: [[{ url: 'https://a.b' }]] } },
    'can\'t parse inline keyboard button: Can\'t find field "text"',
  ],
  [
    'a loud button',
    { reply_markup: button({ callback_data: 'x', style: 'loud' }) },
    "can't parse inline keyboard button: invalid button style specified",
  ],
  [
    '65 bytes of data',
    { reply_markup: button({ callback_data: `${'я'.repeat(32)}x` }) },
    'BUTTON_DATA_INVALID',
  ],
  ['empty data', { reply_markup: button({ callback_data: '' }) }, 'BUTTON_DATA_INVALID'],
  [
    'a link to nowhere',
    { reply_markup: button({ url: 'nowhere' }) },
    "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    'a mini app without TLS',
    { reply_markup: button({ web_app: { url: 'http://example.com' } }) },
    "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
  ],
  ['a pay button without a bill', { reply_markup: button({ pay: true }) }, 'BUTTON_TYPE_INVALID'],
  ['an answer to nothing', { reply_parameters: { message_id: 999_999 } }, 'message to be replied not found'],
  ['a topic in a private chat', { message_thread_id: 5 }, 'message thread not found'],
]

describe('sendMessage refuses', () => {
  it.each(refused)('%s', async (_, body, why) => {
    expect(await bot.refusal('sendMessage', { chat_id: ann.id, text: 'x', ...body })).toBe(
      `400 Bad Request: ${why}`,
    )
  })
})

describe('sendMessage', () => {
  it('counts characters, not bytes, up to 4096', async () => {
    const sent = await bot.ok('sendMessage', { chat_id: ann.id, text: 'я'.repeat(4096) })
    expect(sent.text).toHaveLength(4096)
  })

  it('marks links, mentions and commands by itself, and cuts blanks off', async () => {
    const sent = await bot.ok('sendMessage', {
      chat_id: ann.id,
      text: ' *see* https://example.com, @ann or /help \n',
      parse_mode: 'Markdown',
    })
    expect(sent.text).toBe('see https://example.com, @ann or /help')
    expect(sent.entities).toEqual([
      { type: 'bold', offset: 0, length: 3 },
      { type: 'url', offset: 4, length: 19 },
      { type: 'mention', offset: 25, length: 4 },
      { type: 'bot_command', offset: 33, length: 5 },
    ])
  })

  it('takes the first meaning of a button that has several, and 64 bytes of data', async () => {
    const keyboard = button({
      copy_text: { text: 'c' },
      callback_data: 'я'.repeat(32),
      web_app: { url: 'https://a.example' },
    })
    const sent = await bot.ok('sendMessage', { chat_id: ann.id, text: 'x', reply_markup: keyboard })
    expect(sent.reply_markup).toEqual(button({ callback_data: 'я'.repeat(32) }))
  })

  it('shows a person all kinds of buttons', async () => {
    const rows = [
      [
        { text: 'go', callback_data: '1', style: 'success' },
        { text: 'no', disabled: {} },
      ],
      [
        { text: 'copy', copy_text: { text: 'CODE' } },
        { text: 'open', url: 'https://example.com' },
      ],
      [{ text: 'app', web_app: { url: 'https://app.example.com' } }],
    ]
    await bot.ok('sendMessage', { chat_id: ann.id, text: 'buttons', reply_markup: { inline_keyboard: rows } })
    const shown = (await ann.messages(shop)).at(-1)
    expect(
      shown?.buttons.flat().map(({ kind, style, url, copyText }) => [kind, style, url, copyText]),
    ).toEqual([
      ['callback', 'success', null, null],
      ['disabled', null, null, null],
      ['copy_text', null, null, 'CODE'],
      ['url', null, 'https://example.com', null],
      ['web_app', null, 'https://app.example.com', null],
    ])
    expect(await ann.press(shop, shown?.id ?? 0, 'copy')).toMatchObject({ kind: 'copy_text', copied: 'CODE' })
    expect(await ann.press(shop, shown?.id ?? 0, 'no')).toMatchObject({ kind: 'disabled', answer: null })
  })

  it('takes the same arguments from a query, a form and JSON inside a form', async () => {
    const keyboard = JSON.stringify(button({ callback_data: 'x' }))
    const root = `${sandbox.url}/bot${shopToken}`
    const byQuery = await fetch(
      `${root}/SENDMESSAGE?chat_id=${ann.id}&text=q&reply_markup=${encodeURIComponent(keyboard)}`,
    )
    const byForm = await fetch(`${root}/sendMessage`, {
      method: 'POST',
      body: new URLSearchParams({ chat_id: String(ann.id), text: 'f', reply_markup: keyboard }),
    })
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('text', 'm')
    const byParts = await fetch(`${root}/test/sendMessage`, { method: 'POST', body: form })
    const byField = await fetch(`${root}/`, {
      method: 'POST',
      body: new URLSearchParams({ method: 'sendMessage', chat_id: String(ann.id), text: 'n' }),
    })
    expect([byQuery.status, byForm.status, byParts.status, byField.status]).toEqual([200, 200, 200, 200])
    const last = (await ann.messages(shop)).slice(-4)
    expect(last.map(message => [message.text, message.buttons.length])).toEqual([
      ['q', 1],
      ['f', 1],
      ['m', 0],
      ['n', 0],
    ])
  })

  it('refuses keyboards that ask for a phone in a group', async () => {
    const group = sandbox.world.addGroup({ type: 'supergroup', title: 'G', hasTopics: false })
    group.members.set(1001, 'member')
    const body = { chat_id: group.id, text: 'x', reply_markup: reply({ request_contact: true }) }
    expect(await bot.refusal('sendMessage', body)).toBe(
      '400 Bad Request: phone number can be requested in private chats only',
    )
  })
})

describe('files', () => {
  it('are uploaded under their field or by attach://, and sent again by file_id', async () => {
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('photo', 'attach://dot')
    form.set('caption', '<i>dot</i>')
    form.set('parse_mode', 'HTML')
    form.set('dot', new Blob([onePixelPng]), 'dot.png')
    const response = await fetch(`${sandbox.url}/bot${shopToken}/sendPhoto`, { method: 'POST', body: form })
    const { result } = (await response.json()) as {
      result: { photo: { file_id: string; file_unique_id: string }[] }
    }
    const { file_id, file_unique_id } = result.photo[0] ?? { file_id: '', file_unique_id: '' }
    const again = await bot.ok('sendPhoto', { chat_id: ann.id, photo: file_id })
    expect(again.photo[0]?.file_unique_id).toBe(file_unique_id)

    const other = botCaller(sandbox.url, crewToken)
    await ann.start('@crew_bot')
    expect(await other.refusal('sendPhoto', { chat_id: ann.id, photo: file_id })).toBe(
      '400 Bad Request: wrong file identifier/HTTP URL specified',
    )
    expect(await other.refusal('getFile', { file_id })).toBe(
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    )
    const file = await bot.ok('getFile', { file_id })
    expect(file).toMatchObject({
      file_unique_id,
      file_size: onePixelPng.length,
      file_path: expect.stringMatching(/^photos\/.+\.png$/),
    })
    const download = await fetch(`${sandbox.url}/file/bot${shopToken}/${file.file_path}`)
    expect(download.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await download.arrayBuffer()).equals(onePixelPng)).toBe(true)
  })

  it('that are no pictures are no photos', async () => {
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('photo', new Blob(['no picture']), 'a.png')
    const response = await fetch(`${sandbox.url}/bot${shopToken}/sendPhoto`, { method: 'POST', body: form })
    expect(await response.json()).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: IMAGE_PROCESS_FAILED',
    })
    expect(await bot.refusal('sendPhoto', { chat_id: ann.id })).toBe(
      '400 Bad Request: there is no photo in the request',
    )
  })

  it('stand together in an album', async () => {
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set(
      'media',
      JSON.stringify([
        { type: 'photo', media: 'attach://a', caption: 'first' },
        { type: 'photo', media: 'attach://a' },
      ]),
    )
    form.set('a', new Blob([onePixelPng]), 'a.png')
    const response = await fetch(`${sandbox.url}/bot${shopToken}/sendMediaGroup`, {
      method: 'POST',
      body: form,
    })
    const { result } = (await response.json()) as { result: { media_group_id: string; caption?: string }[] }
    expect(result.map(message => message.caption)).toEqual(['first', undefined])
    expect(result[0]?.media_group_id).toBe(result[1]?.media_group_id)
    expect(await bot.refusal('sendMediaGroup', { chat_id: ann.id, media: [] })).toBe(
      '400 Bad Request: there are no messages to send',
    )
  })
})

describe('places and cards', () => {
  it('a bot shares a live location, moves it and ends it', async () => {
    const place = { chat_id: ann.id, latitude: -34.9, longitude: -56.2 }
    expect(await bot.refusal('sendLocation', { chat_id: ann.id, longitude: 1 })).toBe(
      '400 Bad Request: latitude is empty',
    )
    expect(await bot.refusal('sendLocation', { ...place, live_period: 30 })).toBe(
      '400 Bad Request: wrong live location period specified',
    )
    const { message_id, location } = await bot.ok('sendLocation', { ...place, live_period: 60, heading: 90 })
    expect(location).toEqual({ latitude: -34.9, longitude: -56.2, live_period: 60, heading: 90 })
    expect(await bot.refusal('editMessageLiveLocation', { ...place, message_id, heading: 90 })).toContain(
      'message is not modified',
    )
    const moved = await bot.ok('editMessageLiveLocation', { ...place, message_id, latitude: -34.91 })
    expect(moved).toMatchObject({ location: { latitude: -34.91, live_period: 60 } })
    const stopped = await bot.ok('stopMessageLiveLocation', { chat_id: ann.id, message_id })
    expect(stopped).toMatchObject({ location: { latitude: -34.91, longitude: -56.2 } })
    expect(stopped).not.toHaveProperty('location.live_period')
    expect(await bot.refusal('editMessageLiveLocation', { ...place, message_id })).toBe(
      "400 Bad Request: message can't be edited",
    )
    const shown = (await ann.messages(shop)).at(-1)
    expect(shown?.location).toMatchObject({ isLive: false })
  })

  it('a bot sends a venue and a contact', async () => {
    const venue = await bot.ok('sendVenue', {
      chat_id: ann.id,
      latitude: 1,
      longitude: 2,
      title: 'Home',
      address: 'Street 1',
    })
    expect(venue.venue).toMatchObject({
      title: 'Home',
      address: 'Street 1',
      location: { latitude: 1, longitude: 2 },
    })
    expect(await bot.refusal('sendVenue', { chat_id: ann.id, latitude: 1, longitude: 2 })).toBe(
      '400 Bad Request: parameter "title" is required',
    )
    const card = await bot.ok('sendContact', {
      chat_id: ann.id,
      phone_number: ann.user.phone,
      first_name: 'Ann',
    })
    expect(card.contact).toMatchObject({ first_name: 'Ann', user_id: ann.id })
  })
})
