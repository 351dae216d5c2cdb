import type { Update } from 'grammy/types'
import type { botCaller } from './bot-call.ts'
import { shortHoldMs } from './bots.ts'

/**
 * Hears what a bot has not heard yet. A poll repeated at once would get one update only, so a moment passes
 * before each.
 */
export function earOf(bot: ReturnType<typeof botCaller>): { heard: (extra?: object) => Promise<Update[]> } {
  let nextOffset = 1
  return {
    heard: async (extra = {}) => {
      await new Promise(resolve => setTimeout(resolve, shortHoldMs / 5))
      const updates = await bot.updates({ offset: nextOffset, ...extra })
      nextOffset = (updates.at(-1)?.update_id ?? nextOffset - 1) + 1
      return updates
    },
  }
}
