import { z } from 'zod'
import { ChatId, InlineButtonView, Latitude, Longitude, UserId } from './views.ts'

/**
 * Inline mode: "@bot words" typed into any chat.
 *
 *   POST /inline-queries               AskInline       -> InlineAnswerView
 *   POST /chats/:chat/inline-result    SendInlineResult -> Sent (message.viaBot is the bot)
 */
export const AskInline = z.object({
  as: UserId,
  /** Username with or without "@". */
  bot: z.string().min(1),
  query: z.string().max(256),
  /** `nextOffset` of the page before. */
  offset: z.string().max(64).default(''),
  /** The chat in which the person types; tells the bot its kind. */
  chatId: ChatId.optional(),
  latitude: Latitude.optional(),
  longitude: Longitude.optional(),
  /** How long to wait for answerInlineQuery, milliseconds. */
  timeoutMs: z.number().int().min(0).max(60_000).default(5000),
})
export type AskInline = z.input<typeof AskInline>

export const InlineResultView = z.object({
  id: z.string(),
  /** Type as the bot gave it: article, photo, location, venue, contact, document … */
  type: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  thumbnailUrl: z.string().nullable(),
  buttons: z.array(z.array(InlineButtonView)),
})
export type InlineResultView = z.infer<typeof InlineResultView>

export const InlineAnswerView = z.object({
  /** The answer stays usable for a while: results are sent by this id and their own. */
  queryId: z.string(),
  /** False: the bot said nothing within `timeoutMs`. */
  isAnswered: z.boolean(),
  results: z.array(InlineResultView),
  nextOffset: z.string(),
  /** The bot's button above the results. */
  button: z
    .object({ text: z.string(), webAppUrl: z.string().nullable(), startParameter: z.string().nullable() })
    .nullable(),
})
export type InlineAnswerView = z.infer<typeof InlineAnswerView>

export const SendInlineResult = z.object({
  as: UserId,
  queryId: z.string(),
  resultId: z.string(),
  threadId: z.number().int().positive().optional(),
  replyTo: z.number().int().positive().optional(),
})
export type SendInlineResult = z.infer<typeof SendInlineResult>
