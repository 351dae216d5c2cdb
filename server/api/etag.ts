import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether a browser already has what carries this tag. */
export const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some(known => known.trim().replace(/^W\//, '') === tag || known.trim() === '*')

/** A hook that marks an answer by its content, and sends nothing to whoever has it already. */
export const tagAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> => {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`
  reply.header('etag', tag)
  if (!isKnown(request.headers['if-none-match'], tag)) return payload
  reply.code(304).removeHeader('content-type').removeHeader('content-length')
  return ''
}
