import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { InlineButtonView } from '../contract.ts'

export function toButtonViews(markup: InlineKeyboardMarkup | null): InlineButtonView[][] {
  if (!markup) return []
  return markup.inline_keyboard.map((buttons, row) =>
    buttons.map((button, column) => toView(button, row, column)),
  )
}

function toView(button: InlineKeyboardButton, row: number, column: number): InlineButtonView {
  const look = { row, column, text: button.text, style: button.style ?? null }
  const bare = { ...look, url: null, copyText: null, callbackData: null }
  if ('url' in button) return { ...bare, kind: 'url', url: button.url }
  if ('callback_data' in button) return { ...bare, kind: 'callback', callbackData: button.callback_data }
  if ('web_app' in button) return { ...bare, kind: 'web_app', url: button.web_app.url }
  if ('login_url' in button) return { ...bare, kind: 'login_url', url: button.login_url.url }
  if ('copy_text' in button) return { ...bare, kind: 'copy_text', copyText: button.copy_text.text }
  if ('pay' in button) return { ...bare, kind: 'pay' }
  if ('callback_game' in button) return { ...bare, kind: 'game' }
  if ('disabled' in button) return { ...bare, kind: 'disabled' }
  return { ...bare, kind: 'switch_inline' }
}
