import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatView, MessageView, Waited } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crewToken, shop, shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { earOf } from '../../testing/ear.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let group: string
let bot: ReturnType<typeof botCaller>
let ear: ReturnType<typeof earOf>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ear = earOf(bot)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  await ann.start(shop)
  const plan = { title: 'Crew', ownerId: ann.id, memberIds: [bob.id], bots: ['shop_bot', 'crew_bot'] }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
})
afterAll(() => sandbox.stop())

describe('dice', () => {
  it.each([
    ['🎲', 6],
    ['🎯', 6],
    ['🎳', 6],
    ['🏀', 5],
    ['⚽', 5],
    ['🎰', 64],
  ])('%s falls between 1 and %i', async (emoji, most) => {
    for (let thrown = 0; thrown < 20; thrown++) {
      const { dice } = await bot.ok('sendDice', { chat_id: ann.id, emoji })
      expect(dice.emoji).toBe(emoji)
      expect(dice.value).toBeGreaterThanOrEqual(1)
      expect(dice.value).toBeLessThanOrEqual(most)
    }
  })

  it('are dice of six without an emoji, unknown otherwise, and stay where they fell', async () => {
    const { dice, message_id } = await bot.ok('sendDice', { chat_id: ann.id })
    expect((await ann.messages(shop)).at(-1)?.other).toMatchObject({
      kind: 'dice',
      label: `🎲 ${dice.value}`,
    })
    expect(await bot.refusal('sendDice', { chat_id: ann.id, emoji: '🙂' })).toContain('400 Bad Request')
    expect(await bot.refusal('deleteMessage', { chat_id: ann.id, message_id })).toBe(
      "400 Bad Request: message can't be deleted",
    )
    const forwarded = await bot.ok('forwardMessage', { chat_id: ann.id, from_chat_id: ann.id, message_id })
    expect(forwarded.dice).toEqual(dice)
  })
})

describe('a draft', () => {
  it('is seen while it is written and stands nowhere', async () => {
    const before = (await ann.messages(shop)).length
    const draft = { chat_id: ann.id, draft_id: 1, text: '*Think*ing', parse_mode: 'MarkdownV2' }
    await ann.say(shop, 'hm')
    expect(await bot.ok('sendMessageDraft', draft)).toBe(true)
    expect(await ann.nextEvent(shop, event => event.kind === 'draft')).toMatchObject({
      fromId: 1001,
      text: 'Thinking',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
    })
    await bot.ok('sendRichMessageDraft', {
      chat_id: ann.id,
      draft_id: 1,
      rich_message: { markdown: '**Still**' },
    })
    expect(await ann.nextEvent(shop, event => event.kind === 'draft')).toMatchObject({ text: 'Still' })
    expect((await ann.messages(shop)).length).toBe(before + 1)
    expect(await bot.refusal('sendMessageDraft', { ...draft, draft_id: 0 })).toContain('draft_id')
    expect(await bot.refusal('sendMessageDraft', { ...draft, chat_id: group })).toContain('private chats')
  })
})

describe('a rich message', () => {
  const send = async (rich_message: object) => {
    const sent = await bot.ok('sendRichMessage', { chat_id: ann.id, rich_message })
    const seen = (await ann.messages(shop)).find(({ id }) => id === sent.message_id)
    return { sent, seen }
  }
  const bold = (seen: MessageView | undefined) =>
    seen?.entities.filter(({ type }) => type === 'bold').map(({ offset, length }) => [offset, length])

  it('of blocks is kept as blocks and seen as text', async () => {
    const blocks = [
      { type: 'heading', text: 'Order 7', size: 1 },
      { type: 'paragraph', text: ['For ', { type: 'bold', text: 'Ann' }, ' & co'] },
      { type: 'list', items: [{ blocks: [{ type: 'paragraph', text: 'Tea' }] }] },
      { type: 'table', cells: [[{ text: 'Tea' }, { text: '2.00' }]] },
      { type: 'divider' },
    ]
    const { sent, seen } = await send({ blocks })
    expect(sent.rich_message?.blocks).toMatchObject(blocks)
    expect(seen?.text).toBe('Order 7\nFor Ann & co\n• Tea\nTea\t2.00\n———')
    expect(bold(seen)).toEqual([
      [0, 7],
      [12, 3],
    ])
  })

  it('of HTML or Markdown is seen as text too, and can be edited', async () => {
    const html = await send({ html: '<h1>Order 7</h1><p>For <i>Ann</i></p><ul><li>Tea</li></ul>' })
    expect(html.seen?.text).toBe('Order 7\nFor Ann\n• Tea')
    const markdown = await send({ markdown: '# Order 7\n\n- **Tea**\n\n```js\na < b\n```' })
    expect(markdown.seen?.text).toBe('Order 7\n\n• Tea\n\na < b')
    expect(markdown.seen?.entities.map(({ type }) => type)).toEqual(['bold', 'bold', 'pre'])
    await bot.ok('editMessageText', {
      chat_id: ann.id,
      message_id: markdown.sent.message_id,
      rich_message: { markdown: 'Done' },
    })
    expect((await ann.messages(shop)).at(-1)?.text).toBe('Done')
  })

  it.each([
    [{}, 'message text is empty'],
    [{ html: '<b>x' }, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
    [{ blocks: 'x' }, "can't parse rich message: expected an Array of InputRichBlock"],
    [{ blocks: [{ type: 'x' }] }, 'can\'t parse rich message: type "x" is unsupported'],
    [{ blocks: [{ type: 'photo' }] }, 'sandbox: rich blocks of the type "photo" not implemented'],
  ])('that cannot be read is refused: %j', async (rich_message, message) => {
    expect(await bot.refusal('sendRichMessage', { chat_id: ann.id, rich_message })).toBe(
      `400 Bad Request: ${message}`,
    )
  })

  it('that has a part nobody wrote yet is counted by that part', async () => {
    const rich_message = { blocks: [{ type: 'map' }] }
    for (let n = 0; n < 2; n++) await bot.refusal('sendRichMessage', { chat_id: ann.id, rich_message })
    expect(await request(sandbox.url, 'GET', '/unimplemented')).toContainEqual({
      method: 'rich blocks of the type "map"',
      calls: 2,
    })
  })
})

describe('a message for one person in a group', () => {
  const forBob = () => ({ chat_id: group, ephemeral_message_parameters: { receiver_user_id: bob.id } })
  const has = async (who: SandboxPerson, id: number) =>
    (await who.messages(group)).some(message => message.id === id)

  it('is seen, pressed, edited and deleted there and nowhere else', async () => {
    const other = botCaller(sandbox.url, crewToken)
    const [known] = await other.updates({ offset: -1 })
    const keyboard = { inline_keyboard: [[{ text: 'Why?', callback_data: 'why' }]] }
    const sent = await bot.ok('sendMessage', { ...forBob(), text: 'Already taken', reply_markup: keyboard })
    expect(sent).toMatchObject({ message_id: 0, receiver_user: { id: bob.id } })
    const id = sent.ephemeral_message_id ?? 0
    expect([await has(bob, id), await has(ann, id)]).toEqual([true, false])
    expect((await bob.messages(group)).at(-1)).toMatchObject({ text: 'Already taken', visibleTo: bob.id })
    const wait = `/wait?chatId=${group}&as=${ann.id}&after=0&timeout=0`
    const { events } = await request<Waited>(sandbox.url, 'GET', wait)
    expect(events.some(event => event.kind === 'message' && event.message.id === id)).toBe(false)

    await ear.heard()
    await expect(ann.press(group, id, 'Why?')).rejects.toThrow('404')
    void bob.press(group, id, 'Why?').catch(() => {})
    await new Promise(resolve => setTimeout(resolve, 50))
    const [pressed] = await ear.heard()
    expect(pressed?.callback_query?.message).toMatchObject({ message_id: 0, ephemeral_message_id: id })

    const where = { chat_id: group, receiver_user_id: bob.id, ephemeral_message_id: id }
    expect(await bot.ok('editEphemeralMessageText', { ...where, text: 'Gone' })).toBe(true)
    expect((await bob.messages(group)).at(-1)?.text).toBe('Gone')
    expect(await other.refusal('deleteEphemeralMessage', where)).toBe(
      '400 Bad Request: ephemeral message not found',
    )
    expect(await bot.refusal('deleteMessage', { chat_id: group, message_id: id })).toBe(
      '400 Bad Request: message to delete not found',
    )
    expect(await bot.ok('deleteEphemeralMessage', where)).toBe(true)
    expect(await has(bob, id)).toBe(false)
    expect(await other.updates({ offset: (known?.update_id ?? 0) + 1 })).toEqual([])
  })

  it('needs a person who is there', async () => {
    const cyd = await SandboxPerson.join(sandbox.url, { firstName: 'Cyd' })
    const send = (chat_id: unknown, receiver_user_id: unknown) =>
      bot.refusal('sendMessage', { chat_id, text: 'x', ephemeral_message_parameters: { receiver_user_id } })
    expect(await send(group, cyd.id)).toBe('400 Bad Request: USER_NOT_PARTICIPANT')
    expect(await send(group, 'x')).toBe('400 Bad Request: invalid receiver_user_id specified')
    expect(await send(ann.id, ann.id)).toContain('only to groups')
  })
})
