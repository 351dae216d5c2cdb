import type { Composer } from 'grammy'
import type { ReplyKeyboardMarkup } from 'grammy/types'
import { languages, type Words, wordsIn } from '../../locales/words.ts'
import { replyKeyboard } from '../kit/buttons.ts'
import type { ChatContext } from '../kit/context.ts'
import { forgetTalk } from './talk/talk-state.ts'

/** Buttons in place of the letters: what each says in a language stands in the words under this key. */
export const labelKeys = [
  'home-menu',
  'home-cart',
  'home-orders',
  'home-help',
  'address-back',
  'phone-later',
  'talk-stop',
] as const
export type LabelKey = (typeof labelKeys)[number]

/** A label in all languages: a keyboard outlives a change of language. */
const labelsOf = (key: LabelKey): string[] => languages.map(language => wordsIn(language).t(key))

const labels: ReadonlySet<string> = new Set(labelKeys.flatMap(labelsOf))

/** Whether a text is a press on one of our own keyboards, and not something somebody wants to say. */
export const isLabel = (text: string): boolean => labels.has(text)

export const onLabel = (
  composer: Composer<ChatContext>,
  key: LabelKey,
  handle: (ctx: ChatContext) => Promise<unknown>,
): void => {
  const known = new Set(labelsOf(key))
  composer.on('message:text', async (ctx, next) => {
    if (!known.has(ctx.message.text)) return next()
    await handle(ctx)
  })
}

export const homeKeyboard = (words: Words): ReplyKeyboardMarkup =>
  replyKeyboard(
    [
      [words.t('home-menu'), words.t('home-cart')],
      [words.t('home-orders'), words.t('home-help')],
    ],
    words.t('home-placeholder'),
  )

/**
 * Says something and brings the usual keyboard back. That keyboard is the sign that one writes to nobody but the bot, so
 * a conversation that was open ends here.
 */
export const sayAtHome = async (ctx: ChatContext, html: string): Promise<void> => {
  await forgetTalk(ctx)
  await ctx.reply(html, {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: homeKeyboard(ctx.house.words),
  })
}
