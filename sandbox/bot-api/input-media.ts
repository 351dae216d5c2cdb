import type { MediaContent, MediaKind } from '../world/model.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { inputMediaFile } from './input-file.ts'
import {
  FieldError,
  type Fields,
  fieldsOf,
  optionalFlag,
  optionalText,
  requiredText,
} from './keyboards/fields.ts'
import { readCaption } from './texts.ts'

const kinds: readonly MediaKind[] = ['photo', 'video', 'animation', 'audio', 'document']

/** One InputMedia: a kind, a file and a caption. */
export async function readInputMedia(call: Call<never>, value: unknown): Promise<MediaContent> {
  try {
    return await readFields(call, fieldsOf(value))
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse InputMedia: ${error.message}`)
    throw error
  }
}

async function readFields(call: Call<never>, fields: Fields | null): Promise<MediaContent> {
  if (!fields) throw new FieldError('expected an Object')
  const caption = readCaption(
    call,
    optionalText(fields, 'caption'),
    optionalText(fields, 'parse_mode'),
    fields.get('caption_entities'),
  )
  const type = requiredText(fields, 'type')
  const kind = kinds.find(known => known === type)
  if (!kind) throw new FieldError(`type "${type}" is unsupported`)
  const file = await inputMediaFile(call, kind, optionalText(fields, 'media'))
  const content: MediaContent = { kind, file, caption: caption.text, captionEntities: caption.entities }
  const duration = Number(fields.get('duration') ?? 0)
  if (duration > 0) content.duration = duration
  if (optionalFlag(fields, 'has_spoiler')) content.isSpoiler = true
  if (optionalFlag(fields, 'show_caption_above_media')) content.isCaptionAbove = true
  return content
}
