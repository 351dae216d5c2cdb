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
let group: string
let bot: ReturnType<typeof botCaller>
let ear: ReturnType<typeof earOf>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ear = earOf(bot)
})
afterAll(() => sandbox.stop())

const newGroup = async (extra: object = {}) =>
  (
    await request<ChatView>(sandbox.url, 'POST', '/chats', {
      title: 'Crew',
      ownerId: ann.id,
      memberIds: [bob.id],
      bots: ['shop_bot'],
      ...extra,
    })
  ).id

beforeEach(async () => {
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob' })
  group = await newGroup()
  await ear.heard({ allowed_updates: ['message', 'chat_member'] })
})

const statusOf = async (user: SandboxPerson) =>
  (await bot.ok('getChatMember', { chat_id: group, user_id: user.id })).status
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

describe('a ban', () => {
  it('takes somebody out, keeps them out, and can be lifted', async () => {
    const { invite_link } = await bot.ok('createChatInviteLink', { chat_id: group })
    const until_date = inSeconds(3600)
    await bot.ok('banChatMember', { chat_id: group, user_id: bob.id, until_date })
    const [line, change] = await ear.heard()
    expect(line?.message?.left_chat_member?.id).toBe(bob.id)
    expect(change?.chat_member).toMatchObject({
      from: { id: 1001 },
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked', until_date },
    })
    const join = () => request(sandbox.url, 'POST', '/join', { as: bob.id, link: invite_link })
    await expect(join()).rejects.toThrow('banned')
    await bot.ok('unbanChatMember', { chat_id: group, user_id: bob.id })
    expect((await ear.heard()).map(update => update.chat_member?.new_chat_member.status)).toEqual(['left'])
    await join()
    expect(await statusOf(bob)).toBe('member')
  })

  it('of less than half a minute is for ever', async () => {
    await bot.ok('banChatMember', { chat_id: group, user_id: bob.id, until_date: inSeconds(5) })
    expect(await bot.ok('getChatMember', { chat_id: group, user_id: bob.id })).toMatchObject({
      until_date: 0,
    })
  })

  it('may take along what was said', async () => {
    await bob.say(group, 'rude')
    await bot.ok('banChatMember', { chat_id: group, user_id: bob.id, revoke_messages: true })
    expect((await ann.messages(group)).filter(message => message.from.id === bob.id)).toEqual([])
  })

  it('lifted from one who is not banned takes them out, unless told not to', async () => {
    const who = { chat_id: group, user_id: bob.id }
    await bot.ok('unbanChatMember', { ...who, only_if_banned: true })
    expect(await statusOf(bob)).toBe('member')
    await bot.ok('unbanChatMember', who)
    expect(await statusOf(bob)).toBe('left')
  })

  it('is refused as Telegram refuses it', async () => {
    const ban = (user_id: number) => bot.refusal('banChatMember', { chat_id: group, user_id })
    expect(await ban(ann.id)).toBe("400 Bad Request: can't remove chat owner")
    expect(await ban(1001)).toBe("400 Bad Request: can't restrict self")
    group = await newGroup({ botsAreAdministrators: false })
    expect(await ban(bob.id)).toBe('400 Bad Request: not enough rights to restrict/unrestrict chat member')
    const basic = await newGroup({ type: 'group' })
    expect(await bot.refusal('unbanChatMember', { chat_id: basic, user_id: bob.id })).toBe(
      '400 Bad Request: method is available for supergroup and channel chats only',
    )
  })
})

describe('permissions', () => {
  it('of one member or of all decide what they may send', async () => {
    const permissions = { can_send_messages: true, can_send_photos: false }
    await bot.ok('restrictChatMember', { chat_id: group, user_id: bob.id, permissions })
    expect((await ear.heard())[0]?.chat_member?.new_chat_member).toMatchObject({
      status: 'restricted',
      is_member: true,
      can_send_messages: true,
      can_send_polls: false,
    })
    await bob.say(group, 'words')
    await expect(bob.act(group, 'sticker', { emoji: '🙂' })).rejects.toThrow('may not send stickers')
    await bot.ok('setChatPermissions', { chat_id: group, permissions: {} })
    await expect(bob.say(group, 'words')).rejects.toThrow('may not send text messages')
    await ann.say(group, 'the owner may')
    const everything = Object.fromEntries(
      Object.entries((await bot.ok('getChat', { chat_id: group })).permissions ?? {}).map(([name]) => [
        name,
        true,
      ]),
    )
    await bot.ok('setChatPermissions', { chat_id: group, permissions: everything })
    await bot.ok('restrictChatMember', { chat_id: group, user_id: bob.id, permissions: everything })
    expect(await statusOf(bob)).toBe('member')
    await bob.act(group, 'sticker', { emoji: '🙂' })
  })

  it('hold for a bot that is no administrator too', async () => {
    const plain = await newGroup({ bots: ['shop_bot', 'crew_bot'] })
    const other = botCaller(sandbox.url, '1002:crew-secret')
    await bot.ok('promoteChatMember', { chat_id: plain, user_id: 1002 })
    await bot.ok('setChatPermissions', { chat_id: plain, permissions: { can_send_polls: true } })
    await other.ok('sendMessage', { chat_id: plain, text: 'polls bring text' })
    expect(await other.refusal('sendDice', { chat_id: plain })).toContain('400')
  })
})

describe('an administrator', () => {
  it('is made with chosen rights and a title, and unmade', async () => {
    const who = { chat_id: group, user_id: bob.id }
    await bot.ok('promoteChatMember', { ...who, can_pin_messages: true })
    await bot.ok('setChatAdministratorCustomTitle', { ...who, custom_title: 'Dispatcher' })
    expect(await bot.ok('getChatMember', who)).toMatchObject({
      status: 'administrator',
      can_manage_chat: true,
      can_pin_messages: true,
      can_delete_messages: false,
      custom_title: 'Dispatcher',
    })
    expect(await bot.refusal('banChatMember', who)).toBe(
      '400 Bad Request: user is an administrator of the chat',
    )
    await bot.ok('promoteChatMember', who)
    expect(await statusOf(bob)).toBe('member')
  })
})

describe('a group’s title and description', () => {
  it('are set by who may, and the title is told in the chat', async () => {
    await bot.ok('setChatTitle', { chat_id: group, title: '  Night crew ' })
    expect((await ann.look(group)).title).toBe('Night crew')
    expect((await ear.heard())[0]?.message?.new_chat_title).toBe('Night crew')
    await bot.ok('setChatDescription', { chat_id: group, description: 'After ten' })
    expect((await bot.ok('getChat', { chat_id: group })).description).toBe('After ten')
    const again = { chat_id: group, description: 'After ten' }
    expect(await bot.refusal('setChatDescription', again)).toBe(
      '400 Bad Request: chat description is not modified',
    )
    const plain = await newGroup({ botsAreAdministrators: false })
    expect(await bot.refusal('setChatTitle', { chat_id: plain, title: 'x' })).toBe(
      '400 Bad Request: not enough rights to change chat title',
    )
  })
})
