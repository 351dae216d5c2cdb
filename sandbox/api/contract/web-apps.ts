import { z } from 'zod'
import { ColorScheme, ThemeParams } from './theme.ts'
import { ChatId, MessageId, MessageView, UserId } from './views.ts'

/**
 * Mini apps: opening one, and what the app asks of Telegram's servers while it is open. The frame around the
 * page (buttons, popups, colours) is the client's own business and needs no route.
 *
 *   POST   /web-apps                        OpenWebApp     -> WebAppView
 *   POST   /web-apps/:id/data               AppData        -> Sent   (closes the app)
 *   POST   /web-apps/:id/write-access       Consent        -> WriteAccessView
 *   GET    /web-apps/:id/write-access                      -> WriteAccessView
 *   POST   /web-apps/:id/phone              Consent        -> PhoneView
 *   POST   /web-apps/:id/custom-method      CustomMethod   -> CustomMethodView
 *   GET    /web-apps/:id/prepared-messages/:prepared       -> PreparedMessageView
 *   POST   /web-apps/:id/prepared-messages/:prepared  SharePrepared -> Sent
 *   GET    /web-apps/:id/prepared-buttons/:prepared        -> PreparedButtonView
 *   POST   /web-apps/:id/prepared-buttons/:prepared   SharePeers -> Sent
 *   DELETE /web-apps/:id                                   -> 204
 */
const placeOfButton = { row: z.number().int().nonnegative(), column: z.number().int().nonnegative() }

/** `t.me/<bot>/<app>?startapp=…`, `t.me/<bot>?startapp=…` and the ways of Telegram's own buttons. */
export const OpenFrom = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inline_button'), chatId: ChatId, messageId: MessageId, ...placeOfButton }),
  z.object({ kind: z.literal('reply_button'), chatId: ChatId, text: z.string() }),
  z.object({ kind: z.literal('menu_button'), chatId: ChatId }),
  z.object({
    kind: z.literal('link'),
    bot: z.string().min(1),
    /** Short name of the app; missing: the bot's main app. */
    app: z.string().optional(),
    startParam: z
      .string()
      .max(512)
      .regex(/^[A-Za-z0-9_-]*$/)
      .optional(),
    mode: z.enum(['compact', 'fullscreen']).optional(),
    /** A named app's first opening asks whether its bot may write: the person said yes. */
    allowsWriting: z.boolean().optional(),
    /** The chat in which the link was followed: gives chat_type and chat_instance. */
    chatId: ChatId.optional(),
  }),
  /** The button above inline results. */
  z.object({ kind: z.literal('inline_results'), bot: z.string().min(1), url: z.string() }),
])
export type OpenFrom = z.infer<typeof OpenFrom>

export const OpenWebApp = z.object({
  as: UserId,
  from: OpenFrom,
  colorScheme: ColorScheme.default('light'),
  /** The client's own colours; those of `themes` when missing. */
  themeParams: ThemeParams.optional(),
  platform: z.string().max(32).default('weba'),
  /** The version of mini apps that is announced; methods that came later are refused. */
  version: z
    .string()
    .regex(/^\d+\.\d+$/)
    .default('9.6'),
})
export type OpenWebApp = z.input<typeof OpenWebApp>

export const WebAppView = z.object({
  /** Names this opening in the routes above; ends with DELETE. */
  id: z.string(),
  bot: z.object({ id: UserId, username: z.string(), name: z.string(), color: z.string() }),
  /** The whole address for the frame, launch parameters in its fragment. */
  url: z.string(),
  /** Only messages from this origin are the app's. */
  origin: z.string(),
  initData: z.string(),
  queryId: z.string().nullable(),
  /** Opened by a button of the reply keyboard: may send data, knows nobody. */
  canSendData: z.boolean(),
  isCompact: z.boolean(),
  isFullscreen: z.boolean(),
  version: z.string(),
  platform: z.string(),
})
export type WebAppView = z.infer<typeof WebAppView>

export const AppData = z.object({ data: z.string().min(1).max(4096) })
export type AppData = z.infer<typeof AppData>

/** What the person said to the client's question. */
export const Consent = z.object({ isGranted: z.boolean() })
export type Consent = z.infer<typeof Consent>

export const WriteAccessView = z.object({ isAllowed: z.boolean() })
export type WriteAccessView = z.infer<typeof WriteAccessView>

/** Sent as a contact to the bot when granted. */
export const PhoneView = z.object({ status: z.enum(['sent', 'cancelled']) })
export type PhoneView = z.infer<typeof PhoneView>

/** saveStorageValue, getStorageValues, getStorageKeys, deleteStorageValues, getRequestedContact, getCurrentTime. */
export const CustomMethod = z.object({ method: z.string().min(1), params: z.unknown() })
export type CustomMethod = z.infer<typeof CustomMethod>
export const CustomMethodView = z.object({ result: z.unknown().optional(), error: z.string().optional() })
export type CustomMethodView = z.infer<typeof CustomMethodView>

export const PreparedMessageView = z.object({
  /** As it would look; its id and chat mean nothing yet. */
  message: MessageView,
  allows: z.object({ users: z.boolean(), bots: z.boolean(), groups: z.boolean(), channels: z.boolean() }),
})
export type PreparedMessageView = z.infer<typeof PreparedMessageView>
export const SharePrepared = z.object({ chatId: ChatId })
export type SharePrepared = z.infer<typeof SharePrepared>

/** A button that asks for people or for a chat; see `ReplyButtonView.asksFor`. */
export const PreparedButtonView = z.object({
  text: z.string(),
  asksFor: z.enum(['users', 'chat']),
  maxQuantity: z.number().int().positive(),
})
export type PreparedButtonView = z.infer<typeof PreparedButtonView>
export const SharePeers = z.object({
  userIds: z.array(UserId).max(10).default([]),
  /** A group of the person's. */
  sharedChatId: ChatId.optional(),
})
export type SharePeers = z.input<typeof SharePeers>
