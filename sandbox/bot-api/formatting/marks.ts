import type { MessageEntity } from 'grammy/types'

/** A text without its marks, and what the marks said. Offsets in UTF-16 code units. */
export interface Formatted {
  text: string
  entities: MessageEntity[]
}

/** Why a text cannot be read; the words are Telegram's, for "can't parse entities: …". */
export class FormatError extends Error {}

/** Offsets in Telegram's messages count UTF-8 bytes from the start of what was sent. */
export function byteOffset(text: string, index: number): number {
  return Buffer.byteLength(text.slice(0, index))
}

/** What counts as a space to the parsers; past the end of the text they read a zero byte, which counts too. */
export function isSpace(character: string | undefined): boolean {
  return character === undefined || /[ \t\r\n\v\0]/.test(character)
}

/** Escaping works for ASCII only. */
export function isEscapable(character: string | undefined): boolean {
  return character !== undefined && character > '\0' && character <= '~'
}

/** tg://user?id=1 names a person instead of a page. */
export function personInLink(url: string): number | null {
  const match = /^tg:(?:\/\/)?user\?(?:.*&)?id=(\d{1,16})(?:&|$)/i.exec(url)
  const id = Number(match?.[1] ?? 0)
  return id > 0 ? id : null
}

/** The link as Telegram keeps it (a scheme, a lower-case host, a path), or null when it is none. */
export function checkedLink(link: string): string | null {
  const trimmed = link.trim()
  if (trimmed === '' || /\s/.test(trimmed)) return null
  if (/^(tg|ton|tonsite):/i.test(trimmed)) return trimmed
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`
  if (!/^(https?|ftp):\/\//i.test(withScheme)) return null
  try {
    const parsed = new URL(withScheme)
    if (!/\.|^localhost$|^\[/.test(parsed.hostname)) return null
    return parsed.href
  } catch {
    return null
  }
}

/** A link or, for tg://user, a mention of the person; null when the link is not one. */
export function linkEntity(url: string, offset: number, length: number): MessageEntity | null {
  const personId = personInLink(url)
  if (personId !== null) {
    return { type: 'text_mention', offset, length, user: { id: personId, is_bot: false, first_name: '' } }
  }
  const checked = checkedLink(url)
  return checked === null ? null : { type: 'text_link', offset, length, url: checked }
}

/** The id in tg://emoji?id=…, with Telegram's complaints. */
export function emojiInLink(url: string): string {
  const match = /^tg:(?:\/\/)?emoji\?(?:.*&)?id=(\d+)(?:&|$)/i.exec(url)
  if (!/^tg:/i.test(url) || !/emoji/i.test(url)) throw new FormatError('Custom emoji URL must have scheme tg')
  if (!match?.[1] || /^0+$/.test(match[1])) throw new FormatError('Invalid custom emoji identifier specified')
  return match[1]
}

/** A moment that each client shows in its own way; `format` as in the Bot API, empty for the text alone. */
export function timeEntity(
  unix: string | undefined,
  format: string | undefined,
  offset: number,
  length: number,
): MessageEntity {
  if (!/^\d{1,10}$/.test(unix ?? '')) throw new FormatError('Invalid Unix time specified')
  const shown = format ?? ''
  if (!isTimeFormat(shown)) throw new FormatError('Invalid date and time format specified')
  return { type: 'date_time', offset, length, unix_time: Number(unix), date_time_format: shown }
}

type TimeFormat = Extract<MessageEntity, { type: 'date_time' }>['date_time_format']

function isTimeFormat(format: string): format is TimeFormat {
  return /^(?:r|w?[dD]?[tT]?)$/.test(format)
}

/** The moment in tg://time?unix=…&format=…; null for another link. */
export function timeInLink(url: string, offset: number, length: number): MessageEntity | null {
  const match = /^tg:(?:\/\/)?time\?(.*)$/i.exec(url)
  if (!match) return null
  const query = new URLSearchParams(match[1])
  return timeEntity(query.get('unix') ?? undefined, query.get('format') ?? undefined, offset, length)
}

const order: Record<string, number> = {
  blockquote: 0,
  expandable_blockquote: 0,
  text_link: 1,
  text_mention: 1,
  pre: 2,
  code: 3,
  bold: 4,
  italic: 5,
  underline: 6,
  strikethrough: 7,
  spoiler: 8,
  custom_emoji: 9,
}

/** Outer before inner; the same span in Telegram's own order of kinds. */
export function sorted(entities: MessageEntity[]): MessageEntity[] {
  return entities.sort(
    (one, other) =>
      one.offset - other.offset ||
      other.length - one.length ||
      (order[one.type] ?? 10) - (order[other.type] ?? 10),
  )
}
