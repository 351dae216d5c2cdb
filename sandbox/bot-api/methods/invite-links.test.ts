import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatView, Joined } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shopToken, shortHoldMs, testBots } from '../../testing/bots.ts'
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
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  const plan = { title: 'Crew', ownerId: ann.id, bots: ['shop_bot'] }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
  await ear.heard({ allowed_updates: ['message', 'chat_member', 'chat_join_request'] })
})

const join = (who: SandboxPerson, link: string) =>
  request<Joined>(sandbox.url, 'POST', '/join', { as: who.id, link })

describe('an invite link', () => {
  it('brings people in, and the bot hears by which link', async () => {
    const link = await bot.ok('createChatInviteLink', { chat_id: group, name: 'Drivers' })
    expect(link).toMatchObject({
      name: 'Drivers',
      is_primary: false,
      is_revoked: false,
      creator: { id: 1001 },
    })
    expect(await join(bob, link.invite_link)).toMatchObject({ status: 'joined', chatId: group })
    const [change, line] = await ear.heard()
    expect(change?.chat_member).toMatchObject({
      from: { id: bob.id },
      new_chat_member: { status: 'member' },
      invite_link: { invite_link: link.invite_link },
    })
    expect(line?.message?.new_chat_members?.map(member => member.id)).toEqual([bob.id])
    await expect(join(bob, link.invite_link)).rejects.toThrow('already')
  })

  it('lets in no more than its limit', async () => {
    const { invite_link } = await bot.ok('createChatInviteLink', { chat_id: group, member_limit: 1 })
    await join(bob, invite_link)
    const cyd = await SandboxPerson.join(sandbox.url, { firstName: 'Cyd' })
    await expect(join(cyd, invite_link)).rejects.toThrow('used up')
    const edited = await bot.ok('editChatInviteLink', { chat_id: group, invite_link, member_limit: 2 })
    expect(edited.member_limit).toBe(2)
    expect((await join(cyd, invite_link)).status).toBe('joined')
  })

  it('is over once it is revoked, and a new primary one ends the old', async () => {
    const first = await bot.ok('exportChatInviteLink', { chat_id: group })
    const second = await bot.ok('exportChatInviteLink', { chat_id: group })
    await expect(join(bob, first)).rejects.toThrow('expired')
    const revoked = await bot.ok('revokeChatInviteLink', { chat_id: group, invite_link: second })
    expect(revoked).toMatchObject({ is_primary: true, is_revoked: true })
    await expect(join(bob, second)).rejects.toThrow('expired')
    expect(await bot.refusal('revokeChatInviteLink', { chat_id: group, invite_link: second })).toBe(
      '400 Bad Request: INVITE_HASH_EXPIRED',
    )
  })

  it('may ask an administrator first, who may answer and until then write', async () => {
    const { invite_link } = await bot.ok('createChatInviteLink', {
      chat_id: group,
      creates_join_request: true,
    })
    expect((await join(bob, invite_link)).status).toBe('asked')
    const [asked] = await ear.heard()
    expect(asked?.chat_join_request).toMatchObject({
      chat: { id: Number(group) },
      from: { id: bob.id },
      user_chat_id: bob.id,
      invite_link: { invite_link, pending_join_request_count: 1 },
    })
    await bot.ok('sendMessage', { chat_id: bob.id, text: 'Who are you?' })
    await bot.ok('approveChatJoinRequest', { chat_id: group, user_id: bob.id })
    const [change] = await ear.heard()
    expect(change?.chat_member).toMatchObject({
      via_join_request: true,
      new_chat_member: { status: 'member' },
    })
    expect(await bot.refusal('sendMessage', { chat_id: bob.id, text: 'x' })).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    )
    expect(await bot.refusal('approveChatJoinRequest', { chat_id: group, user_id: bob.id })).toBe(
      '400 Bad Request: USER_ALREADY_PARTICIPANT',
    )
  })

  it('lets nobody in whose request was declined', async () => {
    const { invite_link } = await bot.ok('createChatInviteLink', {
      chat_id: group,
      creates_join_request: true,
    })
    await join(bob, invite_link)
    await bot.ok('declineChatJoinRequest', { chat_id: group, user_id: bob.id })
    await expect(bob.say(group, 'hello')).rejects.toThrow('403')
    expect(await bot.refusal('declineChatJoinRequest', { chat_id: group, user_id: bob.id })).toBe(
      '400 Bad Request: HIDE_REQUESTER_MISSING',
    )
  })

  it('is made by administrators only, and sanely', async () => {
    const plan = { title: 'Other', ownerId: ann.id, bots: ['shop_bot'], botsAreAdministrators: false }
    const other = await request<ChatView>(sandbox.url, 'POST', '/chats', plan)
    expect(await bot.refusal('createChatInviteLink', { chat_id: other.id })).toBe(
      '400 Bad Request: not enough rights to manage chat invite link',
    )
    const both = { chat_id: group, member_limit: 3, creates_join_request: true }
    expect(await bot.refusal('createChatInviteLink', both)).toBe(
      "400 Bad Request: can't specify member limit for links requiring administrator approval",
    )
    expect(await bot.refusal('editChatInviteLink', { chat_id: group, invite_link: 'x' })).toBe(
      '400 Bad Request: wrong invite link',
    )
  })
})
