import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

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

async function upload(
  method: string,
  field: string,
  bytes: Buffer,
  name: string,
  extra: Record<string, string> = {},
) {
  const form = new FormData()
  form.set('chat_id', String(ann.id))
  for (const [key, value] of Object.entries(extra)) form.set(key, value)
  form.set(field, new Blob([new Uint8Array(bytes)]), name)
  const response = await fetch(`${sandbox.url}/bot${shopToken}/${method}`, { method: 'POST', body: form })
  return (await response.json()) as {
    ok: boolean
    result: { message_id: number } & Record<string, unknown>
    description?: string
  }
}

describe('files of each kind', () => {
  it.each([
    [
      'sendDocument',
      'document',
      'a.pdf',
      { mime_type: 'application/octet-stream', file_name: 'a.pdf', file_size: 4 },
    ],
    ['sendVoice', 'voice', 'a.ogg', { duration: 2 }],
    ['sendVideo', 'video', 'a.mp4', { duration: 2 }],
    ['sendAudio', 'audio', 'a.mp3', { duration: 2, title: 'T' }],
    ['sendAnimation', 'animation', 'a.mp4', { duration: 2 }],
    ['sendVideoNote', 'video_note', 'a.mp4', { length: 240 }],
    ['sendSticker', 'sticker', 'a.webp', { type: 'regular' }],
  ])('%s', async (method, field, name, expected) => {
    const { result } = await upload(method, field, Buffer.from('data'), name, { duration: '2', title: 'T' })
    expect(result[field]).toMatchObject(expected)
    const shown = (await ann.messages(shop)).at(-1)
    expect(shown?.id).toBe(result.message_id)
  })
})

describe('what was sent with a file', () => {
  it('changes its caption and its file', async () => {
    const { result } = await upload('sendPhoto', 'photo', onePixelPng, 'a.png', { caption: 'one' })
    const where = { chat_id: ann.id, message_id: result.message_id }
    expect(
      await bot.ok('editMessageCaption', { ...where, caption: '<b>two</b>', parse_mode: 'HTML' }),
    ).toMatchObject({
      caption: 'two',
      caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
    })
    expect(await bot.refusal('editMessageText', { ...where, text: 'x' })).toBe(
      '400 Bad Request: there is no text in the message to edit',
    )
    const other = Buffer.concat([onePixelPng, Buffer.from('more')])
    const media = JSON.stringify({ type: 'photo', media: 'attach://fresh', caption: 'three' })
    const edited = await upload('editMessageMedia', 'fresh', other, 'b.png', {
      message_id: String(result.message_id),
      media,
    })
    expect(edited.result).toMatchObject({ message_id: result.message_id, caption: 'three' })
    expect(edited.result.photo).not.toEqual(result.photo)
    expect(
      await bot.refusal('editMessageMedia', { ...where, media: { type: 'photo', media: 'nothing' } }),
    ).toBe('400 Bad Request: wrong file identifier/HTTP URL specified')
  })
})

describe('several at once', () => {
  it('are forwarded and copied together', async () => {
    const ids = [(await ann.say(shop, 'a')).messageId, (await ann.say(shop, 'b')).messageId]
    const wish = { chat_id: ann.id, from_chat_id: ann.id, message_ids: ids }
    expect(await bot.ok('forwardMessages', wish)).toHaveLength(2)
    expect(await bot.ok('copyMessages', wish)).toHaveLength(2)
    const last = (await ann.messages(shop)).slice(-4)
    expect(last.map(message => [message.text, message.forwardOrigin?.userId ?? null])).toEqual([
      ['a', ann.id],
      ['b', ann.id],
      ['a', null],
      ['b', null],
    ])
  })

  it('pins go together', async () => {
    for (const text of ['p', 'q']) {
      const { message_id } = await bot.ok('sendMessage', { chat_id: ann.id, text })
      await bot.ok('pinChatMessage', { chat_id: ann.id, message_id })
    }
    expect((await ann.look(shop)).pinned.map(message => message.text)).toEqual(['q', 'p'])
    await bot.ok('unpinAllChatMessages', { chat_id: ann.id })
    expect((await ann.look(shop)).pinned).toEqual([])
  })
})

describe('the bot itself', () => {
  it('says who it is in several languages', async () => {
    await bot.ok('setMyDescription', { description: 'Sells food' })
    await bot.ok('setMyDescription', { description: 'Vende comida', language_code: 'es' })
    await bot.ok('setMyName', { name: 'La tienda', language_code: 'es' })
    expect(await bot.ok('getMyDescription', { language_code: 'ru' })).toEqual({ description: 'Sells food' })
    expect((await ann.look(shop)).bot).toMatchObject({ name: 'La tienda', description: 'Vende comida' })
    expect(await bot.refusal('setMyName', { name: 'x'.repeat(65) })).toBe('400 Bad Request: text is too long')
    expect(await bot.refusal('setMyName', { name: 'x', language_code: 'spanish' })).toBe(
      '400 Bad Request: invalid language code specified',
    )
    expect(await bot.ok('getUserProfilePhotos', { user_id: ann.id })).toEqual({ total_count: 0, photos: [] })
  })

  it('leaves a group for good', async () => {
    const wish = { title: 'G', ownerId: ann.id, bots: ['shop_bot'], type: 'group' }
    const group = await request<{ id: string }>(sandbox.url, 'POST', '/chats', wish)
    expect(await bot.ok('leaveChat', { chat_id: group.id })).toBe(true)
    expect(await bot.refusal('sendMessage', { chat_id: group.id, text: 'x' })).toBe(
      '403 Forbidden: bot is not a member of the group chat',
    )
  })
})
