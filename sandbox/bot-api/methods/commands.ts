import type { BotCommand, BotCommandScope, MenuButton } from 'grammy/types'
import { scopeKey } from '../../world/bot-commands.ts'
import { apiChatId } from '../../world/bot-view/accounts.ts'
import type { Call } from '../call.ts'
import { chatByText } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { isSecure } from '../keyboards/check-markup.ts'
import { FieldError, fieldsOf, optionalFlag, requiredObject, requiredText } from '../keyboards/fields.ts'
import { languageOf } from './account.ts'

const maxCommands = 100
const maxCommandLength = 32
const maxDescriptionLength = 256

/** The list behind "/" and the button beside the text field. */
export const commandMethods: Handlers = {
  setMyCommands: call => {
    const commands = readCommands(call.json('commands', 'commands'))
    const key = scopeKey(readScope(call))
    const language = languageOf(call)
    const lists = call.bot.commands.get(key) ?? new Map<string, BotCommand[]>()
    call.bot.commands.set(key, lists.set(language, commands))
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
  getMyCommands: call => {
    const [scope, language] = [scopeKey(readScope(call)), languageOf(call)]
    return call.bot.commands.get(scope)?.get(language) ?? []
  },
  deleteMyCommands: call => {
    const [scope, language] = [scopeKey(readScope(call)), languageOf(call)]
    call.bot.commands.get(scope)?.delete(language)
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
  setChatMenuButton: call => {
    const button = readMenuButton(call.json('menu_button', 'menu button'))
    const chatId = call.text('chat_id')
    // For everybody at once "default" is what there is without a choice.
    if (chatId === '') call.bot.menuButton = button.type === 'default' ? { type: 'commands' } : button
    else call.bot.menuButtons.set(privateChatId(call, chatId), button)
    call.world.events.add({ kind: 'state', chat: null })
    return true
  },
  getChatMenuButton: call => {
    const chatId = call.text('chat_id')
    if (chatId === '') return call.bot.menuButton
    return call.bot.menuButtons.get(privateChatId(call, chatId)) ?? { type: 'default' }
  },
}

function privateChatId(call: Call<never>, chatId: string): number {
  const chat = chatByText(call.world, call.bot, chatId)
  if (chat.type !== 'private') throw badRequest('chat_id must be a private chat')
  return chat.person.id
}

function readCommands(value: unknown): BotCommand[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw badRequest('expected an Array of BotCommand')
  if (value.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return value.map(item => {
    const fields = fieldsOf(item)
    if (!fields) throw badRequest("can't parse BotCommand: expected an Object")
    const command = wordOf(() => requiredText(fields, 'command')).replace(/^\//, '')
    const description = wordOf(() => requiredText(fields, 'description')).trim()
    if (command === '') throw badRequest('command must be non-empty')
    if (command.length > maxCommandLength || !/^[a-z0-9_]+$/.test(command))
      throw badRequest('BOT_COMMAND_INVALID')
    if (description === '') throw badRequest('command description must be non-empty')
    if (description.length > maxDescriptionLength) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command, description, ...(optionalFlag(fields, 'is_ephemeral') ? { is_ephemeral: true } : {}) }
  })
}

function wordOf(read: () => string): string {
  try {
    return read()
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse BotCommand: ${error.message}`)
    throw error
  }
}

function readScope(call: Call<'scope'>): BotCommandScope {
  const value = call.json('scope', 'bot command scope')
  if (value === undefined) return { type: 'default' }
  const fields = fieldsOf(value)
  if (!fields) throw badRequest("can't parse BotCommandScope: expected an Object")
  const type = fields.get('type')
  switch (type) {
    case 'default':
    case 'all_private_chats':
    case 'all_group_chats':
    case 'all_chat_administrators':
      return { type }
    case 'chat':
    case 'chat_administrators':
    case 'chat_member': {
      const chat = chatByText(call.world, call.bot, String(fields.get('chat_id') ?? ''))
      const chatId = apiChatId(chat)
      if (type === 'chat') return { type, chat_id: chatId }
      if (chat.type === 'private') throw badRequest("can't use specified scope in private chats")
      if (type === 'chat_administrators') return { type, chat_id: chatId }
      const userId = Number(fields.get('user_id') ?? 0)
      if (!Number.isSafeInteger(userId) || userId <= 0) throw badRequest('invalid user_id specified')
      return { type, chat_id: chatId, user_id: userId }
    }
    default:
      throw badRequest("can't parse BotCommandScope: unsupported type specified")
  }
}

function readMenuButton(value: unknown): MenuButton {
  if (value === undefined) return { type: 'default' }
  const fields = fieldsOf(value)
  const type = fields?.get('type')
  if (type === 'default' || type === 'commands') return { type }
  if (fields && type === 'web_app') {
    try {
      const text = requiredText(fields, 'text')
      const url = requiredText(requiredObject(fields, 'web_app'), 'url')
      if (text.trim() === '') throw badRequest('menu button text must be non-empty')
      if (!isSecure(url)) {
        throw badRequest(`menu button Web App URL '${url}' is invalid: Only HTTPS links are allowed`)
      }
      return { type, text, web_app: { url } }
    } catch (error) {
      if (error instanceof FieldError) throw badRequest(`can't parse menu button: ${error.message}`)
      throw error
    }
  }
  throw badRequest("can't parse menu button: unsupported type specified")
}
