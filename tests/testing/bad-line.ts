import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

/** A line between phones and the API that can be as bad as real ones. */
export type BadLine = {
  /** Nothing comes through, and whatever was open is cut. */
  cut(): void
  mend(): void
  /**
   * From now on the first answer to each tap of a driver, and to each sign-in, is lost after the server has done what was
   * asked, and every third of all other answers.
   */
  lose(): void
  /** Gives each request another key than the phone did, as if there were none. */
  changeKeys(): void
  /** Taps whose answers were lost so far. */
  lostTaps(): number
  close(): Promise<void>
}

const isTap = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && /^\/api\/driver\/(tasks|offers|shift|cash)\//.test(url ?? '')
const isSignIn = ({ url }: IncomingMessage): boolean => url?.startsWith('/api/sign-in/') ?? false

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Listens at `port` and passes everything on to the API at `to`, websockets too. */
export const openBadLine = async (port: number, to: number): Promise<BadLine> => {
  const open = new Set<Socket>()
  const answered = new Set<string>()
  let isCut = false
  let isLosing = false
  let areKeysChanged = false
  let others = 0
  let lost = 0

  const losesAnswer = (asked: IncomingMessage, body: Buffer): boolean => {
    if (!isLosing || !asked.url?.startsWith('/api/')) return false
    if (!isTap(asked) && !isSignIn(asked)) return others++ % 3 === 2
    // A code that is typed again is another tap, as is another launch.
    const tells = asked.url.endsWith('/code') || isSignIn(asked)
    const tap = `${asked.url} ${tells ? body.toString() : ''}`
    if (answered.has(tap)) return false
    answered.add(tap)
    lost += isTap(asked) ? 1 : 0
    return true
  }

  const pass = async (asked: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const body = await bodyOf(asked)
    const headers = { ...asked.headers }
    if (areKeysChanged && headers['idempotency-key']) headers['idempotency-key'] = randomUUID()
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const onward = request({ port: to, host: '127.0.0.1', method: asked.method, path: asked.url, headers })
      onward.on('response', resolve)
      onward.on('error', reject)
      onward.end(body)
    })
    const said = await bodyOf(answer)
    if (isCut || losesAnswer(asked, body)) {
      asked.socket.destroy()
      return
    }
    reply.writeHead(answer.statusCode ?? 502, answer.headers)
    reply.end(said)
  }
  const server = createServer((asked, reply) => {
    pass(asked, reply).catch(() => asked.socket.destroy())
  })
  server.on('connection', socket => {
    if (isCut) {
      socket.destroy()
      return
    }
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) => {
    const onward = connect(to, '127.0.0.1', () => {
      const lines = asked.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : [],
      )
      onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      onward.write(head)
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward]) {
      end.on('error', () => {})
      end.on('close', () => {
        socket.destroy()
        onward.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const cutAll = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    cut: () => {
      isCut = true
      cutAll()
    },
    mend: () => {
      isCut = false
    },
    lose: () => {
      isLosing = true
    },
    changeKeys: () => {
      areKeysChanged = true
    },
    lostTaps: () => lost,
    close: async () => {
      cutAll()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
