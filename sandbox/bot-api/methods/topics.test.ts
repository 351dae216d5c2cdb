import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { earOf } from '../../testing/ear.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let chat_id: string
let bot: ReturnType<typeof botCaller>
let ear: ReturnType<typeof earOf>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ear = earOf(bot)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
})
afterAll(() => sandbox.stop())

const newForum = async (extra: object = {}) =>
  (
    await request<ChatView>(sandbox.url, 'POST', '/chats', {
      title: 'Orders',
      hasTopics: true,
      ownerId: ann.id,
      memberIds: [bob.id],
      bots: ['shop_bot'],
      ...extra,
    })
  ).id

beforeEach(async () => {
  chat_id = await newForum()
  await ear.heard()
})

describe('what is said in a topic', () => {
  it('answers the message that opened it, and an answer stays in its topic', async () => {
    const { message_thread_id } = await bot.ok('createForumTopic', { chat_id, name: 'Order 7' })
    const said = await bob.act(chat_id, 'text', { text: 'where is it?', threadId: message_thread_id })
    await bob.act(chat_id, 'text', { text: 'hello?', replyTo: said.messageId })
    const messages = (await ear.heard()).flatMap(update => update.message ?? []).slice(-2)
    expect(messages[0]).toMatchObject({
      is_topic_message: true,
      reply_to_message: { message_id: message_thread_id, forum_topic_created: { name: 'Order 7' } },
    })
    expect(messages[1]).toMatchObject({ message_thread_id, reply_to_message: { text: 'where is it?' } })
    const answer = await bot.ok('sendMessage', {
      chat_id,
      text: 'soon',
      reply_parameters: { message_id: said.messageId },
    })
    expect(answer.message_thread_id).toBe(message_thread_id)
  })

  it('loses its pins alone', async () => {
    const { message_thread_id } = await bot.ok('createForumTopic', { chat_id, name: 'Order 7' })
    const inside = await bot.ok('sendMessage', { chat_id, message_thread_id, text: 'inside' })
    const outside = await bot.ok('sendMessage', { chat_id, text: 'outside' })
    for (const { message_id } of [inside, outside]) await bot.ok('pinChatMessage', { chat_id, message_id })
    await bot.ok('unpinAllForumTopicMessages', { chat_id, message_thread_id })
    expect((await ann.look(chat_id)).pinned.map(message => message.text)).toEqual(['outside'])
    await bot.ok('unpinAllGeneralForumTopicMessages', { chat_id })
    expect((await ann.look(chat_id)).pinned).toEqual([])
  })
})

describe('a topic', () => {
  it('has an icon that can be changed and taken away', async () => {
    const icon_custom_emoji_id = '5368324170671202286'
    const { message_thread_id } = await bot.ok('createForumTopic', {
      chat_id,
      name: 'Order 7',
      icon_color: 0xfb6f5f,
      icon_custom_emoji_id,
    })
    const topic = { chat_id, message_thread_id }
    await bot.ok('editForumTopic', { ...topic, icon_custom_emoji_id: '' })
    await bot.ok('editForumTopic', { ...topic, name: 'Order 8' })
    const lines = (await ear.heard()).flatMap(update => update.message ?? [])
    expect(lines.map(line => line.forum_topic_created ?? line.forum_topic_edited)).toEqual([
      { name: 'Order 7', icon_color: 0xfb6f5f, icon_custom_emoji_id },
      { icon_custom_emoji_id: '' },
      { name: 'Order 8' },
    ])
    expect(await bot.refusal('editForumTopic', { ...topic, name: 'Order 8' })).toBe(
      '400 Bad Request: TOPIC_NOT_MODIFIED',
    )
    expect(await bot.refusal('deleteMessage', { chat_id, message_id: message_thread_id })).toBe(
      "400 Bad Request: message can't be deleted",
    )
  })

  it('is refused where it has to be', async () => {
    const create = (extra: object) => bot.refusal('createForumTopic', { chat_id, name: 'x', ...extra })
    expect(await create({ name: 'x'.repeat(129) })).toBe('400 Bad Request: TOPIC_TITLE_INVALID')
    expect(await create({ icon_color: 1 })).toBe('400 Bad Request: TOPIC_ICON_COLOR_INVALID')
    chat_id = await newForum({ botsAreAdministrators: false })
    expect(await create({})).toBe('400 Bad Request: not enough rights to create a topic')
    expect(await bot.refusal('closeForumTopic', { chat_id, message_thread_id: 99 })).toBe(
      '400 Bad Request: TOPIC_ID_INVALID',
    )
  })
})

describe('the General topic', () => {
  it('is renamed, closed, opened, hidden and shown', async () => {
    await bot.ok('editGeneralForumTopic', { chat_id, name: 'Lobby' })
    await bot.ok('closeGeneralForumTopic', { chat_id })
    await expect(bob.say(chat_id, 'hello')).rejects.toThrow('the topic is closed')
    await ann.say(chat_id, 'an administrator may')
    await bot.ok('reopenGeneralForumTopic', { chat_id })
    await bob.say(chat_id, 'hello')
    await bot.ok('hideGeneralForumTopic', { chat_id })
    await expect(bob.say(chat_id, 'hello')).rejects.toThrow('the topic is closed')
    await bot.ok('unhideGeneralForumTopic', { chat_id })
    expect(await bot.refusal('unhideGeneralForumTopic', { chat_id })).toBe(
      '400 Bad Request: TOPIC_NOT_MODIFIED',
    )
    const kinds = (await ear.heard()).flatMap(update =>
      Object.keys(update.message ?? {}).filter(name => name.includes('forum_topic')),
    )
    expect(kinds).toEqual([
      'forum_topic_edited',
      'forum_topic_closed',
      'forum_topic_reopened',
      'general_forum_topic_hidden',
      'general_forum_topic_unhidden',
    ])
  })

  it('is closed to a bot that is no administrator', async () => {
    chat_id = await newForum({ bots: ['shop_bot', 'crew_bot'] })
    await bot.ok('promoteChatMember', { chat_id, user_id: 1002 })
    await bot.ok('closeGeneralForumTopic', { chat_id })
    const other = botCaller(sandbox.url, '1002:crew-secret')
    expect(await other.refusal('sendMessage', { chat_id, text: 'x' })).toBe('400 Bad Request: TOPIC_CLOSED')
  })
})
