import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let group: string
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', username: 'ann_lee' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  await ann.start(shop)
  const plan = { title: 'Crew', ownerId: ann.id, memberIds: [bob.id], bots: ['shop_bot'] }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
})
afterAll(() => sandbox.stop())

const send = (reply_markup: unknown, chat_id: unknown = ann.id, extra: object = {}) =>
  bot.ok('sendMessage', { chat_id, text: 'x', reply_markup, ...extra })
const refused = (reply_markup: unknown, chat_id: unknown = ann.id) =>
  bot.refusal('sendMessage', { chat_id, text: 'x', reply_markup })
const inline = (...buttons: unknown[]) => ({ inline_keyboard: [buttons] })

describe('an inline button', () => {
  const everything = {
    text: 'x',
    url: 'https://example.com/',
    callback_data: 'd',
    switch_inline_query: 'q',
    switch_inline_query_current_chat: 'c',
    login_url: { url: 'https://example.com/' },
    web_app: { url: 'https://example.com/' },
    copy_text: { text: 't' },
    disabled: {},
  }
  const order = Object.keys(everything).filter(name => name !== 'text')

  it.each(order)('is what comes first of all that it says: %s', async name => {
    const said = Object.fromEntries(
      Object.entries(everything).filter(
        ([key]) => key === 'text' || order.indexOf(key) >= order.indexOf(name),
      ),
    )
    const { message_id } = await send(inline(said))
    const seen = (await ann.messages(shop)).find(({ id }) => id === message_id)?.buttons[0]?.[0]
    const kinds: Record<string, string> = {
      callback_data: 'callback',
      switch_inline_query: 'switch_inline',
      switch_inline_query_current_chat: 'switch_inline',
    }
    expect(seen?.kind).toBe(kinds[name] ?? name)
  })

  it('has a colour and an icon, and may be disabled', async () => {
    const button = {
      text: 'Taken',
      style: 'danger',
      icon_custom_emoji_id: '5368324170671202286',
      disabled: {},
    }
    const sent = await send(inline(button))
    expect(sent.reply_markup?.inline_keyboard).toEqual([[button]])
    expect((await ann.messages(shop)).at(-1)?.buttons[0]?.[0]).toMatchObject({
      kind: 'disabled',
      style: 'danger',
    })
  })

  it.each([
    [
      inline({ text: 'x' }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [inline({ callback_data: 'd' }), 'can\'t parse inline keyboard button: Can\'t find field "text"'],
    [inline({ text: '', callback_data: 'd' }), 'inline keyboard button text must be non-empty'],
    [inline({ text: 'x', callback_data: '' }), 'BUTTON_DATA_INVALID'],
    [inline({ text: 'x', callback_data: 'я'.repeat(33) }), 'BUTTON_DATA_INVALID'],
    [
      inline({ text: 'x', callback_data: 'd', style: 'pink' }),
      "can't parse inline keyboard button: invalid button style specified",
    ],
    [inline({ text: 'x', url: '' }), "inline keyboard button URL '' is invalid: URL is empty"],
    [inline({ text: 'x', copy_text: { text: '' } }), 'BUTTON_COPY_TEXT_INVALID'],
    [inline({ text: 'x', copy_text: { text: 'x'.repeat(257) } }), 'BUTTON_COPY_TEXT_INVALID'],
    [
      inline({ text: 'x', web_app: 'y' }),
      'can\'t parse inline keyboard button: Field "web_app" must be of type Object',
    ],
    [inline('x'), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"],
    [{ inline_keyboard: 'x' }, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'],
    [
      { inline_keyboard: ['x'] },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [inline(...Array(101).fill({ text: 'x', callback_data: 'd' })), 'reply markup is too long'],
    ['x', "can't parse reply keyboard markup JSON object"],
    [[1], 'object expected as reply markup'],
  ])('is refused as Telegram refuses it: %j', async (markup, message) => {
    expect(await refused(markup)).toBe(`400 Bad Request: ${message}`)
  })

  it('may open no mini app in a group', async () => {
    const app = { text: 'x', web_app: { url: 'https://example.com/' } }
    expect(await refused(inline(app), group)).toBe('400 Bad Request: BUTTON_TYPE_INVALID')
  })

  it('may come with the wish for an answer', async () => {
    const sent = await send({ ...inline({ text: 'x', callback_data: 'd' }), force_reply: true })
    expect(sent.reply_markup).toMatchObject({ force_reply: true })
    expect((await ann.look(shop)).forceReplyTo).toBe(sent.message_id)
    await ann.say(shop, 'my answer')
    expect((await ann.look(shop)).forceReplyTo).toBeNull()
  })

  it('reads the same as JSON text, and an empty keyboard is none', async () => {
    const sent = await send(JSON.stringify(inline({ text: 'x', callback_data: 'd' })))
    expect(sent.reply_markup?.inline_keyboard).toHaveLength(1)
    expect((await send({ inline_keyboard: [[]] })).reply_markup).toBeUndefined()
  })
})

describe('a reply keyboard', () => {
  const keyboardOf = async (who: SandboxPerson, chat: string) => (await who.look(chat)).replyKeyboard

  it('stays until another comes or it is taken away, with all its wishes', async () => {
    const { message_id } = await send({
      keyboard: [['Yes', { text: 'No', style: 'danger' }]],
      is_persistent: true,
      resize_keyboard: true,
      input_field_placeholder: 'Yes or no?',
    })
    await ann.act(shop, 'reply-press', { text: 'Yes' })
    expect(await keyboardOf(ann, shop)).toMatchObject({
      messageId: message_id,
      isPersistent: true,
      isResized: true,
      isOneTime: false,
      placeholder: 'Yes or no?',
    })
    await send({ remove_keyboard: true })
    expect(await keyboardOf(ann, shop)).toBeNull()
  })

  it('for one time is gone after a press', async () => {
    await send({ keyboard: [['Go']], one_time_keyboard: true })
    await ann.act(shop, 'reply-press', { text: 'Go' })
    expect(await keyboardOf(ann, shop)).toBeNull()
  })

  it('in a group is everybody’s own, or theirs only who are meant', async () => {
    await send({ keyboard: [['All']] }, group)
    await bob.act(group, 'reply-press', { text: 'All' })
    await send({ keyboard: [['Ann']], selective: true }, group, { text: 'you, @ann_lee' })
    const first = async (who: SandboxPerson) => (await keyboardOf(who, group))?.rows[0]?.[0]?.text
    expect([await first(ann), await first(bob)]).toEqual(['Ann', 'All'])
    const said = await bob.say(group, 'me?')
    const reply_parameters = { message_id: said.messageId }
    await send({ remove_keyboard: true, selective: true }, group, { reply_parameters })
    expect([await first(ann), await first(bob)]).toEqual(['Ann', undefined])
    await send({ force_reply: true, selective: true }, group, { reply_parameters })
    expect((await ann.look(group)).forceReplyTo).toBeNull()
    expect((await bob.look(group)).forceReplyTo).not.toBeNull()
  })

  it.each([
    [{ keyboard: [[{}]] }, 'can\'t parse keyboard button: Can\'t find field "text"'],
    [{ keyboard: [[5]] }, "can't parse keyboard button: KeyboardButton must be a String or an Object"],
    [{ keyboard: [['']] }, 'keyboard button text must be non-empty'],
    [{ keyboard: 'x' }, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array'],
    [{ keyboard: ['x'] }, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays'],
    [
      { keyboard: [['x']], selective: 1 },
      'field "selective" of the reply markup must be of the type Boolean',
    ],
    [{ keyboard: [['x']], input_field_placeholder: 'x'.repeat(65) }, 'REPLY_MARKUP_INVALID'],
    [
      { keyboard: [[{ text: 'x', request_users: {} }]] },
      'can\'t parse keyboard button: Can\'t find field "request_id"',
    ],
  ])('is refused as Telegram refuses it: %j', async (markup, message) => {
    expect(await refused(markup)).toBe(`400 Bad Request: ${message}`)
  })

  it.each([
    [{ request_contact: true }, 'phone number can be requested in private chats only'],
    [{ request_location: true }, 'location can be requested in private chats only'],
    [{ request_users: { request_id: 1 } }, 'users can be requested in private chats only'],
    [
      { request_chat: { request_id: 1, chat_is_channel: false } },
      'chats can be requested in private chats only',
    ],
    [{ web_app: { url: 'https://example.com/' } }, 'web App buttons can be used in private chats only'],
  ])('in a group may not ask: %j', async (button, message) => {
    expect(await refused({ keyboard: [[{ text: 'x', ...button }]] }, group)).toBe(
      `400 Bad Request: ${message}`,
    )
  })
})
