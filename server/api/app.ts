import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Services } from '../services/index.ts'
import { answerTrouble } from './errors.ts'
import { refuseDeepBodies } from './nesting.ts'
import { healthRoutes } from './routes/health.ts'
import { webhookRoutes } from './routes/webhooks.ts'

export type ApiSetting = {
  readonly services: Services
  /** The secret that Telegram repeats in every webhook call; null when updates are polled. */
  readonly webhookSecret: string | null
  readonly logger: FastifyBaseLogger
}

/** Builds the HTTP side without listening. */
export const buildApp = async (setting: ApiSetting): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: setting.logger,
    bodyLimit: 1024 * 1024,
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.setErrorHandler(answerTrouble)
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'absent' }))
  app.addHook('preValidation', refuseDeepBodies)
  await app.register(rateLimit, { global: false })
  await app.register(healthRoutes(setting.services))
  if (setting.webhookSecret !== null)
    await app.register(webhookRoutes(setting.services, setting.webhookSecret))
  return app
}
