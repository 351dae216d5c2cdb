import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../../services/index.ts'
import { openToMachines } from '../access.ts'

/** `/health`: 200 when the database answers, 503 when it does not. */
export const healthRoutes =
  (services: Services): FastifyPluginAsync =>
  async app => {
    app.get(
      '/health',
      { config: { access: openToMachines }, schema: { hide: true } },
      async (_request, reply) => {
        try {
          await services.places.branches()
          return { ok: true }
        } catch {
          return reply.code(503).send({ ok: false })
        }
      },
    )
  }
