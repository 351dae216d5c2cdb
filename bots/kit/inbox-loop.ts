import { randomUUID } from 'node:crypto'
import type { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import type { BotName, KeptUpdate, Services } from '../../server/services/index.ts'
import { apologise } from './apologise.ts'
import { bell } from './bell.ts'
import type { ChatContext } from './context.ts'
import type { Log } from './log.ts'
import { innermost, isPassing } from './trouble.ts'

export type InboxLoop = { stop(): Promise<void> }

const leaseSeconds = 20
const restMs = 400
const lastAttempt = 5

/** The lane of an update: its chat, or its sender where there is no chat. Within a lane updates are handled in order. */
export const laneOf = (update: Update): string => {
  const message =
    update.message ??
    update.edited_message ??
    update.channel_post ??
    update.edited_channel_post ??
    update.callback_query?.message
  const chatId =
    message?.chat.id ??
    update.my_chat_member?.chat.id ??
    update.chat_member?.chat.id ??
    update.message_reaction?.chat.id ??
    update.chat_join_request?.chat.id
  if (chatId !== undefined) return `c${chatId}`
  const from =
    update.callback_query?.from ??
    update.inline_query?.from ??
    update.pre_checkout_query?.from ??
    update.shipping_query?.from
  return from ? `c${from.id}` : 'other'
}

/**
 * Handles a bot's kept updates: the first of each chat, many chats at a time. Passing trouble gives an update back for
 * another try; one that keeps failing is answered "our fault" and set aside, so its chat goes on.
 */
export const startInboxLoop = (input: {
  name: BotName
  bot: Bot<ChatContext>
  services: Services
  log: Log
  concurrency?: number
}): InboxLoop => {
  const { name, bot, services, log } = input
  const concurrency = input.concurrency ?? 32
  const worker = randomUUID()
  const busy = new Map<bigint, Promise<void>>()
  let finished: bigint[] = []
  let flushing: Promise<void> | undefined
  let isRunning = true
  const { ring, hush, rest } = bell()
  const stopListening = services.updates.onKept(ring)

  const flush = (): Promise<void> => {
    flushing ??= (async () => {
      while (finished.length > 0) {
        const ids = finished
        finished = []
        try {
          await services.updates.finish(ids)
        } catch (error) {
          log.warn({ bot: name, error: String(error) }, 'finished updates could not be noted yet')
          finished.unshift(...ids)
          await new Promise(resolve => setTimeout(resolve, 300))
        }
        for (const id of ids) busy.delete(id)
        ring()
      }
    })().finally(() => {
      flushing = undefined
    })
    return flushing
  }

  const handle = async (kept: KeptUpdate): Promise<void> => {
    const update = kept.payload as Update
    try {
      await bot.handleUpdate(update)
    } catch (wrapped) {
      const error = innermost(wrapped)
      const willRetry = isPassing(error) && kept.attempts < lastAttempt
      log[willRetry ? 'warn' : 'error'](
        {
          bot: name,
          update: update.update_id,
          attempt: kept.attempts,
          error: String(error),
          stack: error instanceof Error ? error.stack : undefined,
        },
        willRetry ? 'update will be tried again' : 'update set aside',
      )
      if (!willRetry) await apologise(bot, update).catch(() => {})
      await services.updates.giveBack(kept.id, String(error), willRetry ? kept.attempts ** 2 : null)
      busy.delete(kept.id)
      return
    }
    finished.push(kept.id)
    void flush()
  }

  const loop = async (): Promise<void> => {
    while (isRunning) {
      hush()
      try {
        const room = concurrency - busy.size
        const kept =
          room > 0 ? await services.updates.claim({ bot: name, worker, limit: room, leaseSeconds }) : []
        for (const one of kept) {
          busy.set(
            one.id,
            handle(one).catch(error => {
              busy.delete(one.id)
              log.warn(
                { bot: name, error: String(error) },
                'an update could not be given back; its lease will run out',
              )
            }),
          )
        }
        if (kept.length > 0 && busy.size < concurrency) continue
      } catch (error) {
        log.warn({ bot: name, error: String(error) }, 'looking for updates failed')
      }
      if (isRunning) await rest(restMs)
    }
  }
  const running = loop()
  const renewal = setInterval(
    () => void services.updates.renew(worker, [...busy.keys()], leaseSeconds).catch(() => {}),
    (leaseSeconds * 1000) / 3,
  )

  return {
    stop: async () => {
      isRunning = false
      stopListening()
      ring()
      await running
      await Promise.allSettled(busy.values())
      await flush()
      clearInterval(renewal)
    },
  }
}
