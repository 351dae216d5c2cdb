import type { Hub } from '../bot-api/hub.ts'
import { loginUrl } from '../web-apps/login-url.ts'
import { botBehind } from '../world/callbacks.ts'
import { findTrace } from '../world/find-message.ts'
import type { Chat, Person } from '../world/model.ts'
import { WorldRefusal } from '../world/world.ts'
import { type InlineButtonView, type Pressed, themes } from './contract.ts'
import { openWebApp } from './open-web-app.ts'

/** What a button does without the bot hearing of it: opens, copies, or says what to type. */
export function pressedAside(
  hub: Hub,
  chat: Chat,
  person: Person,
  messageId: number,
  button: InlineButtonView,
  eventId: number,
): Pressed {
  const { kind, row, column, url, copyText: copied } = button
  if (kind === 'callback' || kind === 'game') {
    throw new WorldRefusal(409, `a button of the kind "${kind}" cannot be pressed here`)
  }
  const pressed = { kind, answer: null, url, copied, app: null, inlineQuery: null, eventId }
  if (kind === 'web_app') {
    const from = { kind: 'inline_button' as const, chatId: chat.key, messageId, row, column }
    const look = {
      platform: 'weba',
      version: '9.6',
      colorScheme: 'light' as const,
      themeParams: themes.light,
    }
    const app = openWebApp(hub, person, from, look)
    return { ...pressed, app, url: app.url }
  }
  if (kind === 'login_url' && url !== null) {
    const bot = botBehind(hub.world, chat, messageId)
    return { ...pressed, url: bot ? loginUrl(bot, person, url) : url }
  }
  if (kind === 'switch_inline')
    return { ...pressed, inlineQuery: wordsToType(hub, chat, messageId, row, column) }
  return pressed
}

function wordsToType(
  hub: Hub,
  chat: Chat,
  messageId: number,
  row: number,
  column: number,
): Pressed['inlineQuery'] {
  const button = findTrace(chat, messageId)?.buttons?.inline_keyboard[row]?.[column]
  const bot = botBehind(hub.world, chat, messageId)?.username
  if (!button || bot === undefined) return null
  if ('switch_inline_query' in button) return { bot, query: button.switch_inline_query, isHere: false }
  if ('switch_inline_query_current_chat' in button) {
    return { bot, query: button.switch_inline_query_current_chat, isHere: true }
  }
  if ('switch_inline_query_chosen_chat' in button) {
    return { bot, query: button.switch_inline_query_chosen_chat.query ?? '', isHere: false }
  }
  return null
}
