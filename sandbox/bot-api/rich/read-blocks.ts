import type { RichBlock, RichBlockListItem, RichBlockTableCell } from 'grammy/types'
import { NotImplemented } from '../failure.ts'
import {
  FieldError,
  type Fields,
  fieldsOf,
  optionalFlag,
  optionalText,
  requiredText,
} from '../keyboards/fields.ts'
import { escaped, mostNested, readRichText, type Shown } from './rich-text.ts'

/** Real types of blocks that need files, an account of buttons or a map, and are refused aloud. */
const notShown = new Set([
  'animation',
  'audio',
  'buttons',
  'collage',
  'document',
  'map',
  'photo',
  'slideshow',
  'video',
  'voice_note',
])

/** A list of blocks. Throws FieldError for what is no block, 400 for blocks the sandbox does not show. */
export function readBlocks(value: unknown, depth = 0): Shown<RichBlock[]> {
  if (!Array.isArray(value)) throw new FieldError('expected an Array of InputRichBlock')
  if (depth > mostNested) throw new FieldError('blocks are nested too deeply')
  const blocks = value.map(item => readBlock(item, depth))
  return { kept: blocks.map(block => block.kept), html: blocks.map(block => block.html).join('') }
}

function readBlock(value: unknown, depth: number): Shown<RichBlock> {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('expected an Object as InputRichBlock')
  const type = requiredText(fields, 'type')
  if (notShown.has(type)) throw new NotImplemented(`rich blocks of the type "${type}"`)
  const text = () => readRichText(fields.get('text') ?? '')
  switch (type) {
    case 'paragraph':
    case 'footer':
    case 'thinking': {
      const { kept, html } = text()
      return { kept: { type, text: kept }, html: `${html}\n` }
    }
    case 'heading': {
      const { kept, html } = text()
      const size = ([1, 2, 3, 4, 5, 6] as const).find(known => known === fields.get('size'))
      if (!size) throw new FieldError('Field "size" must be from 1 to 6')
      return { kept: { type, text: kept, size }, html: `<b>${html}</b>\n` }
    }
    case 'pre': {
      const { kept, html } = text()
      const language = optionalText(fields, 'language')
      return { kept: { type, text: kept, ...(language ? { language } : {}) }, html: `<pre>${html}</pre>\n` }
    }
    case 'divider':
      return { kept: { type }, html: '———\n' }
    case 'anchor':
      return { kept: { type, name: requiredText(fields, 'name') }, html: '' }
    case 'mathematical_expression': {
      const expression = requiredText(fields, 'expression')
      return { kept: { type, expression }, html: `<code>${escaped(expression)}</code>\n` }
    }
    case 'expandable_blockquote':
    case 'pullquote': {
      const { kept, html } = text()
      return { kept: { type, text: kept, ...creditOf(fields) }, html: `<blockquote>${html}</blockquote>\n` }
    }
    case 'blockquote': {
      const { kept, html } = readBlocks(fields.get('blocks'), depth + 1)
      const quote = `<blockquote>${html.trim()}</blockquote>\n`
      return { kept: { type, blocks: kept, ...creditOf(fields) }, html: quote }
    }
    case 'details': {
      const summary = readRichText(fields.get('summary') ?? '')
      const inside = readBlocks(fields.get('blocks'), depth + 1)
      const isOpen = optionalFlag(fields, 'is_open') ? { is_open: true as const } : {}
      return {
        kept: { type, summary: summary.kept, blocks: inside.kept, ...isOpen },
        html: `<b>${summary.html}</b>\n${inside.html}`,
      }
    }
    case 'list':
      return readList(fields.get('items'), depth)
    case 'table':
      return readTable(fields.get('cells'))
    default:
      throw new FieldError(`type "${type}" is unsupported`)
  }
}

function creditOf(fields: Fields) {
  return fields.has('credit') ? { credit: readRichText(fields.get('credit')).kept } : {}
}

function readList(value: unknown, depth: number): Shown<RichBlock> {
  if (!Array.isArray(value)) throw new FieldError('expected an Array of InputRichBlockListItem')
  const items = value.map((item, place): Shown<RichBlockListItem> => {
    const fields = fieldsOf(item)
    if (!fields) throw new FieldError('expected an Object as InputRichBlockListItem')
    const inside = readBlocks(fields.get('blocks'), depth + 1)
    const isOrdered = fields.has('type') || fields.has('value')
    const label = isOrdered ? `${Number(fields.get('value') ?? place + 1)}.` : '•'
    return { kept: { label, blocks: inside.kept }, html: `${label} ${inside.html}` }
  })
  return {
    kept: { type: 'list', items: items.map(item => item.kept) },
    html: items.map(item => item.html).join(''),
  }
}

function readTable(value: unknown): Shown<RichBlock> {
  if (!Array.isArray(value)) throw new FieldError('expected an Array of Arrays of RichBlockTableCell')
  const rows = value.map(row => {
    if (!Array.isArray(row)) throw new FieldError('expected an Array of Arrays of RichBlockTableCell')
    return row.map(readCell)
  })
  return {
    kept: { type: 'table', cells: rows.map(row => row.map(cell => cell.kept)) },
    html: rows.map(row => `${row.map(cell => cell.html).join('\t')}\n`).join(''),
  }
}

function readCell(value: unknown): Shown<RichBlockTableCell> {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('expected an Object as RichBlockTableCell')
  const text = readRichText(fields.get('text') ?? '')
  const align = (['left', 'center', 'right'] as const).find(known => known === fields.get('align'))
  const valign = (['top', 'middle', 'bottom'] as const).find(known => known === fields.get('valign'))
  const isHeader = optionalFlag(fields, 'is_header') ? { is_header: true as const } : {}
  return {
    kept: { text: text.kept, align: align ?? 'left', valign: valign ?? 'top', ...isHeader },
    html: text.html,
  }
}
