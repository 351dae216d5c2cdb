import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sent } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { crew, crewToken, shop, shopToken, shortHoldMs } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

const bots = [
  { token: shopToken, username: 'shop_bot', name: 'Shop', hasTopics: true },
  { token: crewToken, username: 'crew_bot', name: 'Crew' },
]
let folder: string
let snapshotFile: string
let sandbox: Sandbox
let ann: SandboxPerson
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-topics-'))
  snapshotFile = join(folder, 'world.json')
  sandbox = await startSandbox({ bots, pollHoldMs: shortHoldMs, snapshotFile })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  await ann.start(shop)
})
afterAll(async () => {
  await sandbox.stop()
  await rm(folder, { recursive: true })
})

const open = (name: string) => bot.ok('createForumTopic', { chat_id: ann.id, name })
const newest = async () => (await bot.updates({ offset: -1, limit: 1 }))[0]?.message

describe('topics of a private chat', () => {
  it('are there only where the bot keeps them', async () => {
    expect(await bot.ok('getMe')).toMatchObject({
      has_topics_enabled: true,
      allows_users_to_create_topics: true,
    })
    const other = botCaller(sandbox.url, crewToken)
    await ann.start(crew)
    expect(await other.ok('getMe')).toMatchObject({ has_topics_enabled: false })
    const refusal = '400 Bad Request: the chat is not a forum'
    expect(await other.refusal('createForumTopic', { chat_id: ann.id, name: 'x' })).toBe(refusal)
    await expect(ann.act(crew, 'topics', { name: 'x' })).rejects.toThrow('not a forum')
    const bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
    expect(await bot.refusal('createForumTopic', { chat_id: bob.id, name: 'x' })).toContain("can't initiate")
  })

  it('are opened by the bot and by the person; what is said in one stays in it', async () => {
    const { message_thread_id, name } = await open('Order 7')
    expect(name).toBe('Order 7')
    const sent = await bot.ok('sendMessage', { chat_id: ann.id, message_thread_id, text: 'on its way' })
    expect(sent).toMatchObject({ message_thread_id, is_topic_message: true })
    await ann.act(shop, 'text', { text: 'thanks', threadId: message_thread_id })
    expect(await newest()).toMatchObject({ text: 'thanks', message_thread_id, is_topic_message: true })
    await ann.say(shop, 'outside')
    expect(await newest()).not.toHaveProperty('message_thread_id')
    const hers = await ann.act<Sent>(shop, 'topics', { name: 'Questions' })
    expect(await newest()).toMatchObject({ forum_topic_created: { name: 'Questions' } })
    expect((await ann.look(shop)).topics?.map(topic => topic.name)).toEqual(['Order 7', 'Questions'])
    expect(hers.message.threadId).toBe(hers.messageId)
    const nowhere = { chat_id: ann.id, message_thread_id: 999, text: 'x' }
    expect(await bot.refusal('sendMessage', nowhere)).toBe('400 Bad Request: message thread not found')
  })

  it('are renamed and taken away with all that stands in them, but never closed', async () => {
    const { message_thread_id } = await open('Old')
    const topic = { chat_id: ann.id, message_thread_id }
    const { message_id } = await bot.ok('sendMessage', { ...topic, text: 'in it' })
    await bot.ok('pinChatMessage', { chat_id: ann.id, message_id })
    expect(await bot.ok('unpinAllForumTopicMessages', topic)).toBe(true)
    expect((await ann.look(shop)).pinned).toEqual([])
    expect(await bot.ok('editForumTopic', { ...topic, name: 'New' })).toBe(true)
    expect((await ann.look(shop)).topics?.at(-1)?.name).toBe('New')
    expect(await bot.refusal('closeForumTopic', topic)).toContain('only for supergroups')
    expect(await bot.ok('deleteForumTopic', topic)).toBe(true)
    expect((await ann.messages(shop)).find(({ id }) => id === message_id)?.isDeleted ?? true).toBe(true)
    expect(await bot.refusal('sendMessage', { ...topic, text: 'x' })).toContain('message thread not found')
  })

  it('come back from a snapshot', async () => {
    await request(sandbox.url, 'POST', '/snapshot', {})
    const before = (await ann.look(shop)).topics
    await sandbox.stop()
    sandbox = await startSandbox({ bots, pollHoldMs: shortHoldMs, snapshotFile })
    const again = new SandboxPerson(sandbox.url, ann.user)
    expect((await again.look(shop)).topics).toEqual(before)
    expect(before?.length).toBeGreaterThan(0)
  })
})
