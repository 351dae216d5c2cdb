import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../domain/refusals.ts'
import type { SignedIn } from '../services/index.ts'
import type { Access } from './access.ts'
import type { LimitName } from './limits.ts'

type Shapes = {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly reply: z.ZodType
}
type Given<S extends Shapes, K extends keyof Shapes> = S[K] extends z.ZodType ? z.output<S[K]> : undefined

/** A request of somebody, checked: nothing in it is perhaps undefined. */
export type Asked<S extends Shapes> = {
  readonly params: Given<S, 'params'>
  readonly query: Given<S, 'query'>
  readonly body: Given<S, 'body'>
  /** The Idempotency-Key; empty where none is taken. */
  readonly key: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Declaration<S extends Shapes> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly access: Access
  /** 'key': it makes something, so that each request carries a key and the same key gives the same answer. */
  readonly idempotency: 'none' | 'key'
  readonly shapes: S
  /** Counted against this limit besides those that everybody has. */
  readonly limit?: LimitName
  /** Answers with an ETag, and with 304 to whoever has it already. */
  readonly isCacheable?: boolean
  readonly takesFile?: boolean
}

/** A declared route, as the table of all routes holds it. */
export type Route = Declaration<Shapes> & {
  run(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

const headerOf = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' ? key : ''
}

// The shapes have been checked by now; only the compiler has forgotten which ones they were.
const askedOf = <S extends Shapes>(request: FastifyRequest, reply: FastifyReply): Asked<S> => ({
  params: request.params as Given<S, 'params'>,
  query: request.query as Given<S, 'query'>,
  body: request.body as Given<S, 'body'>,
  key: headerOf(request),
  request,
  reply,
})

/** A route that anyone may ask. */
export const openRoute = <const S extends Shapes>(
  declaration: Omit<Declaration<S>, 'access'>,
  handle: (asked: Asked<S>) => Promise<unknown>,
): Route => ({
  ...declaration,
  access: { app: null, roles: 'anyone', ownership: 'nobody' },
  run: (request, reply) => handle(askedOf<S>(request, reply)),
})

/** A route for people who have signed in. */
export const route = <const S extends Shapes>(
  declaration: Declaration<S>,
  handle: (actor: SignedIn['actor'], asked: Asked<S>) => Promise<unknown>,
): Route => ({
  ...declaration,
  run: async (request, reply) => {
    if (!request.signedIn) throw new Refusal('people.unknown')
    return handle(request.signedIn.actor, askedOf<S>(request, reply))
  },
})
