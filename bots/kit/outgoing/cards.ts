import { createHash } from 'node:crypto'
import { type Api, InputFile } from 'grammy'
import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import type { Words } from '../../../locales/words.ts'
import type { BotName, Notice, Services } from '../../../server/services/index.ts'
import { isMessageGone, isUnchanged } from '../trouble.ts'

type Place = { readonly latitude: number; readonly longitude: number }

/** What a notice looks like in a chat. */
export type Shown =
  /** One message per chat and thing, edited in place from then on. */
  | {
      readonly as: 'card'
      readonly html: string
      readonly keyboard?: InlineKeyboardMarkup
      /** true pins it when it is sent; false takes the pin off again. */
      readonly isPinned?: boolean
    }
  /** A message of its own. */
  | { readonly as: 'message'; readonly html: string; readonly keyboard?: InlineKeyboardMarkup }
  | {
      readonly as: 'photo' | 'voice'
      readonly path: string
      readonly mediaId: string
      readonly telegramFileId: string | null
      readonly html: string
      readonly keyboard?: InlineKeyboardMarkup
    }
  | {
      readonly as: 'place'
      readonly place: Place
      readonly html?: string
      readonly keyboard?: InlineKeyboardMarkup
    }
  /** A dot that moves; `isOver` stops it. */
  | {
      readonly as: 'live-place'
      readonly place: Place
      readonly heading: number | null
      readonly seconds: number
      readonly isOver: boolean
    }
  /** The card makes no sense any more and goes away. */
  | { readonly as: 'gone' }
  /** Nothing to show (any more). */
  | { readonly as: 'nothing' }

export type RenderDesk = {
  readonly services: Services
  readonly words: Words
  readonly usernames: Readonly<Record<BotName, string>>
}

/** Draws one kind of notice from the present state of what it is about. */
export type Renderer = (notice: Notice, desk: RenderDesk) => Promise<Shown>
export type Renderers = Readonly<Record<string, Renderer>>

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

type Desk = { readonly api: Api; readonly bot: BotName; readonly services: Services }

const placing = (notice: Notice, threadId: number | null) => ({
  ...(notice.isQuiet ? { disable_notification: true } : {}),
  ...(threadId === null ? {} : { message_thread_id: threadId }),
})

const topicKind = 'topic'

/** The forum topic of a notice's thread, made on first need; null in chats without topics. */
const threadOf = async (desk: Desk, notice: Notice, title: string): Promise<number | null> => {
  if (notice.threadKey === null) return null
  const key = { bot: desk.bot, chatId: notice.chatId, kind: topicKind, ref: notice.threadKey }
  const known = await desk.services.notifications.shownCard(key)
  if (known) return known.messageId
  const topic = await desk.api.createForumTopic(Number(notice.chatId), title.slice(0, 128))
  await desk.services.notifications.rememberCard({
    ...key,
    userId: null,
    messageId: topic.message_thread_id,
    threadId: null,
    contentHash: null,
    isPinned: false,
  })
  return topic.message_thread_id
}

const showCard = async (
  desk: Desk,
  notice: Notice,
  shown: Extract<Shown, { as: 'card' | 'gone' }>,
  threadId: number | null,
) => {
  const { api, services } = desk
  const key = { bot: desk.bot, chatId: notice.chatId, kind: notice.kind, ref: notice.ref }
  const chatId = Number(notice.chatId)
  const now = await services.notifications.shownCard(key)
  if (shown.as === 'gone') {
    if (!now) return
    await api.deleteMessage(chatId, now.messageId).catch(error => {
      if (!isMessageGone(error)) throw error
    })
    await services.notifications.forgetCard(key)
    return
  }
  const contentHash = hashOf([shown.html, shown.keyboard ?? null])
  const other = {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}),
  }
  // An edit makes no sound: a card that must be heard comes again at the end of the chat, and the old one goes.
  const isRepeated = now !== null && notice.facts.isLoud === true
  if (now && !isRepeated && now.contentHash === contentHash) return
  if (now && isRepeated) {
    await api.deleteMessage(chatId, now.messageId).catch(() => {})
    await services.notifications.forgetCard(key)
  } else if (now) {
    try {
      await api.editMessageText(chatId, now.messageId, shown.html, other)
      const isPinned = now.isPinned && shown.isPinned !== false
      if (now.isPinned && !isPinned) await api.unpinChatMessage(chatId, now.messageId).catch(() => {})
      await services.notifications.rememberCard({
        ...key,
        ...now,
        userId: notice.userId,
        contentHash,
        isPinned,
      })
      return
    } catch (error) {
      if (isUnchanged(error)) {
        await services.notifications.rememberCard({ ...key, ...now, userId: notice.userId, contentHash })
        return
      }
      if (!isMessageGone(error)) throw error
      await services.notifications.forgetCard(key)
    }
  }
  const message = await api.sendMessage(chatId, shown.html, { ...other, ...placing(notice, threadId) })
  await services.notifications.rememberCard({
    ...key,
    userId: notice.userId,
    messageId: message.message_id,
    threadId,
    contentHash,
    isPinned: shown.isPinned ?? false,
  })
  // A pin is a courtesy: in a chat where the bot may not pin, the card is still there.
  if (shown.isPinned)
    await api.pinChatMessage(chatId, message.message_id, { disable_notification: true }).catch(() => {})
}

const showLivePlace = async (desk: Desk, notice: Notice, shown: Extract<Shown, { as: 'live-place' }>) => {
  const { api, services } = desk
  const key = { bot: desk.bot, chatId: notice.chatId, kind: notice.kind, ref: notice.ref }
  const chatId = Number(notice.chatId)
  const now = await services.notifications.shownCard(key)
  const { latitude, longitude } = shown.place
  if (shown.isOver) {
    if (!now) return
    await api.stopMessageLiveLocation(chatId, now.messageId).catch(error => {
      if (!isUnchanged(error) && !isMessageGone(error)) throw error
    })
    await services.notifications.forgetCard(key)
    return
  }
  const contentHash = hashOf([latitude.toFixed(5), longitude.toFixed(5)])
  if (now?.contentHash === contentHash) return
  const heading = shown.heading !== null && shown.heading >= 1 ? { heading: shown.heading } : {}
  if (now) {
    try {
      await api.editMessageLiveLocation(chatId, now.messageId, latitude, longitude, heading)
      await services.notifications.rememberCard({ ...key, ...now, userId: notice.userId, contentHash })
      return
    } catch (error) {
      if (isUnchanged(error)) return
      if (!isMessageGone(error)) throw error
    }
  }
  const message = await api.sendLocation(chatId, latitude, longitude, {
    live_period: shown.seconds,
    ...heading,
    disable_notification: true,
  })
  await services.notifications.rememberCard({
    ...key,
    userId: notice.userId,
    messageId: message.message_id,
    threadId: null,
    contentHash,
    isPinned: false,
  })
}

const fileIdOf = (message: Message): string | undefined =>
  message.photo?.at(-1)?.file_id ?? message.voice?.file_id

const showFile = async (
  desk: Desk,
  notice: Notice,
  shown: Extract<Shown, { as: 'photo' | 'voice' }>,
  threadId: number | null,
) => {
  const file = shown.telegramFileId ?? new InputFile(shown.path)
  const other = {
    caption: shown.html,
    parse_mode: 'HTML' as const,
    ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}),
    ...placing(notice, threadId),
  }
  const message =
    shown.as === 'photo'
      ? await desk.api.sendPhoto(Number(notice.chatId), file, other)
      : await desk.api.sendVoice(Number(notice.chatId), file, other)
  const fileId = fileIdOf(message)
  if (fileId && !shown.telegramFileId)
    await desk.services.catalog.rememberFileId(shown.mediaId, desk.bot, fileId)
}

/**
 * Puts a rendered notice into its chat: edits the card that is there, or sends what is new.
 * @throws GrammyError, HttpError as Telegram gave them, for the caller to put off, drop or try again
 */
export const show = async (desk: Desk, notice: Notice, shown: Shown, words: Words): Promise<void> => {
  if (shown.as === 'nothing') return
  if (shown.as === 'gone') return showCard(desk, notice, shown, null)
  if (shown.as === 'live-place') return showLivePlace(desk, notice, shown)
  const topicTitle = words.t('topic-title', { number: String(notice.facts.orderNumber ?? '') })
  const threadId = await threadOf(desk, notice, topicTitle)
  if (shown.as === 'card') return showCard(desk, notice, shown, threadId)
  if (shown.as === 'photo' || shown.as === 'voice') return showFile(desk, notice, shown, threadId)
  const placed = { ...(shown.keyboard ? { reply_markup: shown.keyboard } : {}), ...placing(notice, threadId) }
  if (shown.as === 'place') {
    if (shown.html)
      await desk.api.sendMessage(Number(notice.chatId), shown.html, {
        parse_mode: 'HTML',
        ...placing(notice, threadId),
      })
    await desk.api.sendLocation(Number(notice.chatId), shown.place.latitude, shown.place.longitude, placed)
    return
  }
  await desk.api.sendMessage(Number(notice.chatId), shown.html, {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...placed,
  })
}
