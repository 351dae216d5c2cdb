import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChatView } from '../../api/contract.ts'
import { type Sandbox, startSandbox } from '../../start.ts'
import { botCaller } from '../../testing/bot-call.ts'
import { shop, shopToken, testBots } from '../../testing/bots.ts'
import { request, SandboxPerson } from '../../testing/person.ts'

let sandbox: Sandbox
let ann: SandboxPerson
let bob: SandboxPerson
let group: string
let bot: ReturnType<typeof botCaller>

beforeAll(async () => {
  sandbox = await startSandbox({ bots: testBots })
  bot = botCaller(sandbox.url, shopToken)
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  ann = await SandboxPerson.join(sandbox.url, { firstName: 'Ann', languageCode: 'es' })
  bob = await SandboxPerson.join(sandbox.url, { firstName: 'Bob', languageCode: 'en' })
  const plan = { title: 'Crew', ownerId: ann.id, memberIds: [bob.id], bots: ['shop_bot'] }
  group = (await request<ChatView>(sandbox.url, 'POST', '/chats', plan)).id
})

const set = (description: string, scope?: object, language_code?: string) =>
  bot.ok('setMyCommands', { commands: [{ command: 'go', description }], scope, language_code })
const seenBy = async (who: SandboxPerson, chat: string) =>
  (await who.look(chat)).commands.map(command => command.description).join()

describe('a person sees the list of the narrowest scope', () => {
  it('in a group: one’s own, administrators’, the chat’s, all administrators’, all groups’, everybody’s', async () => {
    const chat_id = Number(group)
    const layers: [string, object | undefined, string, string][] = [
      ['default', undefined, 'default', 'default'],
      ['groups', { type: 'all_group_chats' }, 'groups', 'groups'],
      ['all admins', { type: 'all_chat_administrators' }, 'all admins', 'groups'],
      ['chat', { type: 'chat', chat_id }, 'chat', 'chat'],
      ['admins', { type: 'chat_administrators', chat_id }, 'admins', 'chat'],
      ['bob', { type: 'chat_member', chat_id, user_id: bob.id }, 'admins', 'bob'],
    ]
    for (const [description, scope, forAnn, forBob] of layers) {
      await set(description, scope)
      expect([await seenBy(ann, group), await seenBy(bob, group)]).toEqual([forAnn, forBob])
    }
    await bot.ok('deleteMyCommands', { scope: { type: 'chat_administrators', chat_id } })
    expect(await seenBy(ann, group)).toBe('chat')
  })

  it('in a private chat, and in each scope the list of their language first', async () => {
    await set('default', undefined)
    await set('por defecto', undefined, 'es')
    expect([await seenBy(ann, shop), await seenBy(bob, shop)]).toEqual(['por defecto', 'default'])
    await set('private', { type: 'all_private_chats' })
    expect(await seenBy(ann, shop)).toBe('private')
    await set('privado', { type: 'all_private_chats' }, 'es')
    await set('only bob', { type: 'chat', chat_id: bob.id })
    expect([await seenBy(ann, shop), await seenBy(bob, shop)]).toEqual(['privado', 'only bob'])
    expect(await bot.ok('getMyCommands', { language_code: 'es' })).toEqual([
      { command: 'go', description: 'por defecto' },
    ])
    expect(await bot.ok('getMyCommands', { language_code: 'fr' })).toEqual([])
  })
})

describe('commands are refused in Telegram’s words', () => {
  const good = { command: 'go', description: 'Go' }
  it.each([
    [{ commands: Array(101).fill(good) }, 'BOT_COMMANDS_TOO_MUCH'],
    [{ commands: [{ ...good, command: 'Go' }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ ...good, command: 'x'.repeat(33) }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ ...good, command: '/' }] }, 'command must be non-empty'],
    [{ commands: [{ ...good, description: ' ' }] }, 'command description must be non-empty'],
    [{ commands: [{ ...good, description: 'x'.repeat(257) }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    [{ commands: [{ command: 'go' }] }, 'can\'t parse BotCommand: Can\'t find field "description"'],
    [{ commands: { go: 'Go' } }, 'expected an Array of BotCommand'],
    [{ commands: [good], language_code: 'eng' }, 'invalid language code specified'],
    [{ commands: [good], scope: { type: 'x' } }, "can't parse BotCommandScope: unsupported type specified"],
    [{ commands: [good], scope: { type: 'chat', chat_id: 5 } }, 'chat not found'],
  ])('%#', async (body, message) => {
    expect(await bot.refusal('setMyCommands', body)).toBe(`400 Bad Request: ${message}`)
  })

  it('and administrators have none in a private chat', async () => {
    const scope = { type: 'chat_administrators', chat_id: ann.id }
    expect(await bot.refusal('setMyCommands', { commands: [good], scope })).toBe(
      "400 Bad Request: can't use specified scope in private chats",
    )
  })
})

describe('the menu button', () => {
  it('is one person’s, or everybody’s', async () => {
    const url = 'https://example.com/app'
    await bot.ok('setChatMenuButton', { menu_button: { type: 'web_app', text: 'Menu', web_app: { url } } })
    await bot.ok('setChatMenuButton', { chat_id: bob.id, menu_button: { type: 'commands' } })
    expect((await ann.look(shop)).menuButton).toEqual({ kind: 'web_app', text: 'Menu', url })
    expect((await bob.look(shop)).menuButton).toEqual({ kind: 'commands' })
    await bot.ok('setChatMenuButton', { chat_id: bob.id, menu_button: { type: 'default' } })
    expect((await bob.look(shop)).menuButton?.kind).toBe('web_app')
    await bot.ok('setChatMenuButton', { menu_button: { type: 'default' } })
    expect(await bot.ok('getChatMenuButton')).toEqual({ type: 'commands' })
    const insecure = { type: 'web_app', text: 'Menu', web_app: { url: 'http://example.com' } }
    expect(await bot.refusal('setChatMenuButton', { menu_button: insecure })).toContain('Only HTTPS links')
  })
})
