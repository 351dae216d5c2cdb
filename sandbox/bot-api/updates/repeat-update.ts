import type { Update } from 'grammy/types'
import type { UpdateKind } from '../../world/update-queue.ts'
import { updateKinds } from '../../world/update-queue.ts'
import { WorldRefusal } from '../../world/world.ts'
import type { Hub } from '../hub.ts'
import type { Trace } from '../trace-log.ts'
import { chatIdOf } from './chat-id-of.ts'

const dayMs = 86_400_000

/** Sends a logged update to its bot once more: as a new one, or (`isRepeated`) under its old number. */
export function repeatUpdate(hub: Hub, trace: Trace, isRepeated: boolean) {
  const bot = hub.world.byName(trace.bot)
  const kind = [...updateKinds].find(known => known === trace.name)
  if (!bot || !('queue' in bot) || !kind || !isUpdate(trace.request, kind)) {
    throw new WorldRefusal(409, 'this update cannot be sent again')
  }
  const body = trace.request
  const lane = `again ${chatIdOf(body) ?? kind}`
  if (!isRepeated) return bot.queue.pushAgain(kind, body, lane)
  if (!bot.queue.webhook) return hub.polls.repeat(bot, body)
  hub.webhooks.repeat(bot, { id: body.update_id, kind, body, expiresAt: Date.now() + dayMs, lane })
}

function isUpdate(value: unknown, kind: UpdateKind): value is Update {
  return typeof value === 'object' && value !== null && 'update_id' in value && kind in value
}
