import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot } from 'grammy'
import type { NewBot } from '../world/world.ts'
import { appRoutes } from './app-routes.ts'
import { makeBot } from './bot.ts'
import type { PlaygroundContext } from './context.ts'
import { introduce } from './introduce.ts'

const token = '1999:playground-secret'
const againMs = 1000
const pollSeconds = 30
const kinds = [
  'message',
  'callback_query',
  'inline_query',
  'shipping_query',
  'pre_checkout_query',
  'my_chat_member',
] as const

type OldSignal = NonNullable<Parameters<Bot['api']['getUpdates']>[1]>

/**
 * A bot that shows everything there is, with its mini app. It runs beside the sandbox but speaks to it over HTTP, as
 * any bot does. Made before the sandbox listens; `begin` once it does.
 */
export class Playground {
  readonly bot: NewBot = { token, username: 'playground_bot', name: 'Playground', inline: 'hello' }
  readonly botId = 1999
  private readonly appDir: string
  private readonly end = new AbortController()
  private running: { bot: Bot<PlaygroundContext>; siteUrl: string; listening: Promise<void> } | null = null

  constructor(appDir: string) {
    this.appDir = appDir
  }

  /** The pages and the small server of the mini app; to be registered under a prefix. */
  get routes() {
    return appRoutes(this.appDir, token, () => this.running)
  }

  /** @param siteUrl where the sandbox answers, without a slash at the end */
  async begin(siteUrl: string): Promise<{ appUrl: string }> {
    const appUrl = `${otherLoopback(siteUrl)}/sandbox/playground/`
    const bot = makeBot(token, siteUrl, { appUrl, stopped: this.end.signal })
    this.running = { bot, siteUrl, listening: Promise.resolve() }
    await this.introduce()
    this.running.listening = this.listen(bot)
    return { appUrl }
  }

  /** Tells its commands and who it is; a world that begins anew has forgotten them. */
  async introduce(): Promise<void> {
    if (!this.running) return
    // A trouble that somebody has ordered may strike here too; the bot works without its commands.
    await introduce(this.running.bot.api).catch((error: unknown) => this.complain(error))
  }

  /** Returns when nothing of it is going on any more. */
  async stop(): Promise<void> {
    this.end.abort()
    await this.running?.listening
  }

  /**
   * Polls until the end. Whatever interrupts it (another poller, a trouble on order), it goes on. A loop of its own,
   * because grammY's ends with one more poll, which may be held for seconds.
   */
  private async listen(bot: Bot<PlaygroundContext>): Promise<void> {
    const { signal } = this.end
    const wish = { timeout: pollSeconds, allowed_updates: kinds }
    for (let offset = 0; !signal.aborted; ) {
      try {
        if (!bot.isInited()) await bot.init()
        // grammY's types know the AbortSignal of an old package, which has the same methods.
        const updates = await bot.api.getUpdates({ offset, ...wish }, signal as OldSignal)
        for (const update of updates) {
          offset = update.update_id + 1
          await bot.handleUpdate(update).catch((error: unknown) => this.complain(error))
        }
      } catch (error) {
        this.complain(error)
        await sleep(againMs, undefined, { signal }).catch(() => {})
      }
    }
  }

  /** What goes wrong while everything is stopped is nobody's trouble. */
  private complain(error: unknown) {
    if (this.end.signal.aborted) return
    console.error('playground:', error instanceof Error ? error.message : error)
  }
}

/**
 * The same server by another name of this machine. A page there has another origin than the client's, as mini apps
 * have in life.
 */
function otherLoopback(siteUrl: string): string {
  const url = new URL(siteUrl)
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return url.origin
}
