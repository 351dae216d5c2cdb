import { Menu } from '@grammyjs/menu'
import { Composer } from 'grammy'
import { type LanguageCode, languages, wordsIn } from '../../locales/words.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { sayAtHome } from './home.ts'
import { welcome } from './welcome.ts'

const choose = (language: LanguageCode) => async (ctx: ChatContext) => {
  const { services, person } = ctx.house
  const isFirstChoice = !person.languageIsChosen
  await services.people.chooseLanguage(person.actor, language)
  const words = wordsIn(language)
  ctx.house.person = { ...person, language, languageIsChosen: true }
  ctx.house.words = words
  await ctx.answerCallbackQuery(words.t('language-chosen'))
  await ctx.editMessageText(words.h('language-chosen'), { parse_mode: 'HTML', reply_markup: undefined })
  if (isFirstChoice) await welcome(ctx)
  else await sayAtHome(ctx, words.h('language-changed'))
}

// Each language keeps its place, so a button means the same however old it is: nothing here can be out of date.
const menu = new Menu<ChatContext>('language', { autoAnswer: false, onMenuOutdated: false })
for (const language of languages)
  menu
    .text(
      ctx => `${ctx.house.person.language === language ? '✓ ' : ''}${wordsIn(language).t('language-name')}`,
      choose(language),
    )
    .row()

/** Asks which language to speak; the one that Telegram suggests is marked. */
export const askLanguage = async (ctx: ChatContext): Promise<void> => {
  const { words, person } = ctx.house
  await ctx.reply(
    person.languageIsChosen
      ? words.h('language-choose')
      : words.h('language-ask-first', { name: person.firstName }),
    { parse_mode: 'HTML', reply_markup: menu },
  )
}

const first = new Composer<ChatContext>()
// The plugin trusts the place a button names; only places that the menu has ever had reach it.
first.callbackQuery(/^language\/(?![0-2]\/0\/\/h)/, async ctx => {
  await ctx.answerCallbackQuery({ text: ctx.house.words.t('button-is-old'), show_alert: true })
})
first.use(menu)
first.command('language', askLanguage)

/** The language, on first contact and whenever somebody wants another one. */
export const language: Feature = { first }
