import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crewToken, shop, shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { onePixelPng } from '../../testing/one-pixel.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

const keyboard = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
const notModified =
  '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', languageCode: 'es' })
  await ann.start(shop)
})
afterAll(() => sandbox.stop())

const say = (text: string, extra: object = {}) => bot.ok('sendMessage', { chat_id: ann.id, text, ...extra })

async function newest() {
  return (await bot.updates({ offset: -1, limit: 1 }))[0]
}

describe('an edit', () => {
  it('changes text and buttons; without buttons it takes them away', async () => {
    const { message_id } = await say('one', { reply_markup: keyboard })
    const where = { chat_id: ann.id, message_id }
    expect(await bot.refusal('editMessageText', { ...where, text: 'one', reply_markup: keyboard })).toBe(
      notModified,
    )
    expect(await bot.ok('editMessageText', { ...where, text: 'one' })).not.toHaveProperty('reply_markup')
    expect(await bot.ok('editMessageReplyMarkup', { ...where, reply_markup: keyboard })).toMatchObject({
      text: 'one',
      reply_markup: keyboard,
    })
    expect(await bot.refusal('editMessageReplyMarkup', { ...where, reply_markup: keyboard })).toBe(
      notModified,
    )
  })

  it('is refused where there is nothing to change or nothing of its own', async () => {
    const mine = (await say('x')).message_id
    const hers = (await ann.say(shop, 'mine')).messageId
    const { message_id: place } = await bot.ok('sendLocation', { chat_id: ann.id, latitude: 1, longitude: 2 })
    const edit = (message_id: number, extra: object = {}) =>
      bot.refusal('editMessageText', { chat_id: ann.id, message_id, text: 'y', ...extra })
    expect(await edit(999_999)).toBe('400 Bad Request: message to edit not found')
    expect(await edit(0)).toBe('400 Bad Request: message identifier is not specified')
    expect(await edit(hers)).toBe("400 Bad Request: message can't be edited")
    expect(await edit(place)).toBe('400 Bad Request: there is no text in the message to edit')
    expect(await edit(mine, { reply_markup: { keyboard: [['x']] } })).toBe(
      '400 Bad Request: inline keyboard expected',
    )
    expect(await bot.refusal('editMessageCaption', { chat_id: ann.id, message_id: mine, caption: 'c' })).toBe(
      '400 Bad Request: there is no caption in the message to edit',
    )
  })
})

describe('a message with a reply keyboard', () => {
  it('stays as it is', async () => {
    const sent = await bot.ok('sendMessage', {
      chat_id: ann.id,
      text: 'Choose',
      reply_markup: { keyboard: [['Yes', 'No']] },
    })
    const edit = { chat_id: ann.id, message_id: sent.message_id, text: 'Choose now' }
    expect(await bot.refusal('editMessageText', edit)).toBe("400 Bad Request: message can't be edited")
  })
})

describe('a deletion', () => {
  it('is not for what is older than two days, nor for the first line of a group', async () => {
    const sent = await bot.ok('sendMessage', { chat_id: ann.id, text: 'old' })
    const where = { chat_id: ann.id, message_id: sent.message_id }
    const kept = sandbox.world.bots
      .get(1001)
      ?.privateChats.get(ann.id)
      ?.messages.find(({ id }) => id === sent.message_id)
    if (kept) kept.date -= 48 * 3600
    expect(await bot.refusal('deleteMessage', where)).toBe("400 Bad Request: message can't be deleted")
    expect(await bot.ok('deleteMessages', { chat_id: ann.id, message_ids: [sent.message_id] })).toBe(true)
    expect((await ann.messages(shop)).some(({ id }) => id === sent.message_id)).toBe(true)
  })

  it('works once, for its own and (in private) for the other side', async () => {
    const { message_id } = await say('gone soon')
    expect(await bot.ok('deleteMessage', { chat_id: ann.id, message_id })).toBe(true)
    expect(await bot.refusal('deleteMessage', { chat_id: ann.id, message_id })).toBe(
      '400 Bad Request: message to delete not found',
    )
    const hers = (await ann.say(shop, 'secret')).messageId
    expect(await bot.ok('deleteMessages', { chat_id: ann.id, message_ids: [hers, message_id, 5_000] })).toBe(
      true,
    )
    expect((await ann.messages(shop)).some(message => message.id === hers)).toBe(false)
  })
})

describe('a press', () => {
  it('is answered once, by the bot that was asked', async () => {
    const { message_id } = await say('press', { reply_markup: keyboard })
    const pressed = ann.press(shop, message_id, 'Go')
    await new Promise(resolve => setTimeout(resolve, 100))
    const update = await newest()
    const id = update?.callback_query?.id
    expect(update?.callback_query).toMatchObject({
      data: 'go',
      from: { id: ann.id },
      message: { message_id, text: 'press', reply_markup: keyboard },
    })
    expect(
      await botCaller(sandbox.url, crewToken).refusal('answerCallbackQuery', { callback_query_id: id }),
    ).toBe(tooOld)
    expect(await bot.refusal('answerCallbackQuery', { callback_query_id: id, text: 'x'.repeat(201) })).toBe(
      '400 Bad Request: MESSAGE_TOO_LONG',
    )
    expect(await bot.ok('answerCallbackQuery', { callback_query_id: id, text: 'ok' })).toBe(true)
    expect(await bot.refusal('answerCallbackQuery', { callback_query_id: id })).toBe(tooOld)
    expect((await pressed).answer?.text ?? null).toBe('ok')
  })

  it('on a message that is gone reaches the bot with what is left of it', async () => {
    const { message_id } = await say('old', { reply_markup: keyboard })
    await bot.ok('deleteMessage', { chat_id: ann.id, message_id })
    await expect(ann.press(shop, message_id, 'Go')).rejects.toThrow('404')
    expect((await ann.pressData(shop, message_id, 'go', 0)).answer).toBeNull()
    expect((await newest())?.callback_query?.message).toEqual({
      message_id,
      date: 0,
      chat: { id: ann.id, type: 'private', first_name: 'Ann' },
    })
  })
})

describe('sending on', () => {
  it('keeps the first author in a forward and hides it in a copy', async () => {
    const hers = (await ann.say(shop, 'words')).messageId
    const forwarded = await bot.ok('forwardMessage', {
      chat_id: ann.id,
      from_chat_id: ann.id,
      message_id: hers,
    })
    expect(forwarded).toMatchObject({
      text: 'words',
      forward_origin: { type: 'user', sender_user: { id: ann.id } },
    })
    const { message_id } = await bot.ok('copyMessage', {
      chat_id: ann.id,
      from_chat_id: ann.id,
      message_id: hers,
      reply_markup: keyboard,
    })
    const copy = (await ann.messages(shop)).find(message => message.id === message_id)
    expect(copy).toMatchObject({ text: 'words', forwardOrigin: null, from: { isBot: true } })
    expect(copy?.buttons).toHaveLength(1)
    const locked = (await say('locked', { protect_content: true })).message_id
    expect(
      await bot.refusal('forwardMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: locked }),
    ).toBe("400 Bad Request: message can't be forwarded")
    expect(
      await bot.refusal('copyMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id: 999_999 }),
    ).toBe('400 Bad Request: message to copy not found')
  })
})

describe('sending several on', () => {
  it('goes in order, keeps albums together and knows its limits', async () => {
    const ids = []
    for (const text of ['a', 'b']) {
      ids.push((await bot.ok('sendMessage', { chat_id: ann.id, text })).message_id)
    }
    const to = { chat_id: ann.id, from_chat_id: ann.id }
    const sent = await bot.ok('forwardMessages', { ...to, message_ids: [...ids, 999_999] })
    expect(sent.length).toBe(2)
    expect(await bot.refusal('copyMessages', { ...to, message_ids: [ids[1], ids[0]] })).toBe(
      '400 Bad Request: message identifiers must be in a strictly increasing order',
    )
    const many = Array.from({ length: 101 }, (_, place) => place + 1)
    expect(await bot.refusal('forwardMessages', { ...to, message_ids: many })).toBe(
      '400 Bad Request: too many messages to forward',
    )
    const photo = onePixelPng.toString('base64')
    const first = await ann.act(shop, 'photo', { base64: photo })
    const [entry] = await bot.updates({ offset: -1 })
    const media = { type: 'photo', media: entry?.message?.photo?.[0]?.file_id }
    const album = await bot.ok('sendMediaGroup', { chat_id: ann.id, media: [media, media] })
    const copies = await bot.ok('copyMessages', { ...to, message_ids: album.map(each => each.message_id) })
    const seen = (await ann.messages(shop)).filter(({ id }) => copies.some(copy => copy.message_id === id))
    expect(new Set(seen.map(each => each.mediaGroupId)).size).toBe(1)
    expect(album[0]).not.toMatchObject({ media_group_id: seen[0]?.mediaGroupId })
    expect(first.message.photo).not.toBeNull()
  })
})

describe('a bot’s reaction', () => {
  it('is one emoji that Telegram knows', async () => {
    const { messageId: message_id } = await ann.say(shop, 'nice')
    const reacting = (reaction: unknown) =>
      bot.refusal('setMessageReaction', { chat_id: ann.id, message_id, reaction })
    const thumb = { type: 'emoji', emoji: '👍' }
    await bot.ok('setMessageReaction', { chat_id: ann.id, message_id, reaction: [thumb] })
    expect(await reacting([thumb, thumb])).toBe('400 Bad Request: REACTIONS_TOO_MANY')
    expect(await reacting([{ type: 'paid' }])).toBe('400 Bad Request: REACTION_INVALID')
    expect(await reacting([{ type: 'emoji', emoji: 'x' }])).toBe('400 Bad Request: REACTION_INVALID')
    expect(await reacting([{ type: 'smell' }])).toBe('400 Bad Request: invalid reaction type specified')
    expect(await reacting(['👍'])).toBe('400 Bad Request: expected an Object as ReactionType')
  })
})

describe('pins, reactions, commands', () => {
  it('a pin is seen, told to the bot, and taken back', async () => {
    const { message_id } = await say('pin me')
    await bot.ok('pinChatMessage', { chat_id: ann.id, message_id })
    expect((await newest())?.message?.pinned_message).toMatchObject({ message_id, text: 'pin me' })
    expect((await ann.look(shop)).pinned.map(message => message.id)).toEqual([message_id])
    expect(await bot.ok('getChat', { chat_id: ann.id })).toMatchObject({ pinned_message: { message_id } })
    await bot.ok('unpinChatMessage', { chat_id: ann.id })
    expect((await ann.look(shop)).pinned).toEqual([])
    expect(await bot.refusal('unpinChatMessage', { chat_id: ann.id })).toBe(
      '400 Bad Request: message to unpin not found',
    )
  })

  it('a reaction is shown; an unknown one refused', async () => {
    const hers = (await ann.say(shop, 'like it')).messageId
    await bot.ok('setMessageReaction', {
      chat_id: ann.id,
      message_id: hers,
      reaction: [{ type: 'emoji', emoji: '👍' }],
    })
    const shown = (await ann.messages(shop)).find(message => message.id === hers)
    expect(shown?.reactions).toEqual([{ emoji: '👍', userIds: [1001] }])
    expect(
      await bot.refusal('setMessageReaction', {
        chat_id: ann.id,
        message_id: hers,
        reaction: [{ type: 'emoji', emoji: '🍕' }],
      }),
    ).toBe('400 Bad Request: REACTION_INVALID')
  })

  it('commands are shown in the language of the person', async () => {
    const of = (description: string) => [{ command: 'orders', description }]
    await bot.ok('setMyCommands', { commands: of('Orders') })
    await bot.ok('setMyCommands', { commands: of('Pedidos'), language_code: 'es' })
    expect((await ann.look(shop)).commands).toEqual(of('Pedidos'))
    await request(sandbox.url, 'PATCH', `/users/${ann.id}`, { languageCode: 'ru' })
    expect((await ann.look(shop)).commands).toEqual(of('Orders'))
    await bot.ok('setMyCommands', { commands: of('Yours'), scope: { type: 'chat', chat_id: ann.id } })
    expect((await ann.look(shop)).commands).toEqual(of('Yours'))
    expect(await bot.ok('getMyCommands', { language_code: 'es' })).toEqual(of('Pedidos'))
    expect(await bot.refusal('setMyCommands', { commands: [{ command: 'Bad!', description: 'x' }] })).toBe(
      '400 Bad Request: BOT_COMMAND_INVALID',
    )
  })

  it('the menu button is the person’s own where one is set', async () => {
    const app = { type: 'web_app', text: 'Shop', web_app: { url: 'https://shop.example' } }
    await bot.ok('setChatMenuButton', { chat_id: ann.id, menu_button: app })
    expect(await bot.ok('getChatMenuButton', { chat_id: ann.id })).toEqual(app)
    expect((await ann.look(shop)).menuButton).toEqual({
      kind: 'web_app',
      text: 'Shop',
      url: 'https://shop.example',
    })
    expect(await bot.ok('getChatMenuButton')).toEqual({ type: 'commands' })
  })

  it('a text may become a photo and stays the same message; a place may not', async () => {
    const media = { type: 'photo', media: 'attach://file', caption: 'now a picture' }
    const text = await bot.ok('sendMessage', { chat_id: ann.id, text: 'soon a picture' })
    const form = new FormData()
    form.set('chat_id', String(ann.id))
    form.set('message_id', String(text.message_id))
    form.set('media', JSON.stringify(media))
    form.set('file', new Blob([onePixelPng]), 'one.png')
    const answer = await fetch(`${sandbox.url}/bot${shopToken}/editMessageMedia`, {
      method: 'POST',
      body: form,
    })
    expect(await answer.json()).toMatchObject({
      ok: true,
      result: { message_id: text.message_id, caption: 'now a picture', photo: expect.anything() },
    })
    const place = await bot.ok('sendLocation', { chat_id: ann.id, latitude: 1, longitude: 2 })
    expect(
      await bot.refusal('editMessageMedia', {
        chat_id: ann.id,
        message_id: place.message_id,
        media: { type: 'photo', media: 'x' },
      }),
    ).toContain('400 Bad Request')
  })
})
