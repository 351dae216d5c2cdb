import type { FastifyInstance, FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from '../contracts/shared.ts'
import { Refusal } from '../domain/refusals.ts'
import type { Services } from '../services/index.ts'
import { authenticate } from './auth.ts'
import { tagAnswer } from './etag.ts'
import type { LimitName, registerLimits } from './limits.ts'
import type { Route } from './route.ts'
import { toWire } from './wire.ts'

const keyHeader = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\w.:-]{8,100}$/)
    .meta({ examples: ['5f2c1c9e-0b7a-4a52-9d0e-3b1f0f6f1a11'] }),
})

const demandKey = async (request: FastifyRequest): Promise<void> => {
  if (request.headers['idempotency-key'] === undefined) throw new Refusal('request.key-missing')
}

const areaOf = (path: string): string => path.split('/')[2] ?? 'api'

const documentation = ({ path, summary, access, shapes, idempotency, takesFile }: Route) => ({
  summary,
  ...(takesFile ? { consumes: ['multipart/form-data'] } : {}),
  tags: [areaOf(path)],
  security: access.roles === 'anyone' ? [] : [{ session: [] }],
  ...(shapes.params ? { params: shapes.params } : {}),
  ...(shapes.query ? { querystring: shapes.query } : {}),
  ...(shapes.body ? { body: shapes.body } : {}),
  ...(idempotency === 'key' ? { headers: keyHeader } : {}),
  response: {
    200: shapes.reply,
    default: { description: 'Problem details', content: { 'application/problem+json': { schema: problem } } },
  },
})

/** Puts declared routes up: counted, signed in, allowed, checked, then answered, in this order. */
export const mountRoutes = async (
  app: FastifyInstance,
  services: Services,
  routes: readonly Route[],
  limitBy: Awaited<ReturnType<typeof registerLimits>>,
): Promise<void> => {
  const checks = new Map<LimitName, ReturnType<typeof limitBy>>()
  const check = (name: LimitName) => {
    const made = checks.get(name) ?? limitBy(name)
    checks.set(name, made)
    return made
  }
  await app.register(async scope => {
    scope.setValidatorCompiler(validatorCompiler)
    scope.setSerializerCompiler(serializerCompiler)
    for (const route of routes) {
      const { access, idempotency, limit } = route
      scope.route({
        method: route.method,
        url: route.path,
        config: { access, takesKey: idempotency === 'key' },
        schema: documentation(route),
        onRequest: [
          check('address'),
          authenticate(app, services, access),
          ...(access.roles === 'anyone' ? [] : [check('person')]),
          ...(limit ? [check(limit)] : []),
          ...(idempotency === 'key' ? [demandKey] : []),
        ],
        ...(route.isCacheable ? { onSend: [tagAnswer] } : {}),
        handler: async (request, reply) => {
          const answer = await route.run(request, reply)
          if (reply.sent || Buffer.isBuffer(answer)) return answer
          reply.header('cache-control', route.isCacheable ? 'public, no-cache' : 'no-store')
          return toWire(answer)
        },
      })
    }
  })
}
