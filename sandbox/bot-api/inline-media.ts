import type { FutureMedia } from '../inline/model.ts'
import type { MediaKind } from '../world/model.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { type Fields, optionalFlag, optionalText, requiredText } from './keyboards/fields.ts'
import { optionalNumber } from './message-content.ts'
import { readCaption } from './texts.ts'

interface MediaType {
  kind: MediaKind
  /** Names of its fields begin so: "photo" gives photo_url, photo_file_id, photo_duration. */
  prefix: string
  title: 'required' | 'required_with_url' | 'optional'
  hasMimeType: boolean
}

/** Results that are files, by address or by file_id. */
const types: Readonly<Record<string, MediaType>> = {
  audio: { kind: 'audio', prefix: 'audio', title: 'required_with_url', hasMimeType: false },
  document: { kind: 'document', prefix: 'document', title: 'required', hasMimeType: true },
  gif: { kind: 'animation', prefix: 'gif', title: 'optional', hasMimeType: false },
  mpeg4_gif: { kind: 'animation', prefix: 'mpeg4', title: 'optional', hasMimeType: false },
  photo: { kind: 'photo', prefix: 'photo', title: 'optional', hasMimeType: false },
  sticker: { kind: 'sticker', prefix: 'sticker', title: 'optional', hasMimeType: false },
  video: { kind: 'video', prefix: 'video', title: 'required', hasMimeType: true },
  voice: { kind: 'voice', prefix: 'voice', title: 'required', hasMimeType: false },
}

/** The file of a result with what goes with it; null for a type that is no file. `url` may be a file_id still. */
export function readInlineMedia(call: Call<never>, type: string, fields: Fields): FutureMedia | null {
  const media = types[type]
  if (!media) return null
  const { prefix } = media
  const url = type === 'sticker' ? '' : optionalText(fields, `${prefix}_url`)
  const isTitled = media.title === 'required' || (media.title === 'required_with_url' && url !== '')
  const title = isTitled ? requiredText(fields, 'title') : optionalText(fields, 'title')
  if (media.hasMimeType && url !== '') requiredText(fields, 'mime_type')
  const reference = url === '' ? requiredText(fields, `${prefix}_file_id`) : url
  // Telegram shows no picture from an address without a small one beside it.
  if (type === 'photo' && url !== '' && thumbnailOf(fields) === '') throw badRequest('PHOTO_THUMB_URL_EMPTY')
  const caption = readCaption(
    call,
    optionalText(fields, 'caption'),
    optionalText(fields, 'parse_mode'),
    fields.get('caption_entities'),
  )
  const duration = optionalNumber(fields, `${prefix}_duration`)
  const performer = optionalText(fields, 'performer')
  return {
    kind: media.kind,
    url: reference,
    rest: {
      caption: caption.text,
      captionEntities: caption.entities,
      ...(duration > 0 ? { duration } : {}),
      ...(media.kind === 'audio' ? { title, performer } : {}),
      ...(optionalFlag(fields, 'show_caption_above_media') ? { isCaptionAbove: true } : {}),
    },
  }
}

/** Also by its name of before 2023. */
export function thumbnailOf(fields: Fields): string {
  return optionalText(fields, 'thumbnail_url') || optionalText(fields, 'thumb_url')
}
