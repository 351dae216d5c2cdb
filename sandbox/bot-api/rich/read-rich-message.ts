import type { RichBlock } from 'grammy/types'
import type { RichContent } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { badRequest } from '../failure.ts'
import { characterCount, formatText } from '../formatting/format-text.ts'
import { FieldError, fieldsOf, optionalText } from '../keyboards/fields.ts'
import { htmlOfMarkdown } from './html-of-markdown.ts'
import { plainHtml } from './plain-html.ts'
import { readBlocks } from './read-blocks.ts'

const maxTextLength = 32_768

/**
 * The `rich_message` argument: blocks, HTML or Markdown. Blocks are kept for the bot as they came; for the eye all
 * three become one text with its marks. Throws 400 for what cannot be read.
 */
export function readRichMessage(call: Call<'rich_message'>): RichContent {
  const fields = fieldsOf(call.json('rich_message', 'rich message'))
  if (!fields) throw badRequest('parameter "rich_message" is required')
  try {
    const blocks = fields.get('blocks')
    const [html, markdown] = [optionalText(fields, 'html'), optionalText(fields, 'markdown')]
    if (blocks !== undefined) {
      const read = readBlocks(blocks)
      return content(call, read.html, read.kept)
    }
    return content(call, html === '' ? htmlOfMarkdown(markdown) : html, null)
  } catch (error) {
    if (error instanceof FieldError) throw badRequest(`can't parse rich message: ${error.message}`)
    throw error
  }
}

function content(call: Call<never>, html: string, blocks: RichBlock[] | null): RichContent {
  const { text, entities } = formatText(call.world, plainHtml(html), 'HTML', undefined)
  if (text === '') throw badRequest('message text is empty')
  if (characterCount(text) > maxTextLength) throw badRequest('message is too long')
  return { kind: 'rich', text, entities, blocks: blocks ?? paragraphsOf(text) }
}

/** What a bot reads back of its HTML or Markdown: the lines, without marks. */
function paragraphsOf(text: string): RichBlock[] {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map(line => ({ type: 'paragraph', text: line }))
}
