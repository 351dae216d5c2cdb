import type { MessageEntity } from 'grammy/types'
import { byteOffset, FormatError, type Formatted, isSpace, linkEntity } from './marks.ts'

/** The old Markdown: no nesting, four marks. Follows parse_markdown in tdlib/td MessageEntity.cpp. */
export function parseMarkdown(source: string): Formatted {
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const mark = source[at] ?? ''
    if (mark === '\\' && '_*`['.includes(source[at + 1] ?? ' ')) {
      text += source[at + 1]
      at += 2
      continue
    }
    if (!'_*`['.includes(mark)) {
      text += mark
      at++
      continue
    }
    const begin = at
    const isBlock = source.startsWith('```', at)
    let language = ''
    at++
    if (isBlock) {
      const block = readBlockHead(source, begin + 3)
      language = block.language
      at = block.end
    }
    const ending = isBlock ? '```' : mark === '[' ? ']' : mark
    const end = source.indexOf(ending, at)
    if (end < 0) {
      throw new FormatError(
        `Can't find end of the entity starting at byte offset ${byteOffset(source, begin)}`,
      )
    }
    const offset = text.length
    const inside = source.slice(at, end)
    text += inside
    at = end + ending.length
    if (mark === '[') {
      let url = inside
      if (source[at] === '(' && inside !== '') {
        const urlEnd = source.indexOf(')', at)
        url = source.slice(at + 1, urlEnd < 0 ? source.length : urlEnd)
        at = urlEnd < 0 ? source.length : urlEnd + 1
      }
      const link = inside === '' ? null : linkEntity(url, offset, inside.length)
      if (link) entities.push(link)
    } else if (inside !== '') {
      const span = { offset, length: inside.length }
      if (mark === '_') entities.push({ type: 'italic', ...span })
      else if (mark === '*') entities.push({ type: 'bold', ...span })
      else if (!isBlock) entities.push({ type: 'code', ...span })
      else entities.push({ type: 'pre', ...span, ...(language ? { language } : {}) })
    }
  }
  return { text, entities }
}

/** The language after ``` (a word with a space or line end behind it) and one line end, which is not text. */
export function readBlockHead(source: string, begin: number): { language: string; end: number } {
  let at = begin
  let language = ''
  let wordEnd = begin
  while (!isSpace(source[wordEnd]) && source[wordEnd] !== '`') wordEnd++
  if (wordEnd > begin && wordEnd < source.length && source[wordEnd] !== '`') {
    language = source.slice(begin, wordEnd)
    at = wordEnd
  }
  const [first, second] = [source[at], source[at + 1]]
  if (first === '\n' || first === '\r') {
    at += (second === '\n' || second === '\r') && first !== second ? 2 : 1
  }
  return { language, end: at }
}
