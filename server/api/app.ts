import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Services } from '../services/index.ts'
import { demandAccess } from './access.ts'
import { type AppsSetting, appPages } from './app-pages.ts'
import { registerTokens } from './auth.ts'
import { registerDocs } from './docs.ts'
import { answerAbsent, answerTrouble } from './errors.ts'
import type { Installation } from './installation.ts'
import { type Limits, registerLimits, usualLimits } from './limits.ts'
import { type LiveLimits, usualLiveLimits } from './live/limits.ts'
import { registerLive } from './live/route.ts'
import { mountRoutes } from './mount.ts'
import { refuseDeepBodies } from './nesting.ts'
import { photoMegabytes } from './photo.ts'
import { allRoutes } from './routes/all.ts'
import { healthRoutes } from './routes/health.ts'
import { mapRoutes } from './routes/map.ts'
import { webhookRoutes } from './routes/webhooks.ts'

export type ApiSetting = {
  readonly services: Services
  /** The secret that Telegram repeats in every webhook call; null when updates are polled. */
  readonly webhookSecret: string | null
  readonly logger: FastifyBaseLogger
  /** Access tokens are signed with a key made from it. */
  readonly sessionSecret: string
  /** Where the mini apps are served from (browsers may ask from there and from nowhere else), and their built pages. */
  readonly apps: AppsSetting
  /** Addresses and ranges of proxies whose word about the visitor's address counts. */
  readonly trustedProxies: readonly string[]
  /** An ioredis client; null counts requests inside this process. */
  readonly redis: object | null
  /** A PMTiles archive that the mini apps' maps read; null when maps come from elsewhere. */
  readonly mapFile: string | null
  readonly installation: Installation
  readonly limits?: Limits
  readonly liveLimits?: LiveLimits
  /** How long a request may take to come, milliseconds; a minute when left out. */
  readonly requestMs?: number
}

const megabyte = 1024 * 1024
/** For a whole request to come: a photo from a phone with a poor line. */
const wholeRequestMs = 60_000

const protect = async (app: FastifyInstance, appsOrigin: string): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    // Pictures are shown by mini apps, which may live elsewhere.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
  await app.register(cors, {
    origin: [appsOrigin],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'range'],
    exposedHeaders: ['etag', 'retry-after', 'content-range'],
    maxAge: 600,
  })
  await app.register(multipart, {
    limits: { fileSize: photoMegabytes * megabyte, files: 1, fields: 4, parts: 5, fieldSize: 4096 },
  })
}

/** Builds the HTTP side without listening. */
export const buildApp = async (setting: ApiSetting): Promise<FastifyInstance> => {
  const { services, redis, limits = usualLimits, requestMs = wholeRequestMs } = setting
  const app = Fastify({
    loggerInstance: setting.logger,
    bodyLimit: megabyte,
    requestTimeout: requestMs,
    // Node looks at whole requests only where the head's time is no longer than theirs.
    http: { connectionsCheckingInterval: Math.min(15_000, requestMs), headersTimeout: requestMs },
    // An address that cannot be read is told as any other trouble.
    frameworkErrors: answerTrouble,
    trustProxy: setting.trustedProxies.length > 0 ? [...setting.trustedProxies] : false,
    logController: new LogController({ disableRequestLogging: true }),
  })
  app.setErrorHandler(answerTrouble)
  app.setNotFoundHandler(answerAbsent)
  app.addHook('preValidation', refuseDeepBodies)
  demandAccess(app)
  app.decorate('installation', setting.installation)
  await protect(app, setting.apps.origin)
  await registerTokens(app, setting.sessionSecret)
  const limitBy = await registerLimits(app, { redis, limits })
  await registerDocs(app)
  await app.register(healthRoutes(services))
  if (setting.mapFile !== null) await app.register(mapRoutes(setting.mapFile))
  await app.register(appPages(setting.apps, setting.installation.map))
  await mountRoutes(app, services, allRoutes(app, services), limitBy)
  await registerLive(app, {
    services,
    appsOrigin: setting.apps.origin,
    limits: setting.liveLimits ?? usualLiveLimits,
    limitBy,
  })
  if (setting.webhookSecret !== null) await app.register(webhookRoutes(services, setting.webhookSecret))
  return app
}
