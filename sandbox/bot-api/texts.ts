import type { TextContent } from '../world/model.ts'
import type { Call } from './call.ts'
import { badRequest } from './failure.ts'
import { characterCount, formatText } from './formatting/format-text.ts'
import type { Formatted } from './formatting/marks.ts'
import { linkPreviewOf } from './link-preview.ts'

const maxTextLength = 4096
const maxCaptionLength = 1024

/** `text` with its marks. Empty, blank and overlong texts are refused in Telegram's words. */
function messageText(call: Call<'text' | 'parse_mode' | 'entities'>): Formatted {
  const source = call.text('text')
  if (source === '') throw badRequest('message text is empty')
  const formatted = formatText(call.world, source, call.text('parse_mode'), call.jsonOrNothing('entities'))
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (characterCount(formatted.text) > maxTextLength) throw badRequest('message is too long')
  return formatted
}

/** A text as the content of a message, with the wishes about its links. */
export function textContent(
  call: Call<'text' | 'parse_mode' | 'entities' | 'link_preview_options'>,
): TextContent {
  const isDisabled = ['true', 'yes', '1'].includes(call.legacy('disable_web_page_preview').toLowerCase())
  const preview = linkPreviewOf(call.json('link_preview_options', 'link preview options'), isDisabled)
  return { kind: 'text', ...messageText(call), ...preview }
}

/** `caption` with its marks; may be empty. */
export function caption(call: Call<'caption' | 'parse_mode' | 'caption_entities'>): Formatted {
  return readCaption(
    call,
    call.text('caption'),
    call.text('parse_mode'),
    call.jsonOrNothing('caption_entities'),
  )
}

export function readCaption(
  call: Call<never>,
  source: string,
  parseMode: string,
  entities: unknown,
): Formatted {
  const formatted = formatText(call.world, source, parseMode, entities)
  if (characterCount(formatted.text) > maxCaptionLength) throw badRequest('message caption is too long')
  return formatted
}
