import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../start.ts'
import { botCaller } from '../testing/bot-call.ts'
import { shop, shopToken, shortHoldMs, testBots } from '../testing/bots.ts'
import { earOf } from '../testing/ear.ts'
import { onePixelPng } from '../testing/one-pixel.ts'
import { request, SandboxPerson } from '../testing/person.ts'
import type { ChatView, StateView, UserView } from './contract.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let bot: ReturnType<typeof botCaller>
let ear: ReturnType<typeof earOf>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs })
  bot = botCaller(sandbox.url, shopToken)
  ear = earOf(bot)
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob', lastName: 'Ray', username: 'bob_ray' })
  await ann.start(shop)
})
afterAll(() => sandbox.stop())

const newGroup = (extra: object = {}) =>
  request<ChatView>(sandbox.url, 'POST', '/chats', {
    title: 'Crew',
    ownerId: ann.id,
    memberIds: [bob.id],
    bots: ['shop_bot'],
    ...extra,
  })

describe('a basic group that becomes a supergroup', () => {
  it('tells the bot in both chats, and the old number where it went', async () => {
    const group = await newGroup({ type: 'group' })
    await ear.heard()
    const upgraded = await request<ChatView>(sandbox.url, 'POST', `/chats/${group.id}/migrate`, {
      as: ann.id,
    })
    expect(upgraded).toMatchObject({ type: 'supergroup', title: 'Crew' })
    const [left, come] = (await ear.heard()).map(update => update.message)
    expect(left).toMatchObject({ chat: { id: Number(group.id) }, migrate_to_chat_id: Number(upgraded.id) })
    expect(come).toMatchObject({ chat: { id: Number(upgraded.id) }, migrate_from_chat_id: Number(group.id) })
    expect((await bot.raw('sendMessage', { chat_id: group.id, text: 'x' })).envelope).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: Number(upgraded.id) },
    })
    await bot.ok('sendMessage', { chat_id: upgraded.id, text: 'here we are' })
    await bob.say(upgraded.id, 'hello')
    await expect(bob.say(group.id, 'hello')).rejects.toThrow('409')
    await expect(ann.act(group.id, 'migrate')).rejects.toThrow('409')
  })
})

describe('topics', () => {
  it('are renamed, closed and deleted by administrators', async () => {
    const group = await newGroup({ hasTopics: true })
    const { message } = await ann.act(group.id, 'topics', { name: 'Order 1' })
    const path = `/chats/${group.id}/topics/${message.threadId}`
    await request(sandbox.url, 'PATCH', path, { as: ann.id, name: 'Order 2', isClosed: true })
    expect((await ann.look(group.id)).topics).toMatchObject([{ name: 'Order 2', isClosed: true }])
    await expect(request(sandbox.url, 'PATCH', path, { as: bob.id, name: 'x' })).rejects.toThrow('403')
    await request(sandbox.url, 'DELETE', `${path}?as=${ann.id}`)
    expect((await ann.look(group.id)).topics).toEqual([])
  })
})

describe('a profile photo', () => {
  it('shows in the views and to bots, the newest first', async () => {
    const base64 = onePixelPng.toString('base64')
    const user = await request<UserView>(sandbox.url, 'POST', `/users/${bob.id}/photo`, { base64 })
    expect(user.photoUrl).toMatch(/^\/sandbox\/api\/files\//)
    const photos = await bot.ok('getUserProfilePhotos', { user_id: bob.id })
    expect(photos).toMatchObject({ total_count: 1, photos: [[{ width: 1, height: 1 }]] })
    const form = new FormData()
    form.set('photo', JSON.stringify({ type: 'static', photo: 'attach://picture' }))
    form.set('picture', new Blob([new Uint8Array(onePixelPng)]), 'me.png')
    const set = await fetch(`${sandbox.url}/bot${shopToken}/setMyProfilePhoto`, {
      method: 'POST',
      body: form,
    })
    expect(await set.json()).toEqual({ ok: true, result: true })
    const photoOfBot = async () =>
      (await request<StateView>(sandbox.url, 'GET', '/state')).bots.find(({ id }) => id === 1001)?.photoUrl
    expect(await photoOfBot()).toBe(user.photoUrl)
    await bot.ok('removeMyProfilePhoto')
    expect(await photoOfBot()).toBeNull()
  })
})

describe('a button that asks for people or a group', () => {
  it('shares what was picked, with as much as was asked for', async () => {
    const group = await newGroup({ bots: [] })
    await bot.ok('sendMessage', {
      chat_id: ann.id,
      text: 'Who and where?',
      reply_markup: {
        keyboard: [
          [
            {
              text: 'Who',
              request_users: { request_id: 7, max_quantity: 2, request_name: true, user_is_bot: false },
            },
          ],
          [{ text: 'Where', request_chat: { request_id: 8, chat_is_channel: false, request_title: true } }],
        ],
      },
    })
    expect((await ann.look(shop)).replyKeyboard?.rows.flat()).toMatchObject([
      { kind: 'request_users', maxQuantity: 2 },
      { kind: 'request_chat', maxQuantity: 1 },
    ])
    await ear.heard()
    await ann.act(shop, 'reply-press', { text: 'Who', userIds: [bob.id] })
    await ann.act(shop, 'reply-press', { text: 'Where', sharedChatId: group.id })
    const [who, where] = (await ear.heard()).map(update => update.message)
    expect(who?.users_shared).toEqual({
      request_id: 7,
      users: [{ user_id: bob.id, first_name: 'Bob', last_name: 'Ray' }],
    })
    expect(where?.chat_shared).toEqual({ request_id: 8, chat_id: Number(group.id), title: 'Crew' })
    const press = (body: object) => ann.act(shop, 'reply-press', body)
    await expect(press({ text: 'Who', userIds: [1001] })).rejects.toThrow('no bots')
    await expect(press({ text: 'Who', userIds: [bob.id, ann.id, 7] })).rejects.toThrow('at most 2')
    await expect(press({ text: 'Where', sharedChatId: '-1' })).rejects.toThrow('404')
  })
})

describe('a logged update', () => {
  it('is sent again under a new number or the old one', async () => {
    await ear.heard()
    await ann.say(shop, 'once')
    const [first] = await ear.heard()
    const { entries } = await request<{ entries: { id: number; request: { update_id?: number } }[] }>(
      sandbox.url,
      'GET',
      '/log?direction=update&limit=1000',
    )
    const entry = entries.find(({ request: update }) => update.update_id === first?.update_id)
    await request(sandbox.url, 'POST', `/log/${entry?.id}/replay`, {})
    const [renewed] = await ear.heard()
    expect(renewed?.message).toEqual(first?.message)
    expect(renewed?.update_id).toBeGreaterThan(first?.update_id ?? 0)
    await request(sandbox.url, 'POST', `/log/${entry?.id}/replay`, { isRepeated: true })
    expect(await ear.heard()).toEqual([first])
    await expect(request(sandbox.url, 'POST', '/log/999999/replay', {})).rejects.toThrow('404')
  })
})

describe('a snapshot', () => {
  it('keeps polls, photos, links and requests', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-groups-'))
    const file = join(folder, 'world.json')
    try {
      const group = await newGroup()
      const poll = await bot.ok('sendPoll', { chat_id: group.id, question: 'Tea?', options: ['Yes', 'No'] })
      await bob.act(group.id, 'vote', { messageId: poll.message_id, options: [1] })
      const { invite_link } = await bot.ok('createChatInviteLink', {
        chat_id: group.id,
        creates_join_request: true,
      })
      const cyd = await SandboxPerson.join(sandbox.url, { firstName: 'Cyd' })
      await request(sandbox.url, 'POST', '/join', { as: cyd.id, link: invite_link })
      await request(sandbox.url, 'POST', '/snapshot', { file })
      const again = await startSandbox({ bots: testBots, pollHoldMs: shortHoldMs, snapshotFile: file })
      try {
        const sameBot = botCaller(again.url, shopToken)
        await sameBot.ok('approveChatJoinRequest', { chat_id: group.id, user_id: cyd.id })
        const closed = await sameBot.ok('stopPoll', { chat_id: group.id, message_id: poll.message_id })
        expect(closed.options.map(option => option.voter_count)).toEqual([0, 1])
        expect(await sameBot.ok('getUserProfilePhotos', { user_id: bob.id })).toMatchObject({
          total_count: 1,
        })
      } finally {
        await again.stop()
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
