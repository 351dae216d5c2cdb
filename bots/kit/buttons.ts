import type { Composer } from 'grammy'
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from 'grammy/types'
import type { ChatContext } from './context.ts'
import type { Tap } from './taps.ts'
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

/** A button that opens an address of the web. */
export const linkButton = (label: string, url: string): InlineKeyboardButton => ({
  text: oneLine(label, longestLabel) || '·',
  url,
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

/** Handles a tap; data of an older shape goes on to whoever says that the button is old. */
export const onTap = <V extends readonly unknown[]>(
  composer: Composer<ChatContext>,
  tap: Tap<V>,
  handle: (ctx: ChatContext, ...values: V) => Promise<unknown>,
): void => {
  composer.callbackQuery(tap.pattern, async (ctx, next) => {
    const values = tap.unpack(ctx.callbackQuery.data)
    if (values === null) return next()
    await handle(ctx, ...values)
  })
}
