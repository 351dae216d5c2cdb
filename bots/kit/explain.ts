import { formatDay, formatMoney, formatTime } from '../../locales/format.ts'
import { type Facts, type Words, wordsIn } from '../../locales/words.ts'
import { Refusal } from '../../server/domain/refusals.ts'
import type { Money } from '../../server/domain/shared/money.ts'
import type { ChatContext } from './context.ts'

const isMoney = (fact: unknown): fact is Money =>
  typeof fact === 'object' && fact !== null && 'units' in fact && 'currency' in fact

/** "Mon, 23 Nov, 08:00" on the clocks of the shop. */
const moment = (iso: string, timeZone: string, language: string): string => {
  const at = new Date(iso)
  return `${formatDay(at, timeZone, language)}, ${formatTime(at, timeZone, language)}`
}

/**
 * A refusal's facts as words can use them: amounts written out, states named in the person's language, instants on the
 * clocks of a place (without one an instant is left out, and `<name>Known` tells the sentence which it is).
 */
const factsFor = (refusal: Refusal, words: Words, timeZone: string | undefined): Facts =>
  Object.fromEntries(
    Object.entries(refusal.facts).flatMap(([name, fact]): [string, string | number][] => {
      if (isMoney(fact)) return [[name, formatMoney(fact, words.language)]]
      if (typeof fact === 'number') return [[name, fact]]
      if (name.endsWith('At'))
        return typeof fact === 'string' && timeZone !== undefined
          ? [
              [name, moment(fact, timeZone, words.language)],
              [`${name}Known`, 'yes'],
            ]
          : [[`${name}Known`, 'no']]
      const area = refusal.code.split('.')[0]
      const key = `${area}-${name}-${String(fact)}`.replaceAll('_', '-')
      return [[name, words.has(key) ? words.t(key) : String(fact ?? '')]]
    }),
  )

/** The sentence for a refusal in this language. */
export const sentenceFor = (refusal: Refusal, words: Words, timeZone?: string): string =>
  words.t(`refusal-${refusal.code.replace('.', '-')}`, factsFor(refusal, words, timeZone))

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
