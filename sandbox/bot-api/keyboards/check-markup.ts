import type { InlineKeyboardButton } from 'grammy/types'
import type { Chat, ReplyKeyboard } from '../../world/model.ts'
import { badRequest } from '../failure.ts'
import { checkedLink } from '../formatting/marks.ts'
import type { Markup } from './read-markup.ts'

const maxDataBytes = 64
const maxButtons = 100
const maxMarkupBytes = 10_240
const maxCopyLength = 256
const maxPlaceholderLength = 64

/** What only the far side of Telegram refuses. @param chat null where the message may stand in any chat */
export function checkMarkup(markup: Markup, chat: Chat | null, isInvoice = false) {
  if (markup.buttons) {
    const buttons = markup.buttons.inline_keyboard.flat()
    checkPayButtons(buttons, isInvoice)
    for (const button of buttons) checkInlineButton(button, chat)
    const bytes = buttons.reduce((sum, button) => sum + Buffer.byteLength(JSON.stringify(button)), 0)
    if (buttons.length > maxButtons || bytes > maxMarkupBytes) throw badRequest('reply markup is too long')
  }
  if (markup.change?.kind !== 'show') return
  checkReplyKeyboard(markup.change.keyboard)
  if (chat === null || chat.type === 'private') return
  for (const { kind } of markup.change.keyboard.keyboard.flat()) {
    if (kind === 'request_contact') throw badRequest('phone number can be requested in private chats only')
    if (kind === 'request_location') throw badRequest('location can be requested in private chats only')
    if (kind === 'request_users') throw badRequest('users can be requested in private chats only')
    if (kind === 'request_chat') throw badRequest('chats can be requested in private chats only')
    if (kind === 'web_app') throw badRequest('Web App buttons can be used in private chats only')
  }
}

function checkReplyKeyboard({ keyboard, input_field_placeholder = '' }: ReplyKeyboard) {
  if ([...input_field_placeholder].length > maxPlaceholderLength) throw badRequest('REPLY_MARKUP_INVALID')
  for (const { kind, text, url } of keyboard.flat()) {
    if (text === '') throw badRequest('keyboard button text must be non-empty')
    if (kind === 'web_app' && !isSecure(url ?? '')) {
      throw badRequest(`keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`)
    }
  }
}

function checkInlineButton(button: InlineKeyboardButton, chat: Chat | null) {
  if (button.text === '') throw badRequest('inline keyboard button text must be non-empty')
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID')
  if ('callback_data' in button) {
    const bytes = Buffer.byteLength(button.callback_data)
    if (bytes === 0 || bytes > maxDataBytes) throw badRequest('BUTTON_DATA_INVALID')
  }
  if ('url' in button) {
    const why = whyNotALink(button.url)
    if (why) throw badRequest(`inline keyboard button URL '${button.url}' is invalid: ${why}`)
  }
  if ('web_app' in button) {
    if (chat?.type !== 'private') throw badRequest('BUTTON_TYPE_INVALID')
    if (!isSecure(button.web_app.url)) {
      const { url } = button.web_app
      throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`)
    }
  }
  if ('login_url' in button && !isSecure(button.login_url.url)) throw badRequest('BUTTON_URL_INVALID')
  if ('copy_text' in button) {
    const { length } = button.copy_text.text
    if (length === 0 || length > maxCopyLength) throw badRequest('BUTTON_COPY_TEXT_INVALID')
  }
  if ('callback_game' in button) throw badRequest('BUTTON_TYPE_INVALID')
}

/** An invoice is paid by its first button; nothing else is. */
function checkPayButtons(buttons: InlineKeyboardButton[], isInvoice: boolean) {
  const at = buttons.findIndex(button => 'pay' in button)
  if (!isInvoice && at >= 0) throw badRequest('BUTTON_TYPE_INVALID')
  if (!isInvoice) return
  if (at < 0) throw badRequest('REPLY_MARKUP_BUY_EMPTY')
  const isAlone = buttons.findLastIndex(button => 'pay' in button) === at
  if (at > 0 || !isAlone) throw badRequest('BUTTON_POS_INVALID')
}

function whyNotALink(url: string): string | null {
  if (url.trim() === '') return 'URL is empty'
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^(https?|tg|ton|tonsite|ftp):/i.test(url))
    return 'Unsupported URL protocol'
  return checkedLink(url) === null ? 'Wrong HTTP URL' : null
}

/** Telegram wants HTTPS; a mini app served from this very machine is let through, or nothing could be tried. */
export function isSecure(url: string): boolean {
  return /^https:\/\//i.test(url) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/i.test(url)
}
