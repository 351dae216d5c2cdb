import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { WebSocket } from 'ws'
import { type ToClient, toClient } from '../../contracts/live.ts'

type Of<K extends ToClient['kind']> = Extract<ToClient, { kind: K }>

/** A client of the live wire that keeps what it hears, checked against the contract. */
export type LiveClient = {
  readonly socket: WebSocket
  readonly heard: ToClient[]
  say(message: unknown): void
  /** The next message of this kind that nobody has taken yet. */
  next<K extends ToClient['kind']>(kind: K, timeoutMs?: number): Promise<Of<K>>
  hello(app: string, accessToken: string): Promise<Of<'welcome'>>
  follow(topic: string, after?: string | null): Promise<Of<'following'>>
  /** Types of the news heard so far, or of those in one topic. */
  news(topic?: string): string[]
  readonly closed: Promise<number>
  close(): Promise<void>
}

/** Lets the app listen on any free port; answers the address of its live wire. */
export const listenLive = async (app: FastifyInstance): Promise<string> => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/live`
}

export const connectLive = async (url: string, headers: Record<string, string> = {}): Promise<LiveClient> => {
  const socket = new WebSocket(url, { headers })
  const heard: ToClient[] = []
  let untaken: ToClient[] = []
  let wake: () => void = () => {}
  socket.on('message', data => {
    const message = toClient.parse(JSON.parse(String(data)))
    heard.push(message)
    untaken.push(message)
    wake()
  })
  const closed = new Promise<number>(resolve =>
    socket.on('close', code => {
      resolve(code)
      wake()
    }),
  )
  await once(socket, 'open')
  socket.on('error', () => {})
  const say = (message: unknown): void => socket.send(JSON.stringify(message))
  const next = async <K extends ToClient['kind']>(kind: K, timeoutMs = 5000): Promise<Of<K>> => {
    const until = Date.now() + timeoutMs
    for (;;) {
      const found = untaken.find((one): one is Of<K> => one.kind === kind)
      if (found) {
        untaken = untaken.filter(one => one !== found)
        return found
      }
      const left = until - Date.now()
      if (left <= 0 || socket.readyState >= socket.CLOSING)
        throw new Error(`no ${kind} came; heard ${JSON.stringify(heard.slice(-5))}`)
      await new Promise<void>(resolve => {
        wake = resolve
        setTimeout(resolve, left)
      })
    }
  }
  return {
    socket,
    heard,
    say,
    next,
    hello: (app, accessToken) => {
      say({ kind: 'hello', app, accessToken })
      return next('welcome')
    },
    follow: (topic, after = null) => {
      say({ kind: 'follow', topic, after })
      return next('following')
    },
    news: topic =>
      heard.flatMap(one =>
        one.kind === 'news' && (topic === undefined || one.topic === topic) ? one.type : [],
      ),
    closed,
    close: async () => {
      socket.close()
      await closed
    },
  }
}
