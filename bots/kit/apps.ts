import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { Words } from '../../locales/words.ts'
import type { BotName, Notice } from '../../server/services/index.ts'
import type { Shown } from './outgoing/cards.ts'

/** The mini apps that a bot of ours leads to. */
export type AppName = 'shop' | 'driver' | 'dispatch'

/** Where the mini apps are; null in a house that offers none (Telegram opens nothing but https). */
export type Apps = {
  /** Scheme, host and port of the pages. */
  readonly origin: string
  /** How BotFather has called the crew bot's apps. */
  readonly links: { readonly driver: string; readonly board: string }
} | null

/** A way from a card into an app: the button's word, and what the app is to show first. */
export type AppDoor = {
  readonly app: AppName
  readonly label: string
  readonly start: (notice: Notice) => string
}

/** The page of an app, for a button in a private chat. */
export const appPage = (apps: NonNullable<Apps>, app: AppName, start = ''): string =>
  `${apps.origin}/apps/${app}/${start ? `?start=${encodeURIComponent(start)}` : ''}`

/** The link to an app, for groups: Telegram lets no page be opened from a button there. */
export const appLink = (
  apps: NonNullable<Apps>,
  usernames: Readonly<Record<BotName, string>>,
  app: AppName,
  start: string,
): string => {
  const names: Readonly<Record<AppName, string>> = {
    shop: usernames.customer,
    driver: `${usernames.crew}/${apps.links.driver}`,
    dispatch: `${usernames.crew}/${apps.links.board}`,
  }
  return `https://t.me/${names[app]}?startapp=${encodeURIComponent(start)}`
}

const isGroup = (notice: Notice): boolean => notice.chatId < 0n

type Doors = {
  readonly apps: Apps
  readonly usernames: Readonly<Record<BotName, string>>
  readonly door: AppDoor | undefined
}

/** Puts the way into the app under a card that has buttons, below all others. */
export const withDoor = (
  shown: Shown,
  notice: Notice,
  words: Words,
  { apps, usernames, door }: Doors,
): Shown => {
  if (apps === null || door === undefined || shown.as !== 'card' || !shown.keyboard) return shown
  const start = door.start(notice)
  const text = words.t(door.label)
  const button: InlineKeyboardButton = isGroup(notice)
    ? { text, url: appLink(apps, usernames, door.app, start) }
    : { text, web_app: { url: appPage(apps, door.app, start) } }
  const keyboard: InlineKeyboardMarkup = {
    inline_keyboard: [...shown.keyboard.inline_keyboard.filter(row => row.length > 0), [button]],
  }
  return { ...shown, keyboard }
}
