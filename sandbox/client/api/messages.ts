import type {
  Done,
  Press,
  Pressed,
  ReplyPress,
  SendContact,
  SendLiveLocation,
  SendLocation,
  Sent,
} from '../../api/contract.ts'
import { call, query } from './call.ts'
import { chatPath } from './people.ts'

/** Who sends, into which topic, answering what. */
export type Sender = { as: number; threadId?: number; replyTo?: number }

const post = <T>(chatId: string, what: string, body: object) =>
  call<T>('POST', `${chatPath(chatId)}/${what}`, body)

export const sendText = (chatId: string, sender: Sender, text: string) =>
  post<Sent>(chatId, 'text', { ...sender, text })
export const pressStart = (chatId: string, as: number, payload?: string) =>
  post<Sent>(chatId, 'start', payload ? { as, payload } : { as })
export const sendContact = (chatId: string, contact: SendContact) => post<Sent>(chatId, 'contact', contact)
export const sendLocation = (chatId: string, location: SendLocation) =>
  post<Sent>(chatId, 'location', location)
export const sendLiveLocation = (chatId: string, location: SendLiveLocation) =>
  post<Sent>(chatId, 'live-location', location)
export const stopLiveLocation = (chatId: string, messageId: number, as: number) =>
  call<Sent>('DELETE', `${chatPath(chatId)}/live-location/${messageId}${query({ as })}`)
export const sendSticker = (chatId: string, sender: Sender, emoji: string) =>
  post<Sent>(chatId, 'sticker', { ...sender, emoji })
export const editText = (chatId: string, as: number, messageId: number, text: string) =>
  post<Sent>(chatId, 'edit', { as, messageId, text })
export const deleteMessage = (chatId: string, as: number, messageId: number) =>
  post<Done>(chatId, 'delete', { as, messageIds: [messageId] })
export const forward = (toChatId: string, as: number, fromChatId: string, messageId: number) =>
  post<Sent>(toChatId, 'forward', { as, fromChatId, messageId })
export const react = (chatId: string, as: number, messageId: number, emoji: string) =>
  post<Done>(chatId, 'react', { as, messageId, emoji })
export const press = (chatId: string, button: Press) => post<Pressed>(chatId, 'press', button)
export const pressReply = (chatId: string, button: ReplyPress) => post<Sent>(chatId, 'reply-press', button)

/** Sends a file of the person's own. `caption` for photos and documents, seconds for a voice message. */
export function sendFile(
  chatId: string,
  kind: 'photo' | 'document' | 'voice',
  sender: Sender,
  file: File,
  more: { caption?: string; durationSeconds?: number } = {},
): Promise<Sent> {
  const form = new FormData()
  for (const [key, value] of Object.entries({ ...sender, ...more })) {
    if (value !== undefined) form.set(key, String(value))
  }
  form.set('file', file, file.name)
  return post<Sent>(chatId, kind, form)
}
