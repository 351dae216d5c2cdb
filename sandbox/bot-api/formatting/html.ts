import type { MessageEntity } from 'grammy/types'
import { byteOffset, FormatError, type Formatted, isSpace, linkEntity, sorted, timeEntity } from './marks.ts'

const supportedTags = new Set(
  'a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote'.split(' '),
)

interface OpenTag {
  name: string
  argument: string
  /** Where the inside begins in the text without tags. */
  offset: number
}

/**
 * Telegram's HTML: a few tags, four named references, numbers. Errors and their offsets follow
 * parse_html in tdlib/td MessageEntity.cpp.
 */
export function parseHtml(source: string): Formatted {
  const entities: MessageEntity[] = []
  const open: OpenTag[] = []
  let text = ''
  let at = 0
  let sawSurrogate = false

  while (at < source.length) {
    const character = source[at]
    if (character === '&') {
      const reference = readReference(source, at)
      if (reference) {
        text += String.fromCodePoint(reference.code)
        sawSurrogate ||= reference.code >= 0xd800 && reference.code <= 0xdfff
        at = reference.end
        continue
      }
    }
    if (character !== '<') {
      text += character
      at++
      continue
    }
    if (source[at + 1] !== '/') {
      const tag = readStartTag(source, at)
      open.push({ name: tag.name, argument: tag.argument, offset: text.length })
      at = tag.end
      continue
    }
    const closing = open.at(-1)
    at = readEndTag(source, at, closing)
    if (closing && text.length > closing.offset) close(entities, closing, text)
    open.pop()
  }

  const unclosed = open.at(-1)
  if (unclosed) throw new FormatError(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  if (sawSurrogate && /\p{Surrogate}/u.test(text)) {
    throw new FormatError(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  }
  for (const entity of entities) if (entity.type === 'code') Reflect.deleteProperty(entity, 'language')
  return { text, entities: sorted(entities) }
}

function readStartTag(source: string, begin: number): { name: string; argument: string; end: number } {
  const where = () => `at byte offset ${byteOffset(source, begin)}`
  let at = begin + 1
  while (!isSpace(source[at]) && source[at] !== '>') at++
  if (at >= source.length) throw new FormatError(`Unclosed start tag ${where()}`)
  const name = source.slice(begin + 1, at).toLowerCase()
  if (!supportedTags.has(name)) throw new FormatError(`Unsupported start tag "${name}" ${where()}`)

  let argument = ''
  while (source[at] !== '>') {
    at = skipSpaces(source, at)
    if (source[at] === '>') break
    const nameBegin = at
    while (!isSpace(source[at]) && !/[=>/"']/.test(source[at] ?? '')) at++
    const attribute = source.slice(nameBegin, at)
    if (attribute === '') throw new FormatError(`Empty attribute name in the tag "${name}" ${where()}`)
    at = skipSpaces(source, at)
    if (source[at] !== '=') {
      if (at >= source.length) throw new FormatError(`Unclosed start tag "${name}" ${where()}`)
      if (name === 'blockquote' && attribute === 'expandable') argument = '1'
      continue
    }
    at = skipSpaces(source, at + 1)
    if (at >= source.length) throw new FormatError(`Unclosed start tag "${name}" ${where()}`)
    const value = readAttributeValue(source, at)
    at = value.end
    if (at >= source.length) throw new FormatError(`Unclosed start tag ${where()}`)
    argument = argumentOf(name, attribute, value.text, argument) ?? argument
  }
  if (name === 'span' && argument !== 'spoiler') {
    throw new FormatError(`Tag "span" must have class "tg-spoiler" ${where()}`)
  }
  return { name, argument, end: at + 1 }
}

/** The attributes that mean something; of a time there are two, kept as "unix format". */
function argumentOf(tag: string, attribute: string, value: string, known: string): string | null {
  if (tag === 'a' && attribute === 'href') return value
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) return value.slice(9)
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3)
  if (tag === 'tg-time') {
    const [unix = '', format = ''] = known.split(' ')
    if (attribute === 'unix') return `${value} ${format}`
    if (attribute === 'format') return `${unix} ${value}`
  }
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value
  if (tag === 'blockquote' && attribute === 'expandable') return '1'
  return null
}

function readAttributeValue(source: string, begin: number): { text: string; end: number } {
  const quote = source[begin]
  let at = begin
  if (quote !== '"' && quote !== "'") {
    while (/[A-Za-z0-9.-]/.test(source[at] ?? '')) at++
    if (!isSpace(source[at]) && source[at] !== '>') {
      throw new FormatError(`Unexpected end of name token at byte offset ${byteOffset(source, begin)}`)
    }
    return { text: source.slice(begin, at).toLowerCase(), end: at }
  }
  let text = ''
  at++
  while (at < source.length && source[at] !== quote) {
    const reference = source[at] === '&' ? readReference(source, at) : null
    text += reference ? String.fromCodePoint(reference.code) : source[at]
    at = reference ? reference.end : at + 1
  }
  return { text, end: source[at] === quote ? at + 1 : at }
}

function readEndTag(source: string, begin: number, closing: OpenTag | undefined): number {
  const offset = byteOffset(source, begin)
  if (!closing) throw new FormatError(`Unexpected end tag at byte offset ${offset}`)
  let at = begin + 2
  while (!isSpace(source[at]) && source[at] !== '>') at++
  const name = source.slice(begin + 2, at).toLowerCase()
  at = skipSpaces(source, at)
  if (source[at] !== '>') throw new FormatError(`Unclosed end tag at byte offset ${offset}`)
  if (name !== '' && name !== closing.name) {
    throw new FormatError(
      `Unmatched end tag at byte offset ${offset}, expected "</${closing.name}>", found "</${name}>"`,
    )
  }
  return at + 1
}

function close(entities: MessageEntity[], tag: OpenTag, text: string) {
  const span = { offset: tag.offset, length: text.length - tag.offset }
  const last = entities.at(-1)
  const isSameSpan = last?.offset === span.offset && last.length === span.length
  switch (tag.name) {
    case 'b':
    case 'strong':
      entities.push({ type: 'bold', ...span })
      return
    case 'i':
    case 'em':
      entities.push({ type: 'italic', ...span })
      return
    case 'u':
    case 'ins':
      entities.push({ type: 'underline', ...span })
      return
    case 's':
    case 'strike':
    case 'del':
      entities.push({ type: 'strikethrough', ...span })
      return
    case 'tg-spoiler':
    case 'span':
      entities.push({ type: 'spoiler', ...span })
      return
    case 'tg-emoji':
      if (!/^\d{1,19}$/.test(tag.argument) || /^0+$/.test(tag.argument)) {
        throw new FormatError('Invalid custom emoji identifier specified')
      }
      entities.push({ type: 'custom_emoji', ...span, custom_emoji_id: tag.argument })
      return
    case 'tg-time': {
      const [unix, format] = tag.argument.split(' ')
      entities.push(timeEntity(unix, format, span.offset, span.length))
      return
    }
    case 'a': {
      const link = linkEntity(tag.argument || text.slice(tag.offset), span.offset, span.length)
      if (link) entities.push(link)
      return
    }
    case 'blockquote':
      entities.push({ type: tag.argument ? 'expandable_blockquote' : 'blockquote', ...span })
      return
    case 'pre':
      // <pre><code class="language-x"> and the other way round are one block with a language.
      if (isSameSpan && last?.type === 'code' && languageOf(last)) Object.assign(last, { type: 'pre' })
      else entities.push({ type: 'pre', ...span })
      return
    case 'code':
      if (isSameSpan && last?.type === 'pre' && tag.argument) last.language = tag.argument
      else entities.push({ type: 'code', ...span, ...(tag.argument ? { language: tag.argument } : {}) })
  }
}

function languageOf(entity: MessageEntity): string | null {
  return 'language' in entity && typeof entity.language === 'string' ? entity.language : null
}

/** &lt; &gt; &amp; &quot; and numbers, with or without the semicolon. Anything else stays as it was typed. */
function readReference(source: string, begin: number): { code: number; end: number } | null {
  const match = /&(?:#x([0-9a-f]*)|#([0-9]*)|([a-z]*));?/iy
  match.lastIndex = begin
  const [whole, hex, decimal, name] = match.exec(source) ?? []
  if (whole === undefined) return null
  const end = begin + whole.length
  if (name !== undefined) {
    const code = { lt: 60, gt: 62, amp: 38, quot: 34 }[name]
    return code === undefined ? null : { code, end }
  }
  const isHex = whole[2] === 'x'
  const code = isHex ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal ?? '', 10)
  const lengthWithoutSemicolon = whole.replace(';', '').length
  if (!(code > 0) || code >= 0x10ffff || lengthWithoutSemicolon >= 10) return null
  return { code, end }
}

function skipSpaces(source: string, from: number): number {
  let at = from
  while (at < source.length && isSpace(source[at])) at++
  return at
}
