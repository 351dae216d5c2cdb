import type { BotAccount } from '../world/model.ts'
import { ApiFailure, tooManyRequests } from './failure.ts'

/**
 * Which bots have logged out of this server. On a real server that lasts, and closing is refused for some minutes
 * after the start; here a reset of the world lets everybody in again, and closing waits only where it is told to.
 */
export class Sessions {
  private readonly loggedOut = new Set<number>()
  private readonly startedAt = Date.now()
  /** For how long after the start a bot may not be closed, milliseconds; ten minutes at Telegram. */
  private readonly closeGuardMs: number

  constructor(closeGuardMs: number) {
    this.closeGuardMs = closeGuardMs
  }

  /** Throws 400 for a bot that has logged out. */
  assertOpen(bot: BotAccount) {
    if (this.loggedOut.has(bot.id)) throw new ApiFailure(400, 'Logged out')
  }

  /** Throws 429 while it is too early. */
  close() {
    const leftMs = this.startedAt + this.closeGuardMs - Date.now()
    if (leftMs > 0) throw tooManyRequests(Math.ceil(leftMs / 1000))
  }

  logOut(bot: BotAccount) {
    this.loggedOut.add(bot.id)
  }

  clear() {
    this.loggedOut.clear()
  }
}
