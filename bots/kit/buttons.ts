import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from 'grammy/types'
import { oneLine } from './text.ts'

type Style = 'danger' | 'success' | 'primary'

/** Longer labels are cut by clients anyway, each at its own place. */
const longestLabel = 60

/** A button that taps. */
export const button = (label: string, data: string, style?: Style): InlineKeyboardButton => ({
  text: oneLine(label, longestLabel) || '·',
  callback_data: data,
  ...(style ? { style } : {}),
})

/** Rows of buttons under a message; empty rows are left out. */
export const keyboard = (...rows: readonly (readonly InlineKeyboardButton[])[]): InlineKeyboardMarkup => ({
  inline_keyboard: rows.filter(row => row.length > 0).map(row => [...row]),
})

/** Buttons side by side, so many in a row. */
export const inRows = <T>(buttons: readonly T[], perRow: number): T[][] =>
  Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  )

/** The keyboard in place of the letters. Stays until another one comes. */
export const replyKeyboard = (
  rows: readonly (readonly (KeyboardButton | string)[])[],
  placeholder?: string,
): ReplyKeyboardMarkup => ({
  keyboard: rows.map(row => row.map(one => (typeof one === 'string' ? { text: one } : one))),
  resize_keyboard: true,
  is_persistent: true,
  ...(placeholder ? { input_field_placeholder: oneLine(placeholder, 64) } : {}),
})
