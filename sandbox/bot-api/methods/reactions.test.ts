import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shopToken, testBots } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let group: string
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  const plan = { title: 'G', hasTopics: true, ownerId: ann.id, bots: ['shop_bot'] }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
})
afterAll(() => sandbox.stop())

const reactions = async () => (await ann.messages(group)).map(message => message.reactions.length)

it('an administrator takes the reactions of a person away: one, or all of them', async () => {
  for (const text of ['one', 'two', 'three']) {
    const { messageId } = await ann.say(group, text)
    await ann.act(group, 'react', { messageId, emoji: '👍' })
  }
  const [first = 0] = (await ann.messages(group)).filter(({ text }) => text === 'one').map(({ id }) => id)
  const one = { chat_id: group, message_id: first, user_id: ann.id }
  const before = (await reactions()).reduce((sum, count) => sum + count, 0)
  expect(before).toBe(3)
  expect(await bot.ok('deleteMessageReaction', one)).toBe(true)
  expect((await reactions()).reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await bot.refusal('deleteMessageReaction', { ...one, message_id: 999 })).toContain(
    'message not found',
  )
  expect(await bot.refusal('deleteMessageReaction', { ...one, user_id: '' })).toContain('invalid user_id')
  expect(await bot.ok('deleteAllMessageReactions', { chat_id: group, user_id: ann.id })).toBe(true)
  expect((await reactions()).every(count => count === 0)).toBe(true)
})

it('a plain member may not', async () => {
  const plan = { title: 'Plain', ownerId: ann.id, bots: ['crew_bot'] }
  const plain = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
  const other = botCaller(sandbox.url, '1002:crew-secret')
  const { messageId } = await ann.say(plain, 'x')
  sandbox.world.groups.get(Number(plain))?.members.set(1002, 'member')
  expect(
    await other.refusal('deleteMessageReaction', { chat_id: plain, message_id: messageId, user_id: ann.id }),
  ).toContain('not enough rights')
})
