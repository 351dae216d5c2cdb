import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import type { ApiDeps } from './api/deps.ts'
import { humanApi } from './api/human-api.ts'
import { dispatch } from './bot-api/dispatch.ts'
import { Hub } from './bot-api/hub.ts'
import { answerElsewhere, answerToNonsense, botApiRoutes } from './bot-api/routes.ts'
import { TraceLog } from './bot-api/trace-log.ts'
import { telegramWebhookTimes, type WebhookTimes } from './bot-api/updates/webhook-sender.ts'
import { Conformance } from './conformance/conformance.ts'
import { conformanceMode } from './conformance/mode.ts'
import { Drives } from './drive/drives.ts'
import { startGpsTremble } from './drive/gps-tremble.ts'
import { FaultBook } from './faults/fault-book.ts'
import { Playground } from './playground/playground.ts'
import { settleWorld, type WorldPlan } from './world/settle-world.ts'
import { readSnapshot } from './world/snapshot.ts'
import { type NewBot, World } from './world/world.ts'

export interface SandboxOptions {
  bots: NewBot[]
  /** 0 or nothing: a free one. */
  port?: number
  /** A loopback address; nothing else is accepted. */
  host?: string
  /** Who is there at the start and after a reset. */
  plan?: WorldPlan
  /** The built browser client, served at "/". */
  clientDir?: string
  /** A JSON map of the town, served at /sandbox/map.json for the client. */
  mapFile?: string
  /** A JSON list of { title, url }: pages that the client shows in its drawer. May be written later. */
  panelsFile?: string
  /** Read at the start if it exists; the default target of POST /sandbox/api/snapshot. */
  snapshotFile?: string
  /** The same seed gives the same ids. */
  seed?: number
  /** A live location that has been still for so long wanders by a step, as a phone's does; never when missing. */
  stillMs?: number
  /** How long hasty repeated polls are held, milliseconds; 3000 as at Telegram when missing. */
  pollHoldMs?: number
  /** How long a bot may think about a pre-checkout or shipping query, milliseconds; 10 000 when missing. */
  answerLimitMs?: number
  /** How long the test card provider takes over its late card, milliseconds; 4000 when missing. */
  lateChargeMs?: number
  /** For how long after the start `close` is refused, milliseconds; ten minutes at Telegram, here not at all. */
  closeGuardMs?: number
  /** A bot that shows everything there is, and its mini app. */
  playground?: {
    /** The built page of its mini app. */
    appDir: string
  }
  /** Where deliveries are to be faster than Telegram's. */
  webhookTimes?: Partial<WebhookTimes>
}

export interface Sandbox {
  /** http://127.0.0.1:<port>, the apiRoot for bots. */
  url: string
  port: number
  world: World
  hub: Hub
  stop: () => Promise<void>
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])
const telegramHoldMs = 3000
/** MAX_TOTAL_HEADERS_LENGTH of tdlib: a long text may stand in the address of a GET. */
const maxHeaderBytes = 256 * 1024
/** Whoever sends a request drop by drop is cut off then. */
const slowestRequestMs = 120_000
const telegramAnswerLimitMs = 10_000
const usualLateChargeMs = 4000

/** Starts a Telegram of one's own on this machine. Refuses any address but loopback; `main.ts` refuses production. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1'
  if (!loopback.has(host)) throw new Error(`The sandbox listens on loopback only, not on ${host}.`)

  const world = new World(options.seed)
  for (const bot of options.bots) world.addBot(bot)
  const playground = options.playground && new Playground(options.playground.appDir)
  // Last, so that whoever looks for the first bot finds one of those that were asked for.
  if (playground) world.addBot(playground.bot)
  const isKept = options.snapshotFile !== undefined && (await exists(options.snapshotFile))
  if (options.snapshotFile !== undefined && isKept) await readSnapshot(world, options.snapshotFile)
  else settleWorld(world, options.plan ?? {})

  const hub = new Hub({
    world,
    faults: new FaultBook(),
    traces: new TraceLog(),
    conformance: await Conformance.open(conformanceMode()),
    pollHoldMs: options.pollHoldMs ?? telegramHoldMs,
    checkoutTimes: {
      answerLimitMs: options.answerLimitMs ?? telegramAnswerLimitMs,
      lateChargeMs: options.lateChargeMs ?? usualLateChargeMs,
    },
    webhookTimes: { ...telegramWebhookTimes, ...options.webhookTimes },
    closeGuardMs: options.closeGuardMs ?? 0,
  })
  hub.webhooks.run = async (bot, method, values) => {
    await dispatch(hub, bot, method, { values, files: new Map() })
  }
  const drives = new Drives(world)
  const stopTremble = options.stillMs === undefined ? () => {} : startGpsTremble(world, options.stillMs)
  const deps: ApiDeps = {
    hub,
    drives,
    hasMap: options.mapFile !== undefined,
    snapshotFile: options.snapshotFile ?? null,
    reset: async () => {
      drives.stopAll()
      hub.clear()
      world.clear()
      settleWorld(world, options.plan ?? {})
      await playground?.introduce()
    },
  }

  const app = fastify({
    forceCloseConnections: true,
    http: { maxHeaderSize: maxHeaderBytes },
    requestTimeout: slowestRequestMs,
    clientErrorHandler: answerToNonsense,
    routerOptions: { maxParamLength: 500 },
    // A path that cannot be decoded never reaches a route.
    frameworkErrors: (_, __, reply) => {
      const body = JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' })
      reply.raw.writeHead(404, { 'content-type': 'application/json' }).end(body)
    },
  })
  app.setNotFoundHandler(answerElsewhere)
  refuseForeignHosts(app)
  if (playground) keepNamesApart(app, () => hub.webApps.siteUrl)
  await app.register(botApiRoutes, { hub })
  await app.register(humanApi, { prefix: '/sandbox/api', deps })
  if (playground) await app.register(playground.routes, { prefix: '/sandbox/playground' })
  if (options.mapFile !== undefined) serveMap(app, resolve(options.mapFile))
  if (options.panelsFile !== undefined) servePanels(app, resolve(options.panelsFile))
  if (options.clientDir !== undefined) await app.register(staticFiles, { root: resolve(options.clientDir) })
  else app.get('/', (_, reply) => reply.redirect('/sandbox/api/docs'))

  await app.listen({ port: options.port ?? 0, host })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  hub.webApps.siteUrl = url
  if (playground) {
    const { appUrl } = await playground.begin(url)
    const bot = world.bots.get(playground.botId)
    if (bot) bot.mainAppUrl = appUrl
  }
  return {
    url,
    port,
    world,
    hub,
    stop: async () => {
      await playground?.stop()
      stopTremble()
      drives.stopAll()
      hub.stop()
      await app.close()
    },
  }
}

/** A web page elsewhere can point a name of its own at this machine; the Host header gives it away. */
function refuseForeignHosts(app: FastifyInstance) {
  app.addHook('onRequest', (request, reply, done) => {
    const name = request.hostname.replace(/^\[|\]$/g, '')
    if (loopback.has(name) || name === '') done()
    else reply.code(403).send({ ok: false, error_code: 403, description: 'Forbidden: loopback only' })
  })
}

/**
 * The playground's page lives under another name of this machine than the client, so that it has an origin of its
 * own; a client that is opened under that name is led to its own.
 */
function keepNamesApart(app: FastifyInstance, siteUrl: () => string) {
  app.addHook('onRequest', (request, reply, done) => {
    const isClient = request.method === 'GET' && /^\/(\?|$)/.test(request.url)
    if (isClient && siteUrl() !== '' && request.host !== new URL(siteUrl()).host)
      reply.redirect(siteUrl() + request.url)
    else done()
  })
}

function serveMap(app: FastifyInstance, file: string) {
  app.get('/sandbox/map.json', (_, reply) => reply.type('application/json').send(createReadStream(file)))
}

function servePanels(app: FastifyInstance, file: string) {
  app.get('/sandbox/panels', async (_, reply) =>
    reply.type('application/json').send(await readFile(file, 'utf8').catch(() => '[]')),
  )
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
