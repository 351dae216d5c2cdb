import type { RichText } from 'grammy/types'
import { FieldError, type Fields, fieldsOf, optionalText, requiredText } from '../keyboards/fields.ts'

/** What was read: as a bot gets it back, and as HTML for the eye. */
export interface Shown<Kept> {
  kept: Kept
  html: string
}

export const mostNested = 16
const styles = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'tg-spoiler',
  code: 'code',
} as const
const unmarked = ['subscript', 'superscript', 'marked'] as const

/** A text, a list of texts, or an object with a type. Throws FieldError for anything else. */
export function readRichText(value: unknown, depth = 0): Shown<RichText> {
  if (depth > mostNested) throw new FieldError('text is nested too deeply')
  if (typeof value === 'string') return { kept: value, html: escaped(value) }
  if (Array.isArray(value)) {
    const parts = value.map(part => readRichText(part, depth + 1))
    return { kept: parts.map(part => part.kept), html: parts.map(part => part.html).join('') }
  }
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('expected a String, an Array or an Object as RichText')
  return readObject(fields, depth)
}

function readObject(fields: Fields, depth: number): Shown<RichText> {
  const type = requiredText(fields, 'type')
  const inside = () => readRichText(fields.get('text') ?? '', depth + 1)
  const style = (Object.keys(styles) as (keyof typeof styles)[]).find(known => known === type)
  if (style) {
    const { kept, html } = inside()
    return { kept: { type: style, text: kept }, html: `<${styles[style]}>${html}</${styles[style]}>` }
  }
  const bare = unmarked.find(known => known === type)
  if (bare) {
    const { kept, html } = inside()
    return { kept: { type: bare, text: kept }, html }
  }
  switch (type) {
    case 'url': {
      const [{ kept, html }, url] = [inside(), requiredText(fields, 'url')]
      return { kept: { type, text: kept, url }, html: `<a href="${escaped(url)}">${html}</a>` }
    }
    case 'custom_emoji': {
      const shown = optionalText(fields, 'alternative_text')
      const id = requiredText(fields, 'custom_emoji_id')
      return { kept: { type, custom_emoji_id: id, alternative_text: shown }, html: escaped(shown) }
    }
    case 'mathematical_expression': {
      const expression = requiredText(fields, 'expression')
      return { kept: { type, expression }, html: `<code>${escaped(expression)}</code>` }
    }
    // What a client marks by itself comes back as the text it is.
    case 'email_address':
    case 'phone_number':
    case 'bank_card_number':
    case 'mention':
    case 'hashtag':
    case 'cashtag':
    case 'bot_command':
    case 'text_mention':
    case 'date_time':
    case 'anchor_link':
    case 'reference':
    case 'reference_link':
      return inside()
    default:
      throw new FieldError(`type "${type}" is unsupported in a RichText`)
  }
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
