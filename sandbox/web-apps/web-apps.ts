import { randomBytes } from 'node:crypto'
import { keepNewest } from '../world/keep-newest.ts'
import type { BotAccount, Chat, Person } from '../world/model.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import { initDataFor } from './init-data.ts'
import { launchUrl } from './launch-url.ts'

/** A window that is closed with its page never says goodbye to its apps. */
const mostKept = 1000

/** Which app is to open, and by what. */
export interface Opening {
  kind: 'inline_button' | 'reply_button' | 'menu_button' | 'link' | 'inline_results'
  bot: BotAccount
  /** As the bot gave it. */
  appUrl: string
  /** Where the button or link stands. */
  chat: Chat | null
  buttonText?: string
  startParam?: string
  isCompact?: boolean
  isFullscreen?: boolean
}

/** One opening of one app by one person, until it is closed. */
export interface OpenApp {
  id: string
  bot: BotAccount
  person: Person
  url: string
  initData: string
  queryId: string | null
  /** The button of the reply keyboard that opened it; null: opened another way, and cannot send data. */
  buttonText: string | null
  isCompact: boolean
  isFullscreen: boolean
  version: string
  platform: string
  /** The signed card, once the person gave it. */
  contact: string
}

interface AppQuery {
  bot: BotAccount
  person: Person
  chat: Chat
}

/** Mini apps that are open, and the questions that their bots may answer with a message. */
export class WebApps {
  private readonly opened = new Map<string, OpenApp>()
  private readonly queries = new Map<string, AppQuery>()
  private readonly world: World
  /** Where this sandbox is served: apps are told whole addresses of pictures. */
  siteUrl = ''

  constructor(world: World) {
    this.world = world
  }

  open(
    person: Person,
    opening: Opening,
    look: { platform: string; version: string; themeParams: Readonly<Record<string, string>> },
  ): OpenApp {
    const { kind, bot, chat, startParam = '', isCompact = false, isFullscreen = false } = opening
    const hasQuery = kind === 'inline_button' || kind === 'menu_button'
    const queryId = hasQuery && chat ? this.ask({ bot, person, chat }) : null
    // Keyboards and inline results open an app that learns nothing about the person.
    const isBlind = kind === 'reply_button' || kind === 'inline_results'
    const link = kind === 'link' ? { chat, startParam } : null
    const initData = isBlind
      ? ''
      : initDataFor(this.world, bot, person, { queryId, link, siteUrl: this.siteUrl })
    const { platform, version, themeParams } = look
    // Without it the page's `switchInlineQuery` says that the bot has no inline mode.
    const isInline = bot.inlinePlaceholder !== null
    const url = launchUrl(opening.appUrl, {
      initData,
      platform,
      version,
      themeParams,
      startParam,
      isInline,
      isFullscreen,
    })
    const app: OpenApp = {
      id: randomBytes(12).toString('base64url'),
      bot,
      person,
      url,
      initData,
      queryId,
      buttonText: opening.buttonText ?? null,
      isCompact,
      isFullscreen,
      version,
      platform,
      contact: '',
    }
    this.opened.set(app.id, app)
    keepNewest(this.opened, mostKept)
    return app
  }

  get(id: string): OpenApp {
    const app = this.opened.get(id)
    if (!app) throw new WorldRefusal(404, 'this mini app is not open')
    return app
  }

  /** Who asked by opening an app, for the one message that may answer it; undefined when there is no such question. */
  takeQuery(bot: BotAccount, id: string): AppQuery | undefined {
    const query = this.queries.get(id)
    if (query?.bot !== bot) return undefined
    this.queries.delete(id)
    return query
  }

  close(id: string) {
    this.opened.delete(id)
  }

  clear() {
    this.opened.clear()
    this.queries.clear()
  }

  private ask(query: AppQuery): string {
    const id = `AA${randomBytes(16).toString('base64url')}`
    this.queries.set(id, query)
    keepNewest(this.queries, mostKept)
    return id
  }
}
