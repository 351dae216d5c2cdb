import type { FastifyRequest } from 'fastify'
import type { RawArguments } from './call.ts'
import { ApiFailure, badRequest } from './failure.ts'
import { parseJson } from './json.ts'

const maxFieldBytes = 4 * 1024 * 1024

/** Arguments of a request from its query and its body, whatever form the body has. Later ones win. */
export async function readArguments(request: FastifyRequest): Promise<RawArguments> {
  const args: RawArguments = { values: new Map(), files: new Map() }
  addPairs(args, queryOf(request.raw.url ?? ''))
  if (request.isMultipart()) {
    await addParts(args, request)
    return args
  }
  const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  if (body === '') return args
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) addJson(args, body)
  else if (type.startsWith('application/x-www-form-urlencoded')) addPairs(args, body)
  return args
}

function queryOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark + 1)
}

function addPairs(args: RawArguments, encoded: string) {
  if (encoded === '') return
  for (const [name, value] of new URLSearchParams(encoded)) args.values.set(name, value)
}

function addJson(args: RawArguments, body: string) {
  let parsed: unknown
  try {
    parsed = parseJson(body)
  } catch {
    throw badRequest("can't parse JSON object")
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw badRequest('JSON object expected')
  for (const [name, value] of Object.entries(parsed)) args.values.set(name, value)
}

async function addParts(args: RawArguments, request: FastifyRequest) {
  try {
    for await (const part of request.parts({ limits: { fieldSize: maxFieldBytes } })) {
      if (part.type === 'field') {
        args.values.set(part.fieldname, part.value)
        continue
      }
      const bytes = await part.toBuffer()
      args.files.set(part.fieldname, { bytes, name: part.filename || null, mimeType: part.mimetype || null })
    }
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) throw tooLarge()
    throw badRequest("can't parse multipart/form-data")
  }
}

export function tooLarge(): ApiFailure {
  return new ApiFailure(413, 'Request Entity Too Large')
}
