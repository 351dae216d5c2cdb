import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../testing/bots.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('a world comes back from its snapshot: people, chats, buttons, files, pins', async () => {
  const snapshotFile = join(folder, 'world.json')
  const before = await startSandbox({ bots: testBots, snapshotFile })
  const ann = await SandboxPerson.join(before.url, { firstName: 'Ann', username: 'ann_1' })
  await ann.start(shop)
  await ann.act(shop, 'photo', { base64: onePixelPng.toString('base64'), caption: 'dot' })
  const bot = botCaller(before.url, shopToken)
  const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }
  const { message_id } = await bot.ok('sendMessage', { chat_id: ann.id, text: 'pinned', reply_markup })
  await bot.ok('pinChatMessage', { chat_id: ann.id, message_id })
  await bot.ok('sendMessage', { chat_id: ann.id, text: 'keys', reply_markup: { keyboard: [['One']] } })
  await ann.act(shop, 'react', { messageId: message_id, emoji: '👍' })
  const group = await request<{ id: string }>(before.url, 'POST', '/chats', {
    title: 'G',
    ownerId: ann.id,
    hasTopics: true,
    bots: ['shop_bot'],
  })
  await bot.ok('createForumTopic', { chat_id: group.id, name: 'T' })
  const seen = [
    await ann.messages(shop),
    await ann.look(shop),
    await ann.messages(group.id),
    await ann.look(group.id),
  ]
  await request(before.url, 'POST', '/snapshot', {})
  await before.stop()

  const after = await startSandbox({ bots: testBots, snapshotFile })
  const back = new SandboxPerson(after.url, ann.user)
  const seenAgain = [
    await back.messages(shop),
    await back.look(shop),
    await back.messages(group.id),
    await back.look(group.id),
  ]
  expect(withoutEventIds(seenAgain)).toEqual(withoutEventIds(seen))
  const waiting = await botCaller(after.url, shopToken).updates()
  expect(waiting[0]?.message?.text).toBe('/start')
  const next = await botCaller(after.url, shopToken).ok('sendMessage', { chat_id: ann.id, text: 'on' })
  expect(next.message_id).toBe(message_id + 3)
  expect(after.world.bots.get(1001)?.queue.tail).toBeGreaterThanOrEqual(
    before.world.bots.get(1001)?.queue.tail ?? 0,
  )
  await after.stop()
})

function withoutEventIds(views: unknown): unknown {
  return JSON.parse(
    JSON.stringify(views, (key, value: unknown) => (key === 'lastEventId' ? undefined : value)),
  )
}
