import type { FastifyReply, FastifyRequest } from 'fastify'
import { sentenceFor } from '../../locales/sentence.ts'
import { Refusal } from '../domain/refusals.ts'
import { type Facts, factsToJson, type RefusalKind } from '../domain/shared/refusal.ts'
import { outageIn } from '../services/index.ts'
import { wordsFor } from './language.ts'

/** The only place that knows which status code a kind of refusal is. */
const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  exhausted: 429,
}

type Problem = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly facts: Facts
}

/** Problem details (RFC 9457): a code for programs, a sentence in the person's language for people. */
const answer = (reply: FastifyReply, { status, code, title, facts }: Problem): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((value: unknown) => JSON.stringify(value))
    .send({ type: `urn:gora:problem:${code}`, title, status, code, facts: factsToJson(facts) })

/** A refusal in the words of whoever asks. */
export const sentenceOf = (request: FastifyRequest, refusal: Refusal): string =>
  sentenceFor(refusal, wordsFor(request))

const answerRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
  status = statusOf[refusal.kind],
) => {
  const title = sentenceOf(request, refusal)
  return answer(reply, { status, code: refusal.code, title, facts: refusal.facts })
}

/** The first thing that a shape did not like, for whoever wrote the client: where it is and what is wrong with it. */
const faultIn = (error: object): Facts => {
  if (!('validation' in error) || !Array.isArray(error.validation)) return {}
  const first: unknown = error.validation[0]
  if (typeof first !== 'object' || first === null) return {}
  const path = 'instancePath' in first ? String(first.instancePath).slice(0, 100) : ''
  const fault = 'message' in first ? String(first.message).slice(0, 200) : ''
  const place = 'validationContext' in error ? String(error.validationContext) : 'request'
  return { place: `${place}${path}`, fault }
}

/** Turns trouble into an answer: a refusal with its code, an outage with Retry-After, anything else without details. */
export const answerTrouble = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof Refusal) return answerRefusal(request, reply, error)
  const outage = outageIn(error)
  if (outage) {
    const title = wordsFor(request).t('problem-outage')
    reply.header('retry-after', outage.retryAfterSeconds)
    return answer(reply, { status: 503, code: 'outage', title, facts: {} })
  }
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  if (typeof error === 'object' && error !== null && status >= 400 && status < 500)
    return answerRefusal(request, reply, new Refusal('request.not-understood', faultIn(error)), status)
  request.log.error({ error: String(error), route: request.routeOptions.url }, 'request failed')
  const title = wordsFor(request).t('problem-our-fault')
  return answer(reply, { status: 500, code: 'our-fault', title, facts: {} })
}

/** What answers at an address where there is nothing. */
export const answerAbsent = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  answerRefusal(request, reply, new Refusal('request.absent'))
