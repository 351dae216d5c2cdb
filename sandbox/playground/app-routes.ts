import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Bot, InlineQueryResultBuilder } from 'grammy'
import type { PlaygroundContext } from './context.ts'
import { readInitData } from './init-data.ts'
import { star } from './offers.ts'
import { wordsFor } from './words/words.ts'

const picturesDir = fileURLToPath(new URL('./pictures/', import.meta.url))
const maxBodyBytes = 16_384

/** What the routes need to know, once the sandbox listens. */
type Running = () => { bot: Bot<PlaygroundContext>; siteUrl: string } | null

/** The page of the mini app, and what it asks of its bot: an invoice, and a message to share. */
export function appRoutes(appDir: string, token: string, running: Running) {
  return async (app: FastifyInstance) => {
    await app.register(staticFiles, {
      root: resolve(appDir, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
    })
    await app.register(staticFiles, { root: picturesDir, prefix: '/pictures/', decorateReply: false })

    app.get('/', async (_, reply) => {
      const page = await readFile(join(appDir, 'index.html'), 'utf8').catch(() => null)
      if (page === null) return reply.code(404).send('The page is not built: npm run demo builds it.')
      // The page may speak to this origin besides Telegram's own. Here is no production to keep it from.
      const siteUrl = running()?.siteUrl ?? ''
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(page.replace('%SANDBOX_ORIGIN%', siteUrl))
    })

    app.post('/invoice', { bodyLimit: maxBodyBytes }, async ({ body }, reply) => {
      const { bot, user } = asked(body) ?? {}
      if (!bot || !user) return refuse(reply)
      const { title, description, payload, currency, prices } = star(wordsFor(user.language_code))
      return { url: await bot.api.createInvoiceLink(title, description, payload, '', currency, prices) }
    })

    app.post('/message', { bodyLimit: maxBodyBytes }, async ({ body }, reply) => {
      const { bot, user } = asked(body) ?? {}
      if (!bot || !user) return refuse(reply)
      const say = wordsFor(user.language_code)
      const result = InlineQueryResultBuilder.article('shared', say.inline.hello).text(say.share)
      const chats = { allow_user_chats: true, allow_bot_chats: true, allow_group_chats: true }
      const { id } = await bot.api.savePreparedInlineMessage(user.id, result, chats)
      return { id }
    })
  }

  /** Who asks, if Telegram has signed that it is this person. */
  function asked(body: unknown) {
    const bot = running()?.bot
    const initData =
      typeof body === 'object' && body !== null && 'initData' in body ? body.initData : undefined
    const user = typeof initData === 'string' ? readInitData(initData, token) : null
    return bot && user ? { bot, user } : null
  }
}

function refuse(reply: FastifyReply) {
  return reply.code(401).send({ error: 'This is not what Telegram has signed.' })
}
