/** One process of the live bench: the API, a bare broadcast, the source of positions, or the boards. Its parent asks, it answers. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../../server/adapters/clock/system-clock.ts'
import { diskFiles } from '../../server/adapters/files/disk-files.ts'
import { randomIds } from '../../server/adapters/ids/random-ids.ts'
import { addressBook } from '../../server/adapters/maps/address-book.ts'
import { ownEngine } from '../../server/adapters/optimiser/own-engine.ts'
import { redisLiveWire } from '../../server/adapters/redis/redis-live-wire.ts'
import { greatCircle } from '../../server/adapters/travel/great-circle.ts'
import { buildApp } from '../../server/api/app.ts'
import { usualLimits } from '../../server/api/limits.ts'
import type { MovedDriver, ToClient } from '../../server/contracts/live.ts'
import { openDb } from '../../server/db/client.ts'
import { buildServices } from '../../server/services/index.ts'
import { noLaunches } from '../../server/services/ports/launches.ts'
import { town } from '../../server/testing/little-town.ts'
import type { Asked, Heard, LiveQuestion } from './live-questions.ts'

const drivers = 2000
const frameMs = 100
const host = '127.0.0.1'
const now = () => performance.timeOrigin + performance.now()
const rest = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const driverId = (nth: number) => `drv_${String(nth % drivers).padStart(18, '0')}`
const needed = (name: string): string => process.env[name] ?? ''

/** Hands out positions as they fall due, stamped with that moment: seconds since `base`, where a longitude would be. */
const pacedPositions = async (
  { rate, seconds, base }: LiveQuestion & { ask: 'run' },
  everyMs: number,
  take: (due: readonly { nth: number; longitude: number }[]) => void,
): Promise<number> => {
  const began = now()
  const total = rate * seconds
  for (let made = 0, tick = 1; made < total; tick++) {
    await rest(Math.max(0, began + tick * everyMs - now()))
    const due: { nth: number; longitude: number }[] = []
    for (const want = Math.min(total, Math.floor(((now() - began) / 1000) * rate)); made < want; made++)
      due.push({ nth: made, longitude: (began + (made / rate) * 1000 - base) / 1000 })
    take(due)
  }
  return total
}

/** The API as it is started in production, with dispatchers of its own. */
const openApi = async (): Promise<Asked> => {
  const db = openDb(needed('DATABASE_URL'), 10)
  const services = buildServices({
    db,
    clock: systemClock,
    ids: randomIds,
    files: diskFiles('.data/bench/files'),
    geocoder: await addressBook(null),
    launches: noLaunches,
    travel: greatCircle(),
    optimiser: ownEngine(),
    liveWire: redisLiveWire(needed('REDIS_URL')),
    secret: 'bench bench bench',
  })
  const app = await buildApp({
    services,
    webhookSecret: null,
    logger: pino({ level: 'silent' }),
    sessionSecret: 'bench bench bench',
    apps: { origin: 'https://apps.bench', dir: 'dist/miniapps', localTelegram: null },
    installation: {
      map: { styleUrl: null, tilesUrl: null, attribution: '' },
      bots: async () => ({ customer: null, crew: null, sales: null }),
    },
    mapFile: null,
    trustedProxies: [],
    redis: null,
    // All boards come from one address here.
    limits: { ...usualLimits, address: { most: 1_000_000, seconds: 60 } },
  })
  await app.listen({ host, port: 0 })
  const dispatcher = async (): Promise<string> => {
    const [userId, sessionId] = [randomIds.make('usr'), randomIds.make('ses')]
    await db.prisma.user.create({ data: { id: userId, firstName: 'Diego' } })
    const grant = { id: randomIds.make('evt'), userId, role: 'dispatcher', branchId: town.branchId }
    await db.prisma.roleGrant.create({ data: grant })
    const opened = { launchHash: sessionId, refreshHash: sessionId }
    const expiresAt = new Date(Date.now() + 3600_000)
    await db.prisma.session.create({ data: { id: sessionId, userId, app: 'dispatch', ...opened, expiresAt } })
    return app.jwt.sign({ kind: 'access', sid: sessionId }, { sub: userId, aud: 'dispatch' })
  }
  return {
    url: `ws://${host}:${(app.server.address() as AddressInfo).port}/live`,
    tokens: async count => {
      const tokens: string[] = []
      for (let n = 0; n < count; n++) tokens.push(await dispatcher())
      return tokens
    },
  }
}

/** What any server has to do at least: make a frame every 100 ms and send it to everybody. */
const openBare = async (): Promise<Asked> => {
  const http = createServer()
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false })
  await new Promise<void>(resolve => http.listen(0, host, resolve))
  return {
    url: `ws://${host}:${(http.address() as AddressInfo).port}/`,
    run: question =>
      pacedPositions(question, frameMs, due => {
        if (due.length === 0) return
        const moved = due.map(({ nth, longitude }): MovedDriver => [driverId(nth), -34.9, longitude, 90, 0.1])
        const frame = Buffer.from(
          JSON.stringify({ kind: 'positions', topic: 'board', moved } satisfies ToClient),
        )
        for (const client of wss.clients) client.send(frame, { binary: false })
      }),
  }
}

/** Another process of ours, such as the one with the bots: it tells positions as `reportPosition` does after its commit. */
const openSource = async (): Promise<Asked> => {
  const wire = redisLiveWire(needed('REDIS_URL'))
  const point = { branchId: town.branchId, latitude: -34.9, heading: 90, orderIds: [] }
  return {
    run: question =>
      pacedPositions(question, 1, due => {
        for (const { nth, longitude } of due)
          wire.tellMoved({ ...point, driverId: driverId(nth), longitude, measuredAt: Date.now() })
      }),
  }
}

/** Sockets of many boards. All frames are counted; one socket in twenty is also parsed and timed, as they all get the same. */
const openBoards = (): Asked => {
  const probeEvery = 20
  const sockets: WebSocket[] = []
  let [frames, moved, base] = [0, 0, 0]
  let waited: number[] = []
  const open = async (url: string, nth: number, token: string | null): Promise<void> => {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('open', () => {
        if (token === null) resolve()
        else socket.send(JSON.stringify({ kind: 'hello', app: 'dispatch', accessToken: token }))
      })
      socket.on('message', (data: Buffer) => {
        if (base === 0) {
          const words = JSON.parse(String(data)) as ToClient
          if (words.kind === 'welcome')
            socket.send(JSON.stringify({ kind: 'follow', topic: 'board', after: null }))
          if (words.kind === 'following') resolve()
          return
        }
        frames += 1
        if (nth % probeEvery !== 0) return
        const words = JSON.parse(String(data)) as ToClient
        if (words.kind !== 'positions') return
        const at = now()
        moved += words.moved.length
        for (const [, , longitude] of words.moved) waited.push(at - (base + longitude * 1000))
      })
    })
  }
  return {
    connect: async (url, tokens, count) => {
      base = 0
      for (let nth = 0; nth < count; nth++) await open(url, nth, tokens[nth] ?? null)
    },
    listen: from => {
      ;[frames, moved, base, waited] = [0, 0, from, []]
    },
    heard: (): Heard => {
      const sorted = Float64Array.from(waited).sort()
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
      const cpu = process.cpuUsage()
      return {
        frames,
        delivered: moved * probeEvery,
        p50: at(0.5),
        p99: at(0.99),
        cpuMs: (cpu.user + cpu.system) / 1000,
      }
    },
    hangUp: () => {
      for (const socket of sockets.splice(0)) socket.terminate()
    },
  }
}

const kinds = { api: openApi, bare: openBare, source: openSource, boards: async () => openBoards() }
const kind = process.argv[2] as keyof typeof kinds
const asked = await kinds[kind]()
const answerTo = async (question: LiveQuestion): Promise<unknown> => {
  if (question.ask === 'run') return asked.run?.(question)
  if (question.ask === 'tokens') return asked.tokens?.(question.count)
  if (question.ask === 'connect') return asked.connect?.(question.url, question.tokens, question.count)
  if (question.ask === 'listen') return asked.listen?.(question.base)
  if (question.ask === 'heard') return asked.heard?.()
  if (question.ask === 'cpu') return (process.cpuUsage().user + process.cpuUsage().system) / 1000
  return asked.hangUp?.()
}
process.on('message', async ({ id, question }: { id: number; question: LiveQuestion }) => {
  process.send?.({ id, answer: await answerTo(question) })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: asked.url ?? '' })
