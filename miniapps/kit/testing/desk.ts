import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ToServer } from '../../../server/contracts/live.ts'

type Answer = {
  readonly status: number
  readonly body: object
  readonly afterMs?: number
  /** The line breaks in the middle of the answer. */
  readonly isCutOff?: boolean
}
type Asked = { readonly path: string; readonly token: string; readonly body: Record<string, unknown> }

/** Somebody at the other end of the line who answers as the contract says, and remembers what was asked. */
export type Desk = {
  readonly origin: string
  readonly asked: Asked[]
  /** What is answered from now on. */
  answer: (asked: Asked) => Answer
  /** Wires as they were opened, with what was said on each. */
  readonly wires: { readonly socket: WebSocket; readonly said: ToServer[] }[]
  /** What is done with each word on a wire. */
  onWord: (socket: WebSocket, word: ToServer) => void
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = ''
  for await (const part of request) text += String(part)
  return text ? JSON.parse(text) : {}
}

/** An opened session whose tokens are numbered. */
export const session = (nth: number, secondsLeft = 900) => ({
  accessToken: `access-${nth}`,
  expiresAt: new Date(Date.now() + secondsLeft * 1000).toISOString(),
  refreshToken: `refresh-${nth}`,
  refreshUntil: new Date(Date.now() + 86_400_000).toISOString(),
  broughtBy: null,
  person: { userId: 'usr_1', firstName: 'Ana', language: 'en', phone: null, driverId: null, roles: [] },
})

export const openDesk = async (): Promise<Desk> => {
  const server: Server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const asked: Asked = { path: request.url ?? '', token, body }
    desk.asked.push(asked)
    const { status, body: said, afterMs = 0, isCutOff = false } = desk.answer(asked)
    await new Promise(resolve => setTimeout(resolve, afterMs))
    const text = JSON.stringify(said)
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    })
    if (isCutOff) response.write(text.slice(0, -1), () => response.destroy())
    else response.end(text)
  })
  const live = new WebSocketServer({ server })
  live.on('connection', socket => {
    const wire = { socket, said: [] as ToServer[] }
    desk.wires.push(wire)
    socket.on('message', data => {
      const word: ToServer = JSON.parse(String(data))
      wire.said.push(word)
      desk.onWord(socket, word)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const desk: Desk = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: () => ({ status: 200, body: session(1) }),
    wires: [],
    onWord: () => {},
    close: async () => {
      for (const { socket } of desk.wires) socket.terminate()
      live.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return desk
}
