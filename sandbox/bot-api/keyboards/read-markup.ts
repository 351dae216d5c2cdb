import type { InlineKeyboardMarkup } from 'grammy/types'
import type { KeyboardChange } from '../../world/keyboards.ts'
import type { ReplyButton } from '../../world/model.ts'
import { badRequest } from '../failure.ts'
import { FieldError, type Fields, fieldsOf, optionalText } from './fields.ts'
import { readInlineButton } from './inline-button.ts'
import { readReplyButton } from './reply-button.ts'

/** What `reply_markup` asks for. An empty keyboard asks for nothing. */
export interface Markup {
  buttons: InlineKeyboardMarkup | null
  change: KeyboardChange | null
}

export const noMarkup: Markup = { buttons: null, change: null }

/** Reads the argument, objects and JSON texts alike, with the server's complaints and its order of precedence. */
export function readMarkup(value: unknown): Markup {
  if (value === undefined || value === null) return noMarkup
  const fields = fieldsOf(value)
  if (!fields) throw badRequest('object expected as reply markup')
  const rows = readRows(fields, 'keyboard', 'ReplyKeyboardMarkup', 'keyboard button', readReplyButton)
  const inlineRows = readRows(
    fields,
    'inline_keyboard',
    'InlineKeyboardMarkup',
    'inline keyboard button',
    readInlineButton,
  )
  const isSelective = readFlag(fields, 'selective', 'reply markup')
  const isForced = readFlag(fields, 'force_reply', 'reply markup')
  const isRemoved = readFlag(fields, 'remove_keyboard', 'ReplyKeyboardRemove')
  if (rows.length > 0) {
    return {
      buttons: null,
      change: { kind: 'show', isSelective, isForced, keyboard: keyboardOf(fields, rows) },
    }
  }
  if (inlineRows.length > 0) {
    const buttons: InlineKeyboardMarkup = { inline_keyboard: inlineRows }
    if (isForced) buttons.force_reply = true
    return { buttons, change: isForced ? { kind: 'force_reply', isSelective } : null }
  }
  if (isRemoved) return { buttons: null, change: { kind: 'remove', isSelective } }
  if (isForced) return { buttons: null, change: { kind: 'force_reply', isSelective } }
  return noMarkup
}

function keyboardOf(fields: Fields, keyboard: ReplyButton[][]) {
  const placeholder = optionalText(fields, 'input_field_placeholder')
  return {
    keyboard,
    is_persistent: readFlag(fields, 'is_persistent', 'ReplyKeyboardMarkup'),
    resize_keyboard: readFlag(fields, 'resize_keyboard', 'ReplyKeyboardMarkup'),
    one_time_keyboard: readFlag(fields, 'one_time_keyboard', 'ReplyKeyboardMarkup'),
    ...(placeholder ? { input_field_placeholder: placeholder } : {}),
  }
}

function readRows<Button>(
  fields: Fields,
  name: string,
  owner: string,
  what: string,
  read: (value: unknown) => Button,
): Button[][] {
  const value = fields.get(name)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw badRequest(`field "${name}" of the ${owner} must be an Array`)
  const rows: Button[][] = []
  for (const row of value) {
    if (!Array.isArray(row)) throw badRequest(`field "${name}" of the ${owner} must be an Array of Arrays`)
    try {
      if (row.length > 0) rows.push(row.map(read))
    } catch (error) {
      if (error instanceof FieldError) throw badRequest(`can't parse ${what}: ${error.message}`)
      throw error
    }
  }
  return rows
}

function readFlag(fields: Fields, name: string, owner: string): boolean {
  const value = fields.get(name)
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean')
    throw badRequest(`field "${name}" of the ${owner} must be of the type Boolean`)
  return value
}
