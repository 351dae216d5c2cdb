import type { MessageEntity } from 'grammy/types'
import { type Formatted, sorted } from './marks.ts'

const splittable = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'])
const quotes = new Set(['blockquote', 'expandable_blockquote'])
const maxEntities = 100

/** A span in the text, half open. */
interface Span {
  from: number
  to: number
}

/**
 * What the server makes of marked text before it keeps it: no blanks at the ends, nothing marked inside code,
 * equal neighbours joined, links not inside links.
 */
export function tidy(formatted: Formatted): Formatted {
  const trimmed = trim(formatted)
  const { text } = trimmed
  const inside = trimmed.entities.filter(
    entity => entity.length > 0 && entity.offset + entity.length <= text.length,
  )
  const code = withoutOverlaps(inside.filter(isCode))
  const quoted = withoutOverlaps(inside.filter(entity => quotes.has(entity.type)))
  const links = withoutOverlaps(inside.filter(isLinkLike)).filter(
    link => !code.some(block => overlap(block, link)),
  )
  const styles = [...splittable].flatMap(type =>
    joined(inside.filter(entity => entity.type === type).flatMap(entity => cutOut(entity, code))),
  )
  return { text, entities: sorted([...quoted, ...code, ...links, ...styles]).slice(0, maxEntities) }
}

/** Blanks go from both ends, but in front only as far as nothing is marked. */
function trim({ text, entities }: Formatted): Formatted {
  const end = text.trimEnd().length
  const firstMark = entities.reduce((least, entity) => Math.min(least, entity.offset), end)
  let begin = 0
  while (begin < firstMark && /\s/.test(text[begin] ?? '')) begin++
  const kept = entities
    .map(entity => {
      const offset = entity.offset - begin
      return { ...entity, offset, length: Math.min(entity.length, end - begin - offset) }
    })
    .filter(entity => entity.length > 0)
  return { text: text.slice(begin, end), entities: kept }
}

function isCode(entity: MessageEntity): boolean {
  return entity.type === 'pre' || entity.type === 'code'
}

function isLinkLike(entity: MessageEntity): boolean {
  return !isCode(entity) && !splittable.has(entity.type) && !quotes.has(entity.type)
}

/** Keeps the first of any that overlap. */
function withoutOverlaps(entities: MessageEntity[]): MessageEntity[] {
  const kept: MessageEntity[] = []
  for (const entity of sorted([...entities])) {
    const last = kept.at(-1)
    if (!last || !overlap(last, entity)) kept.push(entity)
  }
  return kept
}

function overlap(one: MessageEntity, other: MessageEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length
}

function cutOut(entity: MessageEntity, blocks: MessageEntity[]): MessageEntity[] {
  let spans: Span[] = [{ from: entity.offset, to: entity.offset + entity.length }]
  for (const block of blocks) {
    const [from, to] = [block.offset, block.offset + block.length]
    spans = spans.flatMap(span => [
      { from: span.from, to: Math.min(span.to, from) },
      { from: Math.max(span.from, to), to: span.to },
    ])
    spans = spans.filter(span => span.from < span.to)
  }
  return spans.map(span => ({ ...entity, offset: span.from, length: span.to - span.from }))
}

/** Overlapping or touching spans of one kind are one span. */
function joined(entities: MessageEntity[]): MessageEntity[] {
  const out: MessageEntity[] = []
  for (const entity of sorted(entities)) {
    const last = out.at(-1)
    if (last && entity.offset <= last.offset + last.length) {
      last.length = Math.max(last.length, entity.offset + entity.length - last.offset)
    } else out.push({ ...entity })
  }
  return out
}
