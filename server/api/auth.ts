import { createHmac } from 'node:crypto'
import jwt from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { appNames } from '../contracts/session.ts'
import { id } from '../contracts/shared.ts'
import { Refusal } from '../domain/refusals.ts'
import { addSeconds } from '../domain/shared/time.ts'
import type { Services, SignedIn } from '../services/index.ts'
import type { Access } from './access.ts'

const issuer = 'gora'
const accessSeconds = 15 * 60

const claims = z.object({
  kind: z.literal('access'),
  sub: z.string(),
  sid: id('ses'),
  aud: z.enum(appNames),
  /** Seconds since the epoch. */
  exp: z.number(),
})

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for somebody who has not signed in, or need not. */
    signedIn: SignedIn | null
  }
}

/** Teaches the app access tokens: HS256 and nothing else, under a key of their own. */
export const registerTokens = async (app: FastifyInstance, sessionSecret: string): Promise<void> => {
  const secret = createHmac('sha256', sessionSecret).update('access-token').digest('hex')
  await app.register(jwt, {
    secret,
    sign: { algorithm: 'HS256', iss: issuer, expiresIn: accessSeconds },
    verify: { algorithms: ['HS256'], allowedIss: issuer, requiredClaims: ['exp', 'iss', 'aud', 'sub'] },
  })
  app.decorateRequest('signedIn', null)
}

/** A short-lived token for this session, and until when it is one. */
export const giveAccessToken = (app: FastifyInstance, { sessionId, app: aud, actor }: SignedIn) => ({
  accessToken: app.jwt.sign({ kind: 'access', sid: sessionId }, { sub: actor.userId, aud }),
  // The token's own clock is the machine's; here it is only told.
  expiresAt: addSeconds(new Date(), accessSeconds),
})

/** @throws Refusal people.session-over for everything that is not a token of ours for this app */
const claimsOf = (app: FastifyInstance, token: string, audience: Access['app']) => {
  try {
    return claims.parse(app.jwt.verify(token, { allowedAud: audience ?? [...appNames] }))
  } catch {
    // A library has many words for a bad token; to whoever sent it they are all the same.
    throw new Refusal('people.session-over')
  }
}

/**
 * Who this token speaks for at this moment, and until when it does.
 * @throws Refusal people.session-over for everything that is not a token of ours for this app, or whose session is over
 */
export const bearerOf = async (
  app: FastifyInstance,
  services: Services,
  token: string,
  audience: Access['app'],
): Promise<{ signedIn: SignedIn; until: Date }> => {
  const { sid, sub, aud, exp } = claimsOf(app, token, audience)
  const signedIn = await services.sessions.identify(sid, aud)
  if (signedIn.actor.userId !== sub) throw new Refusal('people.session-over')
  return { signedIn, until: new Date(exp * 1000) }
}

/**
 * Finds out who asks and whether they may, before their body is even read.
 * @throws Refusal people.unknown (no token), people.session-over (a bad one), people.not-allowed (no such role)
 */
export const authenticate =
  (app: FastifyInstance, services: Services, access: Access) =>
  async (request: FastifyRequest): Promise<void> => {
    if (access.roles === 'anyone') return
    const header = request.headers.authorization
    if (header === undefined) throw new Refusal('people.unknown')
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1]
    if (token === undefined) throw new Refusal('people.session-over')
    const { signedIn } = await bearerOf(app, services, token, access.app)
    request.signedIn = signedIn
    if (!access.roles.some(role => signedIn.roles.includes(role)))
      throw new Refusal('people.not-allowed', { role: access.roles[0] ?? '' })
  }
