import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../../services/index.ts'
import { openToMachines } from '../access.ts'

const keptMs = 1000

/** `/health`: 200 when the database answers, 503 when it does not. */
export const healthRoutes =
  (services: Services): FastifyPluginAsync =>
  async app => {
    let last: { readonly at: number; readonly isUp: Promise<boolean> } | null = null
    /** Whoever asks often gets the same answer for a second: anyone may ask. */
    const isUp = (): Promise<boolean> => {
      if (last && performance.now() - last.at < keptMs) return last.isUp
      const answer = services.places.branches().then(
        () => true,
        () => false,
      )
      last = { at: performance.now(), isUp: answer }
      return answer
    }
    app.get(
      '/health',
      { config: { access: openToMachines }, schema: { hide: true } },
      async (_request, reply) => {
        const ok = await isUp()
        return reply.code(ok ? 200 : 503).send({ ok })
      },
    )
  }
