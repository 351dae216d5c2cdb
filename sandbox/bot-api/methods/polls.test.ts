import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
import { earOf } from '../../testing/ear.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let group: string
let bot: ReturnType<typeof botCaller>
let ear: ReturnType<typeof earOf>
const options = ['Tea', 'Coffee', 'Water']

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ear = earOf(bot)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  const made = await request<ChatView>(sandbox.url, 'POST', '/chats', {
    title: 'Crew',
    ownerId: ann.id,
    memberIds: [bob.id],
    bots: ['shop_bot'],
  })
  group = made.id
})
afterAll(() => sandbox.stop())
beforeEach(() => ear.heard())

const ask = (extra: object = {}) =>
  bot.ok('sendPoll', { chat_id: group, question: 'What to drink?', options, ...extra })
const vote = (who: SandboxPerson, messageId: number, chosen: number[]) =>
  who.act(group, 'vote', { messageId, options: chosen })

describe('a poll', () => {
  it('counts votes without names while it is anonymous, and says so to its bot', async () => {
    const sent = await ask()
    expect(sent.poll).toMatchObject({
      question: 'What to drink?',
      type: 'regular',
      is_anonymous: true,
      is_closed: false,
      allows_multiple_answers: false,
      allows_revoting: true,
      total_voter_count: 0,
    })
    await vote(ann, sent.message_id, [1])
    const [update, ...others] = await ear.heard()
    expect(update?.poll).toMatchObject({ id: sent.poll.id, total_voter_count: 1 })
    expect(update?.poll?.options.map(option => option.voter_count)).toEqual([0, 1, 0])
    expect(others).toEqual([])
  })

  it('tells who chose what where it is not anonymous, also when a vote is taken back', async () => {
    const { message_id, poll } = await ask({ is_anonymous: false, allows_multiple_answers: true })
    await vote(bob, message_id, [2, 0])
    await vote(bob, message_id, [])
    const answers = (await ear.heard()).flatMap(update => update.poll_answer ?? [])
    expect(answers.map(answer => [answer.user?.id, answer.option_ids])).toEqual([
      [bob.id, [0, 2]],
      [bob.id, []],
    ])
    expect(answers[0]?.option_persistent_ids).toEqual([
      poll.options[0]?.persistent_id,
      poll.options[2]?.persistent_id,
    ])
  })

  it('lets one choose only as the poll allows', async () => {
    const { message_id } = await ask()
    await expect(vote(ann, message_id, [0, 1])).rejects.toThrow('only one option')
    await expect(vote(ann, message_id, [7])).rejects.toThrow('no such option')
    const quiz = await ask({ type: 'quiz', correct_option_ids: [2], explanation: 'It is *wet*' })
    await vote(ann, quiz.message_id, [0])
    await expect(vote(ann, quiz.message_id, [2])).rejects.toThrow('cannot be changed')
    const seen = (await ann.messages(group)).find(message => message.id === quiz.message_id)
    expect(seen?.poll).toMatchObject({ kind: 'quiz', correctOptions: [2], explanation: 'It is *wet*' })
  })

  it('is closed once, by its bot', async () => {
    const { message_id } = await ask()
    const where = { chat_id: group, message_id }
    expect(await bot.ok('stopPoll', where)).toMatchObject({ is_closed: true })
    expect((await ear.heard()).map(update => update.poll?.is_closed)).toEqual([true])
    expect(await bot.refusal('stopPoll', where)).toBe('400 Bad Request: poll has already been closed')
    await expect(vote(ann, message_id, [0])).rejects.toThrow('the poll is closed')
    const text = await bot.ok('sendMessage', { chat_id: group, text: 'no poll' })
    expect(await bot.refusal('stopPoll', { chat_id: group, message_id: text.message_id })).toBe(
      '400 Bad Request: message is not a poll',
    )
    expect(await bot.refusal('stopPoll', { chat_id: group, message_id: 9999 })).toBe(
      '400 Bad Request: message with poll to stop not found',
    )
  })

  it('keeps its votes when forwarded and loses them when copied', async () => {
    const { message_id, poll } = await ask()
    await vote(ann, message_id, [1])
    await ann.start(shop)
    const from = { chat_id: ann.id, from_chat_id: group, message_id }
    const forwarded = await bot.ok('forwardMessage', from)
    expect(forwarded.poll).toMatchObject({ id: poll.id, total_voter_count: 1 })
    const copied = await bot.ok('copyMessage', from)
    const seen = (await ann.messages(shop)).find(message => message.id === copied.message_id)
    expect(seen?.poll?.voterCount).toBe(0)
  })

  it.each([
    [{ question: '' }, 'poll question must be non-empty'],
    [{ question: 'x'.repeat(301) }, 'poll question length must not exceed 300'],
    [{ options: [] }, 'poll must have at least 1 option'],
    [{ options: Array(13).fill('x') }, "poll can't have more than 12 options"],
    [{ options: ['a', ' '] }, 'poll options must be non-empty'],
    [{ options: ['a', 'x'.repeat(101)] }, 'poll options length must not exceed 100'],
    [{ options: [{}] }, 'can\'t parse InputPollOption: Can\'t find field "text"'],
    [{ type: 'vote' }, 'unsupported poll type specified'],
    [{ type: 'quiz' }, 'wrong correct option ID specified'],
    [{ type: 'quiz', correct_option_ids: [3] }, 'wrong correct option ID specified'],
    [{ open_period: 3 }, 'wrong open_period specified'],
  ])('is refused as Telegram refuses it: %j', async (wrong, message) => {
    const wish = { chat_id: group, question: 'What?', options, ...wrong }
    expect(await bot.refusal('sendPoll', wish)).toBe(`400 Bad Request: ${message}`)
  })
})
