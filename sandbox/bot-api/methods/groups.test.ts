import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>
let nextOffset = 1

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
})
afterAll(() => sandbox.stop())

function newGroup(extra: object): Promise<ChatView> {
  return request(sandbox.url, 'POST', '/chats', {
    title: 'Orders',
    ownerId: ann.id,
    memberIds: [bob.id],
    bots: ['shop_bot'],
    ...extra,
  })
}

/** A poll repeated at once gets one update only, so a moment passes first. */
async function heard() {
  await new Promise(resolve => setTimeout(resolve, shortHoldMs / 5))
  const updates = await bot.updates({ offset: nextOffset })
  nextOffset = (updates.at(-1)?.update_id ?? nextOffset - 1) + 1
  return updates
}

describe('a group', () => {
  it('tells the bot that it was brought in, and what members say', async () => {
    const group = await newGroup({})
    await ann.say(group.id, 'good morning')
    const updates = await heard()
    expect(updates[0]?.my_chat_member).toMatchObject({
      chat: { id: Number(group.id), type: 'supergroup' },
      from: { id: ann.id },
      new_chat_member: { status: 'administrator' },
    })
    expect(updates[1]?.message?.new_chat_members?.map(member => member.id)).toEqual([1001])
    expect(updates[2]?.message?.text).toBe('good morning')
    expect(await bot.ok('getChatMemberCount', { chat_id: group.id })).toBe(3)
    expect(await bot.ok('getChatMember', { chat_id: group.id, user_id: bob.id })).toMatchObject({
      status: 'member',
    })
    expect(
      (await bot.ok('getChatAdministrators', { chat_id: group.id })).map(member => member.status),
    ).toEqual(['creator', 'administrator'])
  })

  it('keeps small talk from a bot in privacy mode that is no administrator', async () => {
    const group = await newGroup({ botsAreAdministrators: false })
    const { message_id } = await bot.ok('sendMessage', { chat_id: group.id, text: 'hello' })
    await ann.say(group.id, 'small talk')
    await ann.say(group.id, '/orders')
    await ann.say(group.id, 'ask @shop_bot')
    await bob.act(group.id, 'text', { text: 'to you', replyTo: message_id })
    const texts = (await heard()).flatMap(update => update.message?.text ?? [])
    expect(texts).toEqual(['/orders', 'ask @shop_bot', 'to you'])
  })

  it('shuts out a bot that was removed, and a person who left', async () => {
    const group = await newGroup({})
    await request(sandbox.url, 'DELETE', `/chats/${group.id}/members/1001?as=${ann.id}`)
    expect(await bot.refusal('sendMessage', { chat_id: group.id, text: 'x' })).toBe(
      '403 Forbidden: bot was kicked from the supergroup chat',
    )
    await bob.act(group.id, 'leave')
    await expect(bob.say(group.id, 'still here?')).rejects.toThrow('403')
  })

  it('tells an administrator bot of reactions and of who goes, when it asked for that', async () => {
    await bot.updates({ offset: nextOffset, allowed_updates: ['chat_member', 'message_reaction'], limit: 1 })
    const group = await newGroup({})
    const said = await bob.say(group.id, 'nice')
    await ann.act(group.id, 'react', { messageId: said.messageId, emoji: '🔥' })
    await bob.act(group.id, 'leave')
    const updates = (await heard()).flatMap(update => [
      ...(update.message_reaction ? [update.message_reaction.new_reaction] : []),
      ...(update.chat_member?.new_chat_member.status === 'left' ? [update.chat_member.from.id] : []),
    ])
    expect(updates).toEqual([[{ type: 'emoji', emoji: '🔥' }], bob.id])
    await bot.updates({ offset: nextOffset, allowed_updates: [], limit: 1 })
  })
})

describe('a forum', () => {
  it('has topics that open, are renamed, close and go', async () => {
    const group = await newGroup({ hasTopics: true })
    const where = { chat_id: group.id }
    const topic = await bot.ok('createForumTopic', { ...where, name: 'Order 7' })
    const message_thread_id = topic.message_thread_id
    const inTopic = await bot.ok('sendMessage', { ...where, message_thread_id, text: 'seven' })
    expect(inTopic).toMatchObject({ message_thread_id, is_topic_message: true, chat: { is_forum: true } })
    expect(await bot.refusal('sendMessage', { ...where, message_thread_id: 4321, text: 'x' })).toBe(
      '400 Bad Request: message thread not found',
    )
    await bot.ok('editForumTopic', { ...where, message_thread_id, name: 'Order 7 (late)' })
    await bot.ok('closeForumTopic', { ...where, message_thread_id })
    expect(await bot.refusal('closeForumTopic', { ...where, message_thread_id })).toBe(
      '400 Bad Request: TOPIC_NOT_MODIFIED',
    )
    await expect(bob.act(group.id, 'text', { text: 'hm', threadId: message_thread_id })).rejects.toThrow(
      'the topic is closed',
    )
    const seen = await ann.look(group.id)
    expect(seen.topics).toEqual([
      { threadId: message_thread_id, name: 'Order 7 (late)', iconColor: topic.icon_color, isClosed: true },
    ])
    await bot.ok('deleteForumTopic', { ...where, message_thread_id })
    expect((await ann.look(group.id)).topics).toEqual([])
    expect((await ann.messages(group.id)).some(message => message.threadId === message_thread_id)).toBe(false)
  })

  it('is not every group', async () => {
    const group = await newGroup({})
    expect(await bot.refusal('createForumTopic', { chat_id: group.id, name: 'x' })).toBe(
      '400 Bad Request: the chat is not a forum',
    )
  })
})
