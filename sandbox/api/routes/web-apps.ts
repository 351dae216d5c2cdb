import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { customMethod } from '../../web-apps/custom-methods.ts'
import { mayWriteTo, signedContact } from '../../web-apps/init-data.ts'
import { grantWriting } from '../../web-apps/write-access.ts'
import { personPosts } from '../../world/person-acts.ts'
import { WorldRefusal } from '../../world/world.ts'
import { personNamed } from '../access.ts'
import {
  AppData,
  Consent,
  CustomMethod,
  CustomMethodView,
  OpenWebApp,
  PhoneView,
  Sent,
  themes,
  WebAppView,
  WriteAccessView,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { openWebApp } from '../open-web-app.ts'
import { ownCard } from './sending.ts'
import { sent } from './sent.ts'

const params = z.object({ id: z.string() })
const tags = ['mini apps']

/** Opening mini apps, and what they ask of Telegram's servers while they are open. */
export const webAppRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { hub } = deps
  const { world, webApps } = hub

  app.post('/web-apps', { schema: { tags, body: OpenWebApp, response: { 200: WebAppView } } }, ({ body }) =>
    openWebApp(hub, personNamed(world, body.as), body.from, {
      ...body,
      themeParams: body.themeParams ?? themes[body.colorScheme],
    }),
  )

  app.delete('/web-apps/:id', { schema: { tags, params } }, ({ params }, reply) => {
    webApps.get(params.id)
    webApps.close(params.id)
    return reply.code(204).send()
  })

  app.post(
    '/web-apps/:id/data',
    { schema: { tags, params, body: AppData, response: { 200: Sent } } },
    ({ params, body }) => {
      const { bot, person, buttonText } = webApps.get(params.id)
      if (buttonText === null) {
        throw new WorldRefusal(409, 'only an app opened by a button of the reply keyboard sends data')
      }
      if (Buffer.byteLength(body.data) > 4096)
        throw new WorldRefusal(400, 'the data is longer than 4096 bytes')
      const chat = world.privateChat(bot, person)
      const service = { kind: 'web_app_data' as const, data: body.data, buttonText }
      const message = personPosts(world, chat, person, { kind: 'service', service })
      webApps.close(params.id)
      return sent(world, chat, message)
    },
  )

  app.post(
    '/web-apps/:id/write-access',
    { schema: { tags, params, body: Consent, response: { 200: WriteAccessView } } },
    ({ params, body }) => {
      const { bot, person } = webApps.get(params.id)
      if (body.isGranted) grantWriting(world, bot, person, null)
      return { isAllowed: mayWriteTo(world, bot, person) }
    },
  )
  app.get(
    '/web-apps/:id/write-access',
    { schema: { tags, params, response: { 200: WriteAccessView } } },
    ({ params }) => {
      const { bot, person } = webApps.get(params.id)
      return { isAllowed: mayWriteTo(world, bot, person) }
    },
  )

  app.post(
    '/web-apps/:id/phone',
    { schema: { tags, params, body: Consent, response: { 200: PhoneView } } },
    ({ params, body }) => {
      const opened = webApps.get(params.id)
      const { bot, person } = opened
      if (!body.isGranted) return { status: 'cancelled' as const }
      const content = { kind: 'contact' as const, contact: ownCard(person) }
      personPosts(world, world.privateChat(bot, person), person, content)
      opened.contact = signedContact(bot, person)
      return { status: 'sent' as const }
    },
  )

  app.post(
    '/web-apps/:id/custom-method',
    { schema: { tags, params, body: CustomMethod, response: { 200: CustomMethodView } } },
    ({ params, body }) => customMethod(world, webApps.get(params.id), body.method, body.params),
  )
}
