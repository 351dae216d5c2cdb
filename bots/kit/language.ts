import { Composer, InlineKeyboard } from 'grammy'
import { type LanguageCode, languages, wordsIn } from '../../locales/words.ts'
import type { ChatContext } from './context.ts'
import type { Feature } from './create-bot.ts'
import { onTap } from './on-tap.ts'
import type { Tap } from './taps.ts'

/** /language for the staff's bots: one tap, and from then on everything is said in that language. */
export const languageFeature = (tap: Tap<[LanguageCode]>): Feature => {
  const first = new Composer<ChatContext>()
  first.chatType('private').command('language', async ctx => {
    const keyboard = new InlineKeyboard()
    for (const language of languages) keyboard.text(wordsIn(language).t('language-name'), tap.pack(language))
    await ctx.reply(ctx.house.words.t('language-choose'), { reply_markup: keyboard })
  })
  onTap(first, tap, async (ctx, language) => {
    const { services, person } = ctx.house
    await services.people.chooseLanguage(person.actor, language)
    ctx.house.words = wordsIn(language)
    await ctx.editMessageText(ctx.house.words.t('language-chosen'))
  })
  return { first }
}
