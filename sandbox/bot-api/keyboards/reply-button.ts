import type { ReplyButton } from '../../world/model.ts'
import { FieldError, fieldsOf, optionalFlag, requiredObject, requiredText } from './fields.ts'
import { readStyle } from './inline-button.ts'

/** A button of the keyboard below the chat: a bare text or an object. Throws FieldError for anything else. */
export function readReplyButton(value: unknown): ReplyButton {
  if (typeof value === 'string') return { text: value, kind: 'text' }
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('KeyboardButton must be a String or an Object')
  const look = { text: requiredText(fields, 'text'), ...readStyle(fields) }
  if (optionalFlag(fields, 'request_phone_number') || optionalFlag(fields, 'request_contact')) {
    return { ...look, kind: 'request_contact' }
  }
  if (optionalFlag(fields, 'request_location')) return { ...look, kind: 'request_location' }
  if (fields.has('web_app')) {
    return { ...look, kind: 'web_app', url: requiredText(requiredObject(fields, 'web_app'), 'url') }
  }
  const isOther = ['request_poll', 'request_users', 'request_chat', 'request_managed_bot'].some(name =>
    fields.has(name),
  )
  return { ...look, kind: isOther ? 'other' : 'text' }
}
