import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import type { RawArguments } from './call.ts'
import { ApiFailure, badRequest } from './failure.ts'
import { jsonMembers } from './json-members.ts'

/** What query and body may say together, files apart; MAX_TOTAL_PARAMETERS_LENGTH of tdlib. */
const maxParameterBytes = 1024 * 1024
/** All files of one call: an album of the largest there are. */
const maxUploadBytes = 10 * 50 * 1024 * 1024

/**
 * Arguments of a request from its query and its body, whatever form the body has. The first of two with one name
 * counts, so the query goes before the body. @param body what came, where it is not a form with files
 */
export async function readArguments(request: FastifyRequest, body: Buffer): Promise<RawArguments> {
  const args: RawArguments = { values: new Map(), files: new Map() }
  const query = queryOf(request.raw.url ?? '')
  addPairs(args, query)
  const type = (request.headers['content-type'] ?? '').toLowerCase()
  if (request.isMultipart()) {
    await addParts(args, request)
    return args
  }
  const isJson = type.includes('application/json')
  if (!isJson && !type.includes('application/x-www-form-urlencoded')) return args
  if (query.length + body.length > maxParameterBytes) throw tooLarge()
  if (!isUtf8(body)) throw badRequest('strings must be encoded in UTF-8')
  const text = body.toString('utf8')
  if (isJson) for (const [name, value] of jsonMembers(text)) addValue(args, name, value)
  else addPairs(args, text)
  return args
}

function addValue(args: RawArguments, name: string, value: unknown) {
  if (!args.values.has(name)) args.values.set(name, value)
}

function queryOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark + 1)
}

function addPairs(args: RawArguments, encoded: string) {
  if (encoded === '') return
  for (const [name, value] of new URLSearchParams(encoded)) addValue(args, name, value)
}

async function addParts(args: RawArguments, request: FastifyRequest) {
  let left = maxUploadBytes
  try {
    for await (const part of request.parts({ limits: { fieldSize: maxParameterBytes } })) {
      if (part.type === 'field') {
        addValue(args, part.fieldname, part.value)
        continue
      }
      const bytes = await part.toBuffer()
      left -= bytes.length
      if (left < 0) throw tooLarge()
      if (args.files.has(part.fieldname)) continue
      args.files.set(part.fieldname, { bytes, name: part.filename || null, mimeType: part.mimetype || null })
    }
  } catch (error) {
    if (error instanceof ApiFailure) throw error
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) throw tooLarge()
    throw badRequest("can't parse multipart/form-data")
  }
}

export function tooLarge(): ApiFailure {
  return new ApiFailure(413, 'Request Entity Too Large')
}
