import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Content, MediaContent, MediaKind } from '../world/model.ts'

/** A file that is still to be fetched, and what goes with it. */
export interface FutureMedia {
  kind: MediaKind
  url: string
  rest: Omit<MediaContent, 'kind' | 'file'>
}

/** One result that a bot offers: how it looks in the list, and the message it becomes. */
export interface OfferedResult {
  id: string
  type: string
  title: string
  description: string | null
  thumbnailUrl: string | null
  buttons: InlineKeyboardMarkup | null
  body: { content: Content } | { media: FutureMedia }
}

export interface InlineAnswer {
  results: OfferedResult[]
  nextOffset: string
  button: { text: string; webAppUrl: string | null; startParameter: string | null } | null
  /** Seconds; 0: not kept. */
  cacheTime: number
  isPersonal: boolean
}

/** What may be sent where by whom, until when: made by savePreparedInlineMessage. */
export interface PreparedMessage {
  id: string
  botId: number
  personId: number
  result: OfferedResult
  allows: { users: boolean; bots: boolean; groups: boolean; channels: boolean }
  /** Seconds since 1970. */
  expiresAt: number
}
