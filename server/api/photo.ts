import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusals.ts'

/** The largest photo that may be sent; a phone's are smaller. */
export const photoMegabytes = 12

/**
 * The one file of a form, and the words that came before it. What kind of file it really is shows when it is re-encoded.
 * @throws Refusal media.not-a-picture | media.too-large
 */
export const photoIn = async (request: FastifyRequest) => {
  let file: MultipartFile | undefined
  try {
    file = request.isMultipart() ? await request.file() : undefined
    if (!file) throw new Refusal('media.not-a-picture')
    return { bytes: await file.toBuffer(), mimeType: file.mimetype, fields: file.fields }
  } catch (error) {
    if (file?.file.truncated) throw new Refusal('media.too-large', { megabytes: photoMegabytes })
    if (error instanceof Refusal || isOfTheClient(error)) throw error
    // What is wrong with a form that breaks off or has no edge is nothing that a person could change, but the photo.
    throw new Refusal('media.not-a-picture')
  }
}

const isOfTheClient = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500

/**
 * A field of a form as text; undefined when it is not there.
 * @throws Refusal request.not-understood for a field that comes twice, is a file, or was longer than is read
 */
export const fieldIn = (fields: MultipartFile['fields'], name: string): string | undefined => {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined) return undefined
  if (
    Array.isArray(field) ||
    field.type !== 'field' ||
    field.valueTruncated ||
    typeof field.value !== 'string'
  )
    throw new Refusal('request.not-understood', { place: name })
  return field.value
}
