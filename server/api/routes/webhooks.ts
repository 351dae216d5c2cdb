import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../domain/refusals.ts'
import { botNames, type Services } from '../../services/index.ts'
import { openToMachines } from '../access.ts'

const chat = z.object({ id: z.number() })
const withChat = z.looseObject({ chat })
/** As much of an update as is needed to find its lane; what is kept is the body as it came. */
const update = z.looseObject({
  update_id: z.number().int(),
  message: withChat.optional(),
  edited_message: withChat.optional(),
  my_chat_member: withChat.optional(),
  chat_member: withChat.optional(),
  callback_query: z
    .looseObject({ from: z.object({ id: z.number() }), message: withChat.optional() })
    .optional(),
})

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * `POST /telegram/<bot>`: keeps the update and says so; the bots handle it. Telegram repeats the call until it hears 200,
 * and a repeated update is kept once.
 */
export const webhookRoutes =
  (services: Services, secret: string): FastifyPluginAsync =>
  async app => {
    const expected = digest(secret)
    const options = { config: { access: openToMachines }, schema: { hide: true } }
    app.post<{ Params: { bot: string } }>('/telegram/:bot', options, async request => {
      const given = request.headers['x-telegram-bot-api-secret-token']
      if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected))
        throw new Refusal('people.unknown')
      const bot = botNames.find(name => name === request.params.bot)
      if (!bot) throw new Refusal('request.absent')
      const parsed = update.safeParse(request.body)
      if (!parsed.success) throw new Refusal('request.not-understood')
      const one = parsed.data
      const message =
        one.message ??
        one.edited_message ??
        one.callback_query?.message ??
        one.my_chat_member ??
        one.chat_member
      const chatId = message?.chat.id ?? one.callback_query?.from.id
      const lane = chatId === undefined ? 'other' : `c${chatId}`
      await services.updates.keep(bot, [{ updateId: one.update_id, lane, payload: request.body }])
      return { ok: true }
    })
  }
