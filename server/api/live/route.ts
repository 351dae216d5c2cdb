import websocket, { type WebSocket } from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { liveCloses } from '../../contracts/live.ts'
import { Refusal } from '../../domain/refusals.ts'
import type { Services } from '../../services/index.ts'
import type { Access } from '../access.ts'
import { addressKey, type registerLimits } from '../limits.ts'
import { openConnection } from './connection.ts'
import type { LiveLimits } from './limits.ts'
import { openSwitchboard } from './switchboard.ts'

/** Anyone may connect; nothing is told and nothing taken before a hello with a token, which is checked as any other. */
const access: Access = { app: null, roles: 'anyone', ownership: 'nobody' }

const description = `A websocket of JSON text frames. The client says \`{"kind":"hello","app","accessToken"}\` within five seconds,
then \`{"kind":"follow","topic","after"}\` for each topic (\`order:<id>\`, \`driver:<id>\`, \`board\`); the server answers \`welcome\`,
\`following\`, \`news\`, \`positions\`, \`gap\` and \`refused\`. News says that something changed; its present state is asked here. It
closes with 4400 (malformed), 4401 (no hello, or the token is over), 4408 (too slow), 4429 (too much), 1001 (come back in a moment).`

type Peer = { readonly socket: WebSocket; isAlive: boolean }

/** Pings everybody now and then, and cuts off who has not answered since the last time. */
const keepAlive = (peers: ReadonlySet<Peer>, everyMs: number) =>
  setInterval(() => {
    for (const peer of peers) {
      if (!peer.isAlive) {
        peer.socket.terminate()
        continue
      }
      peer.isAlive = false
      peer.socket.ping()
    }
  }, everyMs)

/** How many connections of each address have not said hello yet. */
const waitingRoom = (most: number) => {
  const waiting = new Map<string, number>()
  return {
    isFull: (key: string): boolean => (waiting.get(key) ?? 0) >= most,
    /** Answers how to leave it; leaving twice is no trouble. */
    enter: (key: string): (() => void) => {
      waiting.set(key, (waiting.get(key) ?? 0) + 1)
      let hasLeft = false
      return () => {
        if (hasLeft) return
        hasLeft = true
        const left = (waiting.get(key) ?? 1) - 1
        if (left > 0) waiting.set(key, left)
        else waiting.delete(key)
      }
    },
  }
}

/** Puts up `GET /live`. */
export const registerLive = async (
  app: FastifyInstance,
  setting: {
    readonly services: Services
    readonly appsOrigin: string
    readonly limits: LiveLimits
    readonly limitBy: Awaited<ReturnType<typeof registerLimits>>
  },
): Promise<void> => {
  const { services, appsOrigin, limits, limitBy } = setting
  const switchboard = openSwitchboard(services.live, limits, app.log)
  const room = waitingRoom(limits.mostWaiting)
  const peers = new Set<Peer>()
  const pings = keepAlive(peers, limits.pingMs)

  // Before the plugin's own hook, which knows no code to say goodbye with.
  app.addHook('preClose', async () => {
    clearInterval(pings)
    switchboard.stop()
    const ended = [...peers].map(({ socket }) => new Promise(resolve => socket.once('close', resolve)))
    for (const { socket } of peers) {
      socket.close(liveCloses.goingAway)
      setTimeout(() => socket.terminate(), limits.closeMs).unref()
    }
    await Promise.all(ended)
  })
  await app.register(websocket, {
    options: { maxPayload: limits.mostFrameBytes, perMessageDeflate: false },
    // A frame that is no frame: the socket says so itself and closes.
    errorHandler: (_error, socket) => {
      setTimeout(() => socket.terminate(), limits.closeMs).unref()
    },
  })

  const mayConnect = async (request: FastifyRequest): Promise<void> => {
    const { origin } = request.headers
    // Browsers always say where a page is from; what says nothing is no browser, and proves itself by its token.
    if (origin !== undefined && origin !== appsOrigin) throw new Refusal('request.wrong-origin')
    if (room.isFull(addressKey(request.ip))) throw new Refusal('people.too-fast')
  }

  app.route({
    method: 'GET',
    url: '/live',
    config: { access },
    schema: {
      summary: 'What happens, as it happens',
      description,
      tags: ['live'],
    },
    onRequest: [limitBy('address'), mayConnect],
    handler: async () => {
      throw new Refusal('request.not-a-websocket')
    },
    wsHandler: (socket, request) => {
      const peer: Peer = { socket, isAlive: true }
      peers.add(peer)
      socket.on('pong', () => {
        // Nobody asked: browsers say none of themselves, and a flood of them keeps everybody waiting.
        if (peer.isAlive) socket.terminate()
        peer.isAlive = true
      })
      socket.on('close', () => peers.delete(peer))
      openConnection(socket, {
        app,
        services,
        switchboard,
        limits,
        hasArrived: room.enter(addressKey(request.ip)),
      })
    },
  })
}
