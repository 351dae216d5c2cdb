import { InputFile } from 'grammy'
import type { InlineKeyboardMarkup } from 'grammy/types'
import type { PhotoView } from '../../server/services/index.ts'
import type { ChatContext } from './context.ts'
import { isMessageGone, isUnchanged } from './trouble.ts'

export type Screen = {
  readonly html: string
  readonly keyboard?: InlineKeyboardMarkup
  readonly photo?: PhotoView | null
}

const withKeyboard = (screen: Screen) => (screen.keyboard ? { reply_markup: screen.keyboard } : {})

/** Shows a screen as a new message, whatever was tapped. */
export const sendScreen = async (ctx: ChatContext, screen: Screen): Promise<void> => {
  if (!screen.photo) {
    await ctx.reply(screen.html, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...withKeyboard(screen),
    })
    return
  }
  const message = await ctx.replyWithPhoto(screen.photo.telegramFileId ?? new InputFile(screen.photo.path), {
    caption: screen.html,
    parse_mode: 'HTML',
    ...withKeyboard(screen),
  })
  await remember(ctx, screen.photo, message.photo?.at(-1)?.file_id)
}

const remember = async (ctx: ChatContext, photo: PhotoView, fileId: string | undefined): Promise<void> => {
  if (fileId && photo.telegramFileId !== fileId)
    await ctx.house.services.catalog.rememberFileId(photo.mediaId, ctx.house.bot, fileId)
}

/**
 * Shows a screen where the person is looking: a tapped message turns into it; where a picture has to become text, which
 * Telegram does not allow, the old message makes way for a new one.
 */
export const showScreen = async (ctx: ChatContext, screen: Screen): Promise<void> => {
  const tapped = ctx.callbackQuery?.message
  if (!tapped || tapped.date === 0) return sendScreen(ctx, screen)
  // The spinner stops now: the edit may have to wait for its turn.
  await ctx.answerCallbackQuery()
  const hasPhoto = 'photo' in tapped && tapped.photo !== undefined
  try {
    if (screen.photo && hasPhoto && tapped.photo?.at(-1)?.file_id === screen.photo.telegramFileId) {
      await ctx.editMessageCaption({ caption: screen.html, parse_mode: 'HTML', ...withKeyboard(screen) })
    } else if (screen.photo) {
      const edited = await ctx.editMessageMedia(
        {
          type: 'photo',
          media: screen.photo.telegramFileId ?? new InputFile(screen.photo.path),
          caption: screen.html,
          parse_mode: 'HTML',
        },
        withKeyboard(screen),
      )
      if (typeof edited === 'object') await remember(ctx, screen.photo, edited.photo?.at(-1)?.file_id)
    } else if (hasPhoto) {
      await sendScreen(ctx, screen)
      await ctx.deleteMessage().catch(error => {
        if (!isMessageGone(error)) throw error
      })
    } else {
      await ctx.editMessageText(screen.html, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...withKeyboard(screen),
      })
    }
  } catch (error) {
    if (isUnchanged(error)) return
    if (!isMessageGone(error)) throw error
    await sendScreen(ctx, screen)
    // What could not be turned into the screen makes way for it, if it is still there.
    await ctx.deleteMessage().catch(() => {})
  }
}
