import type { Hub } from '../bot-api/hub.ts'
import type { OpenApp, Opening } from '../web-apps/web-apps.ts'
import { grantWriting } from '../web-apps/write-access.ts'
import { menuButtonFor } from '../world/bot-commands.ts'
import { botBehind } from '../world/callbacks.ts'
import { findMessage } from '../world/find-message.ts'
import type { Chat, Person } from '../world/model.ts'
import { nameOf, WorldRefusal } from '../world/world.ts'
import { botNamed, openChat } from './access.ts'
import type { ColorScheme, OpenFrom, ThemeParams, WebAppView } from './contract.ts'

export interface Look {
  platform: string
  version: string
  colorScheme: ColorScheme
  themeParams: ThemeParams
}

/** Opens the mini app behind a button or a link, for one person. */
export function openWebApp(hub: Hub, person: Person, from: OpenFrom, look: Look): WebAppView {
  const opening = openingOf(hub, person, from)
  return toWebAppView(hub.webApps.open(person, opening, look))
}

function toWebAppView(app: OpenApp): WebAppView {
  const { id, bot, url, initData, queryId, version, platform } = app
  return {
    id,
    bot: { id: bot.id, username: bot.username, name: nameOf(bot), color: bot.color },
    url,
    origin: new URL(url).origin,
    initData,
    queryId,
    canSendData: app.buttonText !== null,
    isCompact: app.isCompact,
    isFullscreen: app.isFullscreen,
    version,
    platform,
  }
}

function openingOf(hub: Hub, person: Person, from: OpenFrom): Opening {
  const { world } = hub
  switch (from.kind) {
    case 'inline_button': {
      const { chat } = openChat(world, from.chatId, person.id)
      const button = findMessage(chat, from.messageId)?.buttons?.inline_keyboard[from.row]?.[from.column]
      const bot = botBehind(world, chat, from.messageId)
      if (!bot || !button || !('web_app' in button)) throw noSuchButton()
      return { kind: from.kind, bot, appUrl: button.web_app.url, chat }
    }
    case 'reply_button': {
      const chat = privateChat(openChat(world, from.chatId, person.id).chat)
      const held = chat.keyboards.get(person.id)?.markup.keyboard.flat()
      const button = held?.find(candidate => candidate.kind === 'web_app' && candidate.text === from.text)
      if (button?.url === undefined) throw noSuchButton()
      return { kind: from.kind, bot: chat.bot, appUrl: button.url, chat, buttonText: button.text }
    }
    case 'menu_button': {
      const chat = privateChat(openChat(world, from.chatId, person.id).chat)
      const button = menuButtonFor(chat.bot, person.id)
      if (button.type !== 'web_app') throw noSuchButton()
      return { kind: from.kind, bot: chat.bot, appUrl: button.web_app.url, chat }
    }
    case 'link':
      return openingByLink(hub, person, from)
    case 'inline_results': {
      const bot = botNamed(world, from.bot)
      return { kind: from.kind, bot, appUrl: from.url, chat: null }
    }
  }
}

function openingByLink(hub: Hub, person: Person, from: Extract<OpenFrom, { kind: 'link' }>): Opening {
  const { world } = hub
  const bot = botNamed(world, from.bot)
  const named = from.app?.toLowerCase()
  const app = bot.apps.find(candidate => candidate.shortName.toLowerCase() === named)
  const appUrl = named === undefined ? bot.mainAppUrl : app?.url
  if (!appUrl) {
    const what = named === undefined ? 'no main mini app' : `no mini app "${from.app}"`
    throw new WorldRefusal(404, `@${bot.username} has ${what}`)
  }
  const chat = from.chatId === undefined ? null : openChat(world, from.chatId, person.id).chat
  if (from.allowsWriting) grantWriting(world, bot, person, app?.shortName ?? null)
  return {
    kind: 'link',
    bot,
    appUrl,
    chat,
    startParam: from.startParam ?? '',
    isCompact: from.mode === 'compact',
    isFullscreen: from.mode === 'fullscreen',
  }
}

function privateChat(chat: Chat) {
  if (chat.type !== 'private') throw new WorldRefusal(400, 'such a button exists in a chat with a bot only')
  return chat
}

function noSuchButton() {
  return new WorldRefusal(404, 'there is no such button of a mini app')
}
