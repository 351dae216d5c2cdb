import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusals.ts'
import type { RefusalKind } from '../domain/shared/refusal.ts'
import { Outage } from '../services/index.ts'

/** The only place that knows which status code a kind of refusal is. */
const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  exhausted: 429,
}

/** Turns trouble into an answer: a refusal with its code, an outage with Retry-After, anything else without details. */
export const answerTrouble = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof Refusal) return reply.code(statusOf[error.kind]).send({ code: error.code })
  if (error instanceof Outage)
    return reply.code(503).header('retry-after', error.retryAfterSeconds).send({ code: 'outage' })
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500) return reply.code(status).send({ code: 'request.not-understood' })
  request.log.error({ error: String(error), route: request.routeOptions.url }, 'request failed')
  return reply.code(500).send({ code: 'our-fault' })
}
