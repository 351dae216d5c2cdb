import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { filePath } from '../world/files.ts'
import type { BotAccount } from '../world/model.ts'
import { dispatch, failed, type Outcome } from './dispatch.ts'
import { ApiFailure } from './failure.ts'
import type { Hub } from './hub.ts'
import { readArguments, tooLarge } from './read-arguments.ts'

/** Telegram takes 50 MB; the form around a file needs a little more. */
const maxBodyBytes = 51 * 1024 * 1024
const maxTokenLength = 80

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`, any verb, any kind of body. */
export async function botApiRoutes(app: FastifyInstance, { hub }: { hub: Hub }) {
  app.removeAllContentTypeParsers()
  await app.register(multipart, { limits: { fileSize: maxBodyBytes, files: 100, fields: 1000, parts: 1000 } })
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, (_, body, done) =>
    done(null, body),
  )

  app.setErrorHandler((error, _, reply) => {
    answer(reply, failed(whatFastifyRefused(error)))
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/bot*',
    exposeHeadRoute: false,
    bodyLimit: maxBodyBytes,
    handler: async (request, reply) => {
      const outcome = await handle(hub, request, reply)
      answer(reply, outcome)
      return reply
    },
  })

  app.get('/file/*', { exposeHeadRoute: false }, (request, reply) => {
    try {
      sendFile(hub, request, reply)
    } catch (error) {
      answer(reply, failed(error))
    }
    return reply
  })
}

async function handle(hub: Hub, request: FastifyRequest, reply: FastifyReply): Promise<Outcome> {
  try {
    const { bot, rest } = addressee(hub, pathOf(request).slice('/bot'.length))
    const args = await readArguments(request, await bodyOf(request))
    const inPath = rest.replace(/^test\//, '').replace(/\/$/, '')
    const method = inPath || String(args.values.get('method') ?? '')
    return await dispatch(hub, bot, method, args, gone => {
      reply.raw.once('close', () => {
        if (!reply.raw.writableEnded) gone()
      })
    })
  } catch (error) {
    return failed(error)
  }
}

/** The real server reads what a GET brings as it reads a POST; Fastify leaves it where it is. */
async function bodyOf(request: FastifyRequest): Promise<Buffer> {
  if (Buffer.isBuffer(request.body)) return request.body
  if (request.method !== 'GET') return Buffer.alloc(0)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.raw) {
    length += chunk.length
    if (length > maxBodyBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Paths that lead nowhere, and verbs other than GET and POST, which the real server does not know at all. */
export function answerElsewhere(request: FastifyRequest, reply: FastifyReply) {
  const isKnownVerb = request.method === 'GET' || request.method === 'POST'
  answer(
    reply,
    failed(isKnownVerb ? new ApiFailure(404, 'Not Found') : new ApiFailure(501, 'Not Implemented')),
  )
}

/** For bytes that are no HTTP: the answer goes straight to the line, which is closed. */
export function answerToNonsense(error: Error & { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statusOfNonsense[error.code ?? ''] ?? 400
  const reason = STATUS_CODES[status] ?? ''
  const body = JSON.stringify({ ok: false, error_code: status, description: reason })
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const statusOfNonsense: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_INVALID_METHOD: 501,
}

/** What is no request at all never reaches a handler; it is refused like other nonsense. */
function whatFastifyRefused(error: unknown): unknown {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return tooLarge()
  return status >= 400 && status < 500 ? new ApiFailure(400, 'Bad Request') : error
}

function pathOf(request: FastifyRequest): string {
  const raw = (request.raw.url ?? '').split('?', 1)[0] ?? ''
  try {
    return decodeURIComponent(raw)
  } catch {
    throw new ApiFailure(404, 'Not Found')
  }
}

/** The bot whose token begins this path, and what follows it. */
function addressee(hub: Hub, path: string): { bot: BotAccount; rest: string } {
  const slash = path.indexOf('/')
  if (slash < 0) throw new ApiFailure(404, 'Not Found')
  const token = path.slice(0, slash)
  assertToken(token)
  const bot = hub.world.botByToken(token)
  if (!bot) throw new ApiFailure(401, 'Unauthorized')
  return { bot, rest: path.slice(slash + 1) }
}

/** The checks of ClientManager.cpp, in its order. */
function assertToken(token: string) {
  const invalid = new ApiFailure(401, 'Unauthorized: invalid token specified')
  if (token.startsWith('0') || token.length > maxTokenLength || !token.includes(':')) throw invalid
  if (!/^-?\d+:/.test(token)) throw new ApiFailure(421, 'Misdirected Request: unallowed token specified')
  if (token.startsWith('-')) throw invalid
}

function sendFile(hub: Hub, request: FastifyRequest, reply: FastifyReply) {
  const path = pathOf(request)
  if (!path.startsWith('/file/bot')) throw new ApiFailure(404, 'Not Found')
  const { rest } = addressee(hub, path.slice('/file/bot'.length))
  const uniqueId = rest.split('/').at(-1)?.split('.')[0] ?? ''
  const file = hub.world.files.get(uniqueId)
  if (!file || filePath(file) !== rest) throw new ApiFailure(404, 'Not Found')
  reply.type(file.mimeType ?? 'application/octet-stream').send(file.bytes)
}

function answer(reply: FastifyReply, outcome: Outcome) {
  if (outcome.kind === 'cut') {
    reply.hijack()
    reply.raw.destroy()
    return
  }
  const { status, envelope } = outcome
  if (!envelope.ok && envelope.parameters?.retry_after !== undefined) {
    reply.header('retry-after', String(envelope.parameters.retry_after))
  }
  reply.code(status).type('application/json').send(JSON.stringify(envelope))
}
