import type { PeerRequest, ReplyButton } from '../../world/model.ts'
import { FieldError, type Fields, fieldsOf, optionalFlag, requiredObject, requiredText } from './fields.ts'
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
  if (fields.has('request_users')) {
    return { ...look, kind: 'request_users', request: usersRequest(requiredObject(fields, 'request_users')) }
  }
  if (fields.has('request_chat')) {
    return { ...look, kind: 'request_chat', request: chatRequest(requiredObject(fields, 'request_chat')) }
  }
  const isOther = ['request_poll', 'request_managed_bot'].some(name => fields.has(name))
  return { ...look, kind: isOther ? 'other' : 'text' }
}

const mostUsers = 10
/** Telegram keeps the bot's own number for a request in 32 bits. */
const requestIdBits = 0x80000000

function usersRequest(fields: Fields): PeerRequest {
  const wanted = wholeNumber(fields, 'max_quantity', 1)
  return {
    ...anyPeer(fields),
    maxQuantity: Math.min(mostUsers, Math.max(1, wanted)),
    areBots: fields.has('user_is_bot') ? optionalFlag(fields, 'user_is_bot') : null,
    wantsName: optionalFlag(fields, 'request_name'),
  }
}

function chatRequest(fields: Fields): PeerRequest {
  return {
    ...anyPeer(fields),
    isForum: fields.has('chat_is_forum') ? optionalFlag(fields, 'chat_is_forum') : null,
    mustBeOwned: optionalFlag(fields, 'chat_is_created'),
    mustHaveBot: optionalFlag(fields, 'bot_is_member'),
    bringsBot: fieldsOf(fields.get('bot_administrator_rights')) !== null,
    wantsName: optionalFlag(fields, 'request_title'),
  }
}

function anyPeer(fields: Fields): PeerRequest {
  if (!fields.has('request_id')) throw new FieldError('Can\'t find field "request_id"')
  const id = wholeNumber(fields, 'request_id', 0)
  if (id < -requestIdBits || id >= requestIdBits)
    throw new FieldError('Field "request_id" must be a valid Number')
  return {
    id,
    maxQuantity: 1,
    areBots: null,
    isForum: null,
    mustBeOwned: false,
    mustHaveBot: false,
    bringsBot: false,
    wantsName: false,
    wantsUsername: optionalFlag(fields, 'request_username'),
    wantsPhoto: optionalFlag(fields, 'request_photo'),
  }
}

/** Numbers may come as texts. */
function wholeNumber(fields: Fields, name: string, fallback: number): number {
  const value = fields.get(name)
  if (value === undefined) return fallback
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  if (!Number.isInteger(number)) throw new FieldError(`Field "${name}" must be of type Number`)
  return number
}
