import { createRunner, createSource, type RunnerHandle } from '@grammyjs/runner'
import { type Bot, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { BotName, Services } from '../../server/services/index.ts'
import type { ChatContext } from './context.ts'
import { laneOf } from './inbox-loop.ts'
import type { Log } from './log.ts'

/** The updates that Gora's bots want; Telegram remembers this list for each bot. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
] as const

export type Polling = { stop(): Promise<void> }

const standbySeconds = 5

const sleep = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, seconds * 1000)
    signal.addEventListener('abort', wake)
  })

/**
 * Fetches a bot's updates by long polling and keeps each batch in the inbox before the next getUpdates, whose offset tells
 * Telegram that the batch has arrived. A process killed in between gets the batch again and keeps nothing twice.
 * While another process polls the same bot (409), this one stands by.
 */
export const startPolling = (input: {
  name: BotName
  bot: Bot<ChatContext>
  services: Services
  log: Log
}): Polling => {
  const { name, bot, services, log } = input
  const stopping = new AbortController()
  let offset = 0
  let runner: RunnerHandle | undefined

  const keep = async (updates: readonly Update[]): Promise<void> => {
    const rows = updates.map(update => ({
      updateId: update.update_id,
      lane: laneOf(update),
      payload: update,
    }))
    for (let attempt = 1; rows.length > 0; attempt++) {
      try {
        await services.updates.keep(name, rows)
        return
      } catch (error) {
        if (stopping.signal.aborted) throw error
        log.warn({ bot: name, error: String(error) }, 'updates could not be kept yet')
        await sleep(Math.min(5, attempt * 0.5), stopping.signal)
      }
    }
  }

  const fetchUpdates = async (limit: number, signal: AbortSignal): Promise<Update[]> => {
    for (let attempt = 1; !stopping.signal.aborted; attempt++) {
      try {
        const updates = await bot.api.getUpdates(
          { offset, limit: Math.min(100, Math.max(1, limit)), timeout: 30, allowed_updates: allowedUpdates },
          signal as Parameters<typeof bot.api.getUpdates>[1],
        )
        const last = updates.at(-1)
        if (last) offset = last.update_id + 1
        return updates
      } catch (error) {
        if (signal.aborted || stopping.signal.aborted) throw error
        if (error instanceof GrammyError && error.error_code === 401) throw error
        const isElsewhere = error instanceof GrammyError && error.error_code === 409
        log.warn(
          { bot: name, error: String(error) },
          isElsewhere ? 'another process polls this bot; standing by' : 'getUpdates failed; trying again',
        )
        await sleep(isElsewhere ? standbySeconds : Math.min(15, attempt * 0.5), stopping.signal)
      }
    }
    return []
  }

  const source = createSource<Update>({
    supply: (size, signal) => fetchUpdates(size, signal as unknown as AbortSignal),
  })
  runner = createRunner(source, {
    handle: async updates => {
      await keep(updates)
      return 100
    },
    size: () => 0,
    snapshot: () => [],
  })
  runner.start()

  return {
    stop: async () => {
      stopping.abort()
      if (runner?.isRunning()) await runner.stop()
    },
  }
}
