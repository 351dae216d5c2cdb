import type { MessageEntity } from 'grammy/types'

type Plain = MessageEntity.CommonMessageEntity['type']

/** Endings that make a link of a bare domain. Telegram keeps the whole root zone; these are what people type. */
const topLevels = new Set(
  (
    'com org net edu gov mil int info biz name pro aero coop museum app dev io ai co me tv cc ws to ly gg fm be ' +
    'uy ar br cl pe bo py ec ve mx us ca uk ie fr de es pt it nl ch at se no fi dk pl cz sk hu ro bg gr tr ru ua by ' +
    'kz ge am az uz il ae sa eg za ng ke in pk bd lk cn hk tw jp kr sg my th vn id ph au nz eu online store shop ' +
    'site xyz club tech space website cloud delivery food cafe pizza restaurant link live news blog page'
  )
    .split(' ')
    .concat('рф'),
)

const word = String.raw`[\p{L}\p{N}_]`
const finders: { type: Plain; pattern: RegExp; accepts?: (found: string) => boolean }[] = [
  { type: 'url', pattern: /(?:tg|ton|tonsite):\/\/[^\s]+/giu },
  {
    type: 'email',
    pattern: /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\p{L}\p{N}])/giu,
  },
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\p{N}@._-])(?:(?:https?|ftp):\/\/)?(?:[\p{L}\p{N}_-]+\.)+[\p{L}]{2,24}(?::\d{1,5})?(?:[/?#][^\s<>"»]*)?/giu,
    accepts: found => /^\w+:\/\//.test(found) || topLevels.has(topLevelOf(found)),
  },
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\p{N}@])https?:\/\/(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?(?:[/?#][^\s<>"]*)?/giu,
  },
  { type: 'mention', pattern: /(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?![A-Za-z0-9_])/g },
  {
    type: 'bot_command',
    pattern: new RegExp(
      `(?<!${word}|[/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?!${word}|[/<>])`,
      'gu',
    ),
  },
  {
    type: 'hashtag',
    pattern: new RegExp(`(?<!${word})#${word}{1,256}(?!${word}|#)`, 'gu'),
    accepts: found => /\p{L}/u.test(found),
  },
  {
    type: 'cashtag',
    pattern: new RegExp(String.raw`(?<!${word}|\$)\$(?:1INCH|[A-Z]{1,8})(?!${word}|\$)`, 'gu'),
  },
  { type: 'phone_number', pattern: /(?<![\p{L}\p{N}+])\+\d(?:[ ()-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu },
]

const worthLooking = /[@/#$.+]|:\/\//

/**
 * Marks what every client marks by itself: links, addresses, mentions, commands, tags and phone numbers.
 * Nothing overlaps, neither one another nor `taken`. Offsets in UTF-16 units.
 */
export function findEntities(text: string, taken: readonly MessageEntity[] = []): MessageEntity[] {
  if (!worthLooking.test(text)) return []
  const found: MessageEntity[] = []
  for (const { type, pattern, accepts } of finders) {
    for (const match of text.matchAll(pattern)) {
      const shown = type === 'url' ? withoutTrailingMarks(match[0]) : match[0]
      if (accepts && !accepts(shown)) continue
      const entity: MessageEntity = { type, offset: match.index, length: shown.length }
      if (!overlaps(entity, taken) && !overlaps(entity, found)) found.push(entity)
    }
  }
  return found.sort((one, other) => one.offset - other.offset)
}

/** A full stop or bracket after a link belongs to the sentence. */
function withoutTrailingMarks(link: string): string {
  let end = link.length
  while (end > 0 && /[.,:;!?'"»)\]}]/.test(link[end - 1] ?? '')) {
    if (link[end - 1] === ')' && isBalanced(link.slice(0, end))) break
    end--
  }
  return link.slice(0, end)
}

function isBalanced(link: string): boolean {
  return link.split('(').length >= link.split(')').length
}

function topLevelOf(link: string): string {
  return /\.([\p{L}]{2,24})(?=[:/?#]|$)/u.exec(link)?.[1]?.toLowerCase() ?? ''
}

function overlaps(entity: MessageEntity, others: readonly MessageEntity[]): boolean {
  const end = entity.offset + entity.length
  return others.some(other => entity.offset < other.offset + other.length && other.offset < end)
}
