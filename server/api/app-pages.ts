import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { appNames } from '../contracts/session.ts'
import { Refusal } from '../domain/refusals.ts'
import { openToMachines } from './access.ts'
import type { Installation } from './installation.ts'
import { pagePolicy } from './page-policy.ts'

export type AppsSetting = {
  /** Scheme, host and port that the mini apps are opened at. */
  readonly origin: string
  /** A folder with one folder for each built app. */
  readonly dir: string
  /** The origin of a local Telegram, whose frames may hold the pages; null for the real one alone. */
  readonly localTelegram: string | null
}

const yearSeconds = 365 * 24 * 3600
const appName = z.enum(appNames)

/** `/apps/<app>/`: the pages of the mini apps. Whatever carries a hash in its name never changes. */
export const appPages =
  (setting: AppsSetting, map: Installation['map']): FastifyPluginAsync =>
  async app => {
    const policy = pagePolicy(setting, map)
    await app.register(staticFiles, { root: resolve(setting.dir), serve: false, preCompressed: true })
    const options = { config: { access: openToMachines }, schema: { hide: true } }

    const frameable = (reply: FastifyReply): FastifyReply =>
      reply.header('content-security-policy', policy).removeHeader('x-frame-options')

    const page = async (name: string, reply: FastifyReply) => {
      const html = await readFile(join(setting.dir, name, 'index.html'), 'utf8').catch(() => null)
      if (html === null) throw new Refusal('request.absent')
      return frameable(reply)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(html.replace('%TELEGRAM_ORIGIN%', setting.localTelegram ?? ''))
    }

    app.get<{ Params: { app: string; '*': string } }>('/apps/:app/*', options, async (request, reply) => {
      const parsed = appName.safeParse(request.params.app)
      if (!parsed.success) throw new Refusal('request.absent')
      const file = request.params['*']
      if (file === '' || file === 'index.html') return page(parsed.data, reply)
      // It is asked for anew each time, so that a new build is noticed.
      if (file === 'sw.js')
        return frameable(reply)
          .header('cache-control', 'no-cache')
          .sendFile(`${parsed.data}/sw.js`, { cacheControl: false })
      if (!/^assets\/[\w.-]+$/.test(file)) throw new Refusal('request.absent')
      // A worker is a document of its own, with rules of its own.
      return frameable(reply).sendFile(`${parsed.data}/${file}`, {
        maxAge: yearSeconds * 1000,
        immutable: true,
      })
    })
    app.get<{ Params: { app: string } }>('/apps/:app', options, async (request, reply) => {
      const parsed = appName.safeParse(request.params.app)
      if (!parsed.success) throw new Refusal('request.absent')
      const query = request.url.indexOf('?')
      return reply.redirect(`/apps/${parsed.data}/${query < 0 ? '' : request.url.slice(query)}`)
    })
  }
