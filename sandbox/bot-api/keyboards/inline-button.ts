import type { InlineKeyboardButton } from 'grammy/types'
import {
  FieldError,
  type Fields,
  fieldsOf,
  optionalFlag,
  optionalText,
  requiredObject,
  requiredText,
} from './fields.ts'

const styles = ['danger', 'success', 'primary'] as const
export type Style = (typeof styles)[number]

/** A button's colour, if it asks for one that exists. */
export function readStyle(fields: Fields): { style?: Style } {
  const wanted = optionalText(fields, 'style')
  if (wanted === '') return {}
  const style = styles.find(known => known === wanted)
  if (!style) throw new FieldError('invalid button style specified')
  return { style }
}

type Look = { text: string; style?: Style; icon_custom_emoji_id?: string }

/** The first of these fields that is there decides what the button is, in this order. */
const readers: [string, (fields: Fields, look: Look) => InlineKeyboardButton][] = [
  ['url', (fields, look) => ({ ...look, url: requiredText(fields, 'url') })],
  ['callback_data', (fields, look) => ({ ...look, callback_data: requiredText(fields, 'callback_data') })],
  ['callback_game', (_, look) => ({ ...look, callback_game: {} })],
  ['pay', (_, look) => ({ ...look, pay: true })],
  [
    'switch_inline_query',
    (fields, look) => ({ ...look, switch_inline_query: requiredText(fields, 'switch_inline_query') }),
  ],
  [
    'switch_inline_query_chosen_chat',
    (fields, look) => ({ ...look, switch_inline_query_chosen_chat: chosenChat(fields) }),
  ],
  [
    'switch_inline_query_current_chat',
    (fields, look) => ({
      ...look,
      switch_inline_query_current_chat: requiredText(fields, 'switch_inline_query_current_chat'),
    }),
  ],
  [
    'login_url',
    // A bot reads its own login buttons back as ordinary links; the window opens them the same way.
    (fields, look) => ({
      ...look,
      login_url: { url: requiredText(requiredObject(fields, 'login_url'), 'url') },
    }),
  ],
  [
    'web_app',
    (fields, look) => ({ ...look, web_app: { url: requiredText(requiredObject(fields, 'web_app'), 'url') } }),
  ],
  [
    'copy_text',
    (fields, look) => ({
      ...look,
      copy_text: { text: requiredText(requiredObject(fields, 'copy_text'), 'text') },
    }),
  ],
  ['disabled', (_, look) => ({ ...look, disabled: {} })],
]

/** Throws FieldError for what is no button. */
export function readInlineButton(value: unknown): InlineKeyboardButton {
  const fields = fieldsOf(value)
  if (!fields) throw new FieldError('InlineKeyboardButton must be an Object')
  const look: Look = { text: requiredText(fields, 'text'), ...readStyle(fields) }
  const icon = optionalText(fields, 'icon_custom_emoji_id')
  if (icon) look.icon_custom_emoji_id = icon
  const reader = readers.find(([field]) => fields.has(field))
  if (!reader) throw new FieldError('Text buttons are unallowed in the inline keyboard')
  return reader[1](fields, look)
}

function chosenChat(fields: Fields) {
  const inner = requiredObject(fields, 'switch_inline_query_chosen_chat')
  return {
    query: optionalText(inner, 'query'),
    allow_user_chats: optionalFlag(inner, 'allow_user_chats'),
    allow_bot_chats: optionalFlag(inner, 'allow_bot_chats'),
    allow_group_chats: optionalFlag(inner, 'allow_group_chats'),
    allow_channel_chats: optionalFlag(inner, 'allow_channel_chats'),
  }
}
