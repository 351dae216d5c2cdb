import type { MessageEntity } from 'grammy/types'
import { badRequest } from '../failure.ts'
import { FormatError, linkEntity, timeEntity } from './marks.ts'

const selfMade = new Set(['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number'])
const plain = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
] as const

/**
 * The `entities` argument. What the server finds by itself is passed over in silence; the rest must be right.
 * Something that is not a list counts as no entities at all.
 */
export function givenEntities(value: unknown): MessageEntity[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(item => {
    const entity = readOrComplain(item)
    return entity === null ? [] : [entity]
  })
}

function readOrComplain(item: unknown): MessageEntity | null {
  try {
    return readEntity(item)
  } catch (error) {
    if (error instanceof FormatError) throw complaint(error.message)
    throw error
  }
}

function readEntity(item: unknown): MessageEntity | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw complaint('expected an Object')
  const fields = new Map(Object.entries(item))
  const offset = wholeNumber(fields, 'offset')
  const length = wholeNumber(fields, 'length')
  const type = textField(fields, 'type')
  if (type === undefined) throw complaint('Can\'t find field "type"')
  if (selfMade.has(type)) return null
  // What begins before the text or has no length is passed over like the server's own kinds.
  if (offset < 0 || length <= 0) return null
  const simple = plain.find(name => name === type)
  if (simple) return { type: simple, offset, length }
  switch (type) {
    case 'pre': {
      const language = textField(fields, 'language')
      return { type, offset, length, ...(language ? { language } : {}) }
    }
    case 'text_link':
      return linkEntity(textField(fields, 'url') ?? '', offset, length)
    case 'text_mention': {
      const user: unknown = fields.get('user')
      const id = typeof user === 'object' && user !== null && 'id' in user ? Number(user.id) : 0
      if (!id) throw complaint('Can\'t find field "user"')
      return { type, offset, length, user: { id, is_bot: false, first_name: '' } }
    }
    case 'date_time':
      return timeEntity(textField(fields, 'unix_time'), textField(fields, 'date_time_format'), offset, length)
    case 'custom_emoji':
      return { type, offset, length, custom_emoji_id: textField(fields, 'custom_emoji_id') ?? '' }
  }
  throw complaint('Unsupported type specified')
}

function wholeNumber(fields: Map<string, unknown>, name: string): number {
  const value = fields.get(name)
  if (value === undefined) throw complaint(`Can't find field "${name}"`)
  const number = Number(value)
  if (!Number.isInteger(number)) throw complaint(`Field "${name}" must be of type Number`)
  return number
}

function textField(fields: Map<string, unknown>, name: string): string | undefined {
  const value = fields.get(name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' && typeof value !== 'number')
    throw complaint(`Field "${name}" must be of type String`)
  return String(value)
}

function complaint(why: string) {
  return badRequest(`can't parse MessageEntity: ${why}`)
}
