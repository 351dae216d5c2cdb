import type { Api } from 'grammy'
import { GrammyError } from 'grammy'
import { wordsIn } from '../../../locales/words.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { BotName, Notice, Services } from '../../../server/services/index.ts'
import { type AppDoor, type Apps, withDoor } from '../apps.ts'
import { bell } from '../bell.ts'
import type { Log } from '../log.ts'
import { isPassing, isUnreachable } from '../trouble.ts'
import { type Renderers, show } from './cards.ts'
import type { Urgency } from './rate-gate.ts'

export type SendLoop = { stop(): Promise<void> }

const atOnce = 24
const leaseSeconds = 60
const restMs = 400
const lastAttempt = 8

/** Seconds to wait before another try: what Telegram asked for, else 2, 4, 8 … up to five minutes. */
const patience = (error: unknown, attempts: number): number =>
  error instanceof GrammyError && error.parameters.retry_after
    ? error.parameters.retry_after
    : Math.min(300, 2 ** Math.max(1, attempts))

/**
 * Shows a bot's notices as they fall due. Each notice is leased by one sender; what a dead sender held falls due again.
 * A person who cannot be reached is marked so, and the notice dropped; passing trouble puts it off.
 */
export const startSendLoop = (input: {
  bot: BotName
  apis: Readonly<Record<Urgency, Api>>
  services: Services
  renderers: Renderers
  usernames: Readonly<Record<BotName, string>>
  apps: Apps
  doors?: Readonly<Record<string, AppDoor>>
  log: Log
}): SendLoop => {
  const { bot, services, log } = input
  const notifications = services.notifications
  let isRunning = true
  const { ring, hush, rest } = bell()
  const stopListening = notifications.onPlanned(ring)
  const under = new Set<Promise<void>>()

  const urgencyOf = (notice: Notice): Urgency => (notice.urgency <= 0 ? 0 : notice.urgency >= 2 ? 2 : 1)

  const one = async (notice: Notice): Promise<void> => {
    try {
      const renderer = input.renderers[notice.kind]
      if (!renderer) throw new Error(`bot "${bot}" has no renderer for "${notice.kind}"`)
      const words = wordsIn(notice.language)
      const { apps, usernames } = input
      const drawn = await renderer(notice, { services, words, usernames })
      const shown = withDoor(drawn, notice, words, { apps, usernames, door: input.doors?.[notice.kind] })
      await show({ api: input.apis[urgencyOf(notice)], bot, services }, notice, shown, words)
      await notifications.done(notice)
    } catch (error) {
      if (isUnreachable(error)) {
        if (notice.userId !== null) await services.people.markUnreachable(bot, notice.chatId)
        await notifications.drop(notice, 'unreachable')
      } else if (error instanceof Refusal) {
        await notifications.drop(notice, error.code)
      } else if (isPassing(error) || notice.attempts < lastAttempt) {
        log.warn({ bot, notice: notice.id, kind: notice.kind, error: String(error) }, 'notice put off')
        await notifications.putOff(
          notice,
          new Date(Date.now() + patience(error, notice.attempts) * 1000),
          String(error),
        )
      } else {
        log.error({ bot, notice: notice.id, kind: notice.kind, error: String(error) }, 'notice given up')
        await notifications.drop(notice, String(error))
      }
    }
  }

  const loop = async (): Promise<void> => {
    while (isRunning) {
      try {
        hush()
        const room = atOnce - under.size
        const notices = room > 0 ? await notifications.claim(bot, { limit: room, leaseSeconds }) : []
        for (const notice of notices) {
          const work: Promise<void> = one(notice)
            .catch(error =>
              log.error({ bot, notice: notice.id, error: String(error) }, 'notice could not be settled'),
            )
            .finally(() => {
              under.delete(work)
              if (under.size >= atOnce - 1) ring()
            })
          under.add(work)
        }
        if (notices.length > 0 && under.size < atOnce) continue
      } catch (error) {
        log.warn({ bot, error: String(error) }, 'looking for notices failed')
      }
      if (isRunning) await rest(restMs)
    }
  }
  const running = loop()

  return {
    stop: async () => {
      isRunning = false
      stopListening()
      ring()
      await running
      await Promise.allSettled(under)
    },
  }
}
