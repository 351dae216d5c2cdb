import type { FastifyInstance } from 'fastify'
import {
  languageBody,
  openSession,
  person,
  refreshBody,
  signInBody,
  signInParams,
} from '../../contracts/session.ts'
import { done } from '../../contracts/shared.ts'
import type { OpenedSession, Services, SignedIn } from '../../services/index.ts'
import type { Access } from '../access.ts'
import { giveAccessToken } from '../auth.ts'
import { openRoute, type Route, route } from '../route.ts'

const self: Access = { app: null, roles: ['customer'], ownership: 'self' }

const personFrom = ({ actor, firstName, language, phone, roles }: Omit<SignedIn, 'sessionId' | 'app'>) => ({
  userId: actor.userId,
  firstName,
  language,
  phone,
  driverId: actor.driverId ?? null,
  roles,
})

/** Coming and going, and who one is. */
export const sessionRoutes = (app: FastifyInstance, { sessions, people }: Services): Route[] => {
  const shown = ({ signedIn, refreshToken, refreshUntil, broughtBy }: OpenedSession) => ({
    ...giveAccessToken(app, signedIn),
    refreshToken,
    refreshUntil,
    broughtBy,
    person: personFrom(signedIn),
  })
  return [
    openRoute(
      {
        method: 'POST',
        path: '/api/sign-in/:app',
        summary: 'Exchange what Telegram handed to the mini app for a session',
        idempotency: 'none',
        limit: 'sign-in',
        shapes: { params: signInParams, body: signInBody, reply: openSession },
      },
      async ({ params, body }) => shown(await sessions.signIn({ app: params.app, ...body })),
    ),
    openRoute(
      {
        method: 'POST',
        path: '/api/session/refresh',
        summary: 'A new access token and the next refresh token',
        idempotency: 'none',
        limit: 'sign-in',
        shapes: { body: refreshBody, reply: openSession },
      },
      async ({ body }) => shown(await sessions.refresh(body.refreshToken)),
    ),
    openRoute(
      {
        method: 'POST',
        path: '/api/session/end',
        summary: 'End the session, at once and for all its tokens',
        idempotency: 'none',
        shapes: { body: refreshBody, reply: done },
      },
      async ({ body }) => {
        await sessions.end(body.refreshToken)
        return { ok: true }
      },
    ),
    route(
      {
        method: 'GET',
        path: '/api/me',
        summary: 'Who I am in this app, and in which roles',
        access: self,
        idempotency: 'none',
        shapes: { reply: person },
      },
      async (_actor, { request }) => request.signedIn && personFrom(request.signedIn),
    ),
    route(
      {
        method: 'PUT',
        path: '/api/me/language',
        summary: 'Choose my language, for bots and apps alike',
        access: self,
        idempotency: 'none',
        shapes: { body: languageBody, reply: done },
      },
      async (actor, { body }) => {
        await people.chooseLanguage(actor, body.language)
        return { ok: true }
      },
    ),
  ]
}
