import type { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import { wordsIn } from '../../locales/words.ts'
import type { ChatContext } from './context.ts'

/** Tells the person that something of ours broke; what they asked for is set aside for somebody to look at. */
export const apologise = async (bot: Bot<ChatContext>, update: Update): Promise<void> => {
  const from = update.message?.from ?? update.callback_query?.from
  if (!from) return
  const text = wordsIn(from.language_code?.slice(0, 2) ?? 'en').t('our-fault')
  if (update.callback_query)
    await bot.api.answerCallbackQuery(update.callback_query.id, { text, show_alert: true })
  else if (update.message?.chat.type === 'private') await bot.api.sendMessage(update.message.chat.id, text)
}
