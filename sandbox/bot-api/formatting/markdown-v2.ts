import type { MessageEntity } from 'grammy/types'
import { readBlockHead } from './markdown.ts'
import {
  byteOffset,
  emojiInLink,
  FormatError,
  type Formatted,
  isEscapable,
  linkEntity,
  sorted,
  timeInLink,
} from './marks.ts'

/** Kinds by the names Telegram uses in its messages. */
type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'Code'
  | 'Pre'
  | 'PreCode'
  | 'TextUrl'
  | 'CustomEmoji'
  | 'BlockQuote'

interface Open {
  kind: Kind
  argument: string
  /** Where the inside begins in the text without marks. */
  offset: number
  /** Where the mark stands in the source. */
  begin: number
}

const reserved = '_*[]()~`>#+-=|{}.!\n'

/** MarkdownV2 with nesting and quotes. Follows parse_markdown_v2 in tdlib/td MessageEntity.cpp. */
export function parseMarkdownV2(source: string): Formatted {
  const reader = new Reader(source)
  while (reader.at < source.length) reader.step()
  return reader.finish()
}

class Reader {
  at = 0
  private text = ''
  private readonly entities: MessageEntity[] = []
  private readonly open: Open[] = []
  private isInQuote = false
  private canStartQuote = true
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  step() {
    const { source, at } = this
    const character = source[at] ?? ''
    if (character === '\\' && isEscapable(source[at + 1])) {
      this.plain(source[at + 1] ?? '')
      this.at += 2
      return
    }
    const top = this.open.at(-1)
    const isInCode = top?.kind === 'Code' || top?.kind === 'Pre' || top?.kind === 'PreCode'
    if (!(isInCode ? '`' : reserved).includes(character)) {
      this.plain(character)
      this.at++
      return
    }
    if (top && this.isEnd(top, character)) this.close(top, character)
    else this.begin(character)
  }

  private plain(character: string) {
    this.text += character
    if (character !== '\r') this.canStartQuote = false
  }

  private isEnd(top: Open, character: string): boolean {
    const next = this.source[this.at + 1]
    if (this.isInQuote && character === '\n' && next !== '>') return true
    switch (top.kind) {
      case 'Bold':
        return character === '*'
      case 'Italic':
        return character === '_' && next !== '_'
      case 'Underline':
        return character === '_' && next === '_'
      case 'Strikethrough':
        return character === '~'
      case 'Spoiler':
        return character === '|' && next === '|'
      case 'Code':
        return character === '`'
      case 'Pre':
      case 'PreCode':
        return this.source.startsWith('```', this.at)
      case 'TextUrl':
      case 'CustomEmoji':
        return character === ']'
      case 'BlockQuote':
        return false
    }
  }

  private begin(character: string) {
    const { source, at } = this
    const next = source[at + 1]
    switch (character) {
      case '_':
        return next === '_' ? this.push('Underline', 2) : this.push('Italic', 1)
      case '*':
        return this.push('Bold', 1)
      case '~':
        return this.push('Strikethrough', 1)
      case '[':
        return this.push('TextUrl', 1)
      case '|':
        if (next === '|') return this.push('Spoiler', 2)
        break
      case '!':
        if (next === '[') return this.push('CustomEmoji', 2)
        break
      case '`': {
        if (!source.startsWith('```', at)) return this.push('Code', 1)
        const { language, end } = readBlockHead(source, at + 3)
        return this.push(language ? 'PreCode' : 'Pre', end - at, language)
      }
      case '\n':
        this.text += '\n'
        this.at++
        this.canStartQuote = true
        return
      case '>':
        if (!this.canStartQuote) break
        if (this.isInQuote) {
          this.at++
          return
        }
        this.isInQuote = true
        return this.push('BlockQuote', 1)
    }
    throw new FormatError(`Character '${character}' is reserved and must be escaped with the preceding '\\'`)
  }

  private push(kind: Kind, markLength: number, argument = '') {
    this.open.push({ kind, argument, offset: this.text.length, begin: this.at })
    this.at += markLength
  }

  private close(top: Open, character: string) {
    let closing = top
    let isExpandable = false
    if (character === '\n' && top.kind !== 'BlockQuote') {
      // "||" at the very end of a quote opens no spoiler: it folds the quote.
      if (!this.isFoldMark(top)) throw this.unclosed(top)
      this.open.pop()
      const below = this.open.at(-1)
      if (below?.kind !== 'BlockQuote') throw this.unclosed(below ?? top)
      closing = below
      isExpandable = true
    }
    this.open.pop()
    const span = { offset: closing.offset, length: this.text.length - closing.offset }
    switch (closing.kind) {
      case 'BlockQuote':
        this.isInQuote = false
        this.text += '\n'
        this.at++
        this.canStartQuote = true
        this.entities.push({
          type: isExpandable ? 'expandable_blockquote' : 'blockquote',
          ...span,
          length: span.length + 1,
        })
        return
      case 'TextUrl': {
        const link = linkEntity(this.readUrl() ?? this.text.slice(closing.offset), span.offset, span.length)
        if (link && span.length > 0) this.entities.push(link)
        return
      }
      case 'CustomEmoji': {
        const url = this.readUrl('custom emoji URL')
        if (url === null) throw new FormatError('Custom emoji entity must contain a tg://emoji URL')
        const time = timeInLink(url, span.offset, span.length)
        if (time) {
          if (span.length > 0) this.entities.push(time)
          return
        }
        const id = emojiInLink(url)
        if (span.length > 0) this.entities.push({ type: 'custom_emoji', ...span, custom_emoji_id: id })
        return
      }
      default:
        this.at += { Underline: 2, Spoiler: 2, Pre: 3, PreCode: 3 }[closing.kind as string] ?? 1
        if (span.length > 0) this.entities.push(simpleEntity(closing, span))
    }
  }

  /** What stands in the brackets after "]", unescaped; null without brackets. Moves behind it. */
  private readUrl(name = 'URL'): string | null {
    this.at++
    if (this.source[this.at] !== '(') return null
    const begin = ++this.at
    let url = ''
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '\\' && isEscapable(this.source[this.at + 1])) this.at++
      url += this.source[this.at++]
    }
    if (this.at >= this.source.length) {
      const subject = name === 'URL' ? 'a URL' : `a ${name}`
      throw new FormatError(`Can't find end of ${subject} at byte offset ${byteOffset(this.source, begin)}`)
    }
    this.at++
    return url
  }

  private isFoldMark(top: Open): boolean {
    return top.kind === 'Spoiler' && this.text.slice(top.offset).replace('\r', '') === ''
  }

  private unclosed(open: Open): FormatError {
    return new FormatError(
      `Can't find end of ${open.kind} entity at byte offset ${byteOffset(this.source, open.begin)}`,
    )
  }

  finish(): Formatted {
    if (this.isInQuote) {
      let isExpandable = false
      const last = this.open.at(-1)
      if (last && this.isFoldMark(last)) {
        this.open.pop()
        isExpandable = true
      }
      const quote = this.open.at(-1)
      if (quote?.kind === 'BlockQuote') {
        this.open.pop()
        const length = this.text.length - quote.offset
        const type = isExpandable ? 'expandable_blockquote' : 'blockquote'
        if (length > 0) this.entities.push({ type, offset: quote.offset, length })
      }
    }
    const left = this.open.at(-1)
    if (left) throw this.unclosed(left)
    return { text: this.text, entities: sorted(this.entities) }
  }
}

function simpleEntity(open: Open, span: { offset: number; length: number }): MessageEntity {
  switch (open.kind) {
    case 'Pre':
      return { type: 'pre', ...span }
    case 'PreCode':
      return { type: 'pre', ...span, language: open.argument }
    case 'Italic':
      return { type: 'italic', ...span }
    case 'Underline':
      return { type: 'underline', ...span }
    case 'Strikethrough':
      return { type: 'strikethrough', ...span }
    case 'Spoiler':
      return { type: 'spoiler', ...span }
    case 'Code':
      return { type: 'code', ...span }
    default:
      return { type: 'bold', ...span }
  }
}
