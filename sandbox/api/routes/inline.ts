import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { postResult } from '../../inline/post-result.ts'
import { botNamed, openChat, personNamed } from '../access.ts'
import { AskInline, ChatId, InlineAnswerView, SendInlineResult, Sent } from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toInlineAnswer } from '../present/inline.ts'
import { sent } from './sent.ts'

const tags = ['inline mode']

/** "@bot words": what the bot offers, and sending one of it. */
export const inlineRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world, inline } = deps.hub

  app.post(
    '/inline-queries',
    { schema: { tags, body: AskInline, response: { 200: InlineAnswerView } } },
    async ({ body }) => {
      const person = personNamed(world, body.as)
      const chat = body.chatId === undefined ? null : openChat(world, body.chatId, body.as).chat
      const { latitude, longitude, query: text, offset, timeoutMs } = body
      const place = latitude === undefined || longitude === undefined ? null : { latitude, longitude }
      const query = await inline.ask(botNamed(world, body.bot), person, {
        text,
        offset,
        chat,
        place,
        timeoutMs,
      })
      return toInlineAnswer(query)
    },
  )

  app.post(
    '/chats/:chat/inline-result',
    {
      schema: { tags, params: z.object({ chat: ChatId }), body: SendInlineResult, response: { 200: Sent } },
    },
    async ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const { query, result } = inline.offered(person, body.queryId, body.resultId)
      const message = await postResult(world, query.bot, person, chat, result, body)
      inline.tellChosen(query, result, message.inlineMessageId)
      return sent(world, chat, message)
    },
  )
}
