import type { MessageEntity } from 'grammy/types'
import { toUser } from '../../world/bot-view/accounts.ts'
import { findEntities } from '../../world/find-entities.ts'
import type { World } from '../../world/world.ts'
import { badRequest } from '../failure.ts'
import { givenEntities } from './given-entities.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { parseMarkdownV2 } from './markdown-v2.ts'
import { FormatError, type Formatted } from './marks.ts'
import { tidy } from './tidy.ts'

const maxSourceBytes = 32_768
const parsers: Record<string, (source: string) => Formatted> = {
  html: parseHtml,
  markdown: parseMarkdown,
  markdownv2: parseMarkdownV2,
}

/**
 * From what a bot sends (text, parse_mode, entities) to what the chat keeps. A parse mode goes before given
 * entities. Throws Telegram's 400 for what cannot be read; the result may be empty.
 */
export function formatText(world: World, source: string, parseMode: string, given: unknown): Formatted {
  if (source.length > maxSourceBytes / 4 && Buffer.byteLength(source) > maxSourceBytes) {
    throw badRequest('text is too long')
  }
  const cleaned = clean(source)
  const mode = parseMode.toLowerCase()
  const marked =
    mode === '' || mode === 'none' || source === ''
      ? { text: cleaned, entities: givenEntities(given) }
      : parse(cleaned, mode)
  const tidied = tidy(marked)
  const entities = tidied.entities.flatMap(entity => known(world, entity))
  const opaque = entities.filter(entity => !isTransparent(entity))
  return { text: tidied.text, entities: merged(entities, findEntities(tidied.text, opaque)) }
}

/** Characters as Telegram counts them: code points. */
export function characterCount(text: string): number {
  if (text.length <= 1024) return text.length
  let count = 0
  for (const _ of text) count++
  return count
}

function parse(source: string, mode: string): Formatted {
  const parser = parsers[mode]
  if (!parser) throw badRequest('unsupported parse_mode')
  try {
    return parser(source)
  } catch (error) {
    if (error instanceof FormatError) throw badRequest(`can't parse entities: ${error.message}`)
    throw error
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that are replaced
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f]/g

function clean(source: string): string {
  const text = source.replaceAll('\r', '').replace(controls, ' ')
  return text.replace(/\p{Surrogate}/gu, '')
}

/** A mention by id of somebody who does not exist is no mention. */
function known(world: World, entity: MessageEntity): MessageEntity[] {
  if (entity.type !== 'text_mention') return [entity]
  const account = world.account(entity.user.id)
  return account ? [{ ...entity, user: toUser(account) }] : []
}

/** Inside these the server still finds links and mentions. */
function isTransparent(entity: MessageEntity): boolean {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
    case 'spoiler':
    case 'blockquote':
    case 'expandable_blockquote':
      return true
    default:
      return false
  }
}

function merged(marked: MessageEntity[], found: MessageEntity[]): MessageEntity[] {
  if (found.length === 0) return marked
  return [...marked, ...found].sort((one, other) => one.offset - other.offset || other.length - one.length)
}
