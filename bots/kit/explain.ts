import { sentenceFor } from '../../locales/sentence.ts'
import { wordsIn } from '../../locales/words.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import type { ChatContext } from './context.ts'

/** An alert holds no more. */
const longestAlert = 200

/** Tells whoever tapped why not, in an alert; the screen is then the caller's. */
export const alertRefusal = async (ctx: ChatContext, refusal: Refusal, timeZone?: string): Promise<void> => {
  const text = sentenceFor(refusal, ctx.house.words, timeZone).slice(0, longestAlert)
  if (ctx.callbackQuery) await ctx.answerCallbackQuery({ text, show_alert: true })
}

/**
 * Tells the person why not: as an alert when they tapped, as a message when they wrote. A card whose button was out of
 * date is brought up to date as well.
 * @returns whether this was a refusal; anything else is the caller's
 */
export const explain = async (ctx: ChatContext, error: unknown): Promise<boolean> => {
  if (!(error instanceof Refusal)) return false
  const words = ctx.house?.words ?? wordsIn(ctx.from?.language_code ?? 'en')
  const sentence = sentenceFor(error, words)
  const tapped = ctx.callbackQuery?.message
  if (ctx.callbackQuery)
    await ctx.answerCallbackQuery({ text: sentence.slice(0, longestAlert), show_alert: true })
  else if (ctx.chat)
    await ctx.reply(
      sentence,
      ctx.msg
        ? { reply_parameters: { message_id: ctx.msg.message_id, allow_sending_without_reply: true } }
        : {},
    )
  if (tapped && (error.kind === 'conflict' || error.kind === 'absent'))
    await ctx.house.services.notifications.refresh({
      bot: ctx.house.bot,
      chatId: BigInt(tapped.chat.id),
      messageId: tapped.message_id,
    })
  return true
}
