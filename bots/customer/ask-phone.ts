import { replyKeyboard } from '../kit/buttons.ts'
import type { ChatContext } from '../kit/context.ts'
import { forgetTalk } from './talk/talk-state.ts'

/** Asks for the phone by the one button that proves whose it is. */
export const askPhone = async (ctx: ChatContext): Promise<void> => {
  const { words } = ctx.house
  await forgetTalk(ctx)
  await ctx.reply(words.h('phone-ask'), {
    parse_mode: 'HTML',
    reply_markup: replyKeyboard([
      [{ text: words.t('phone-share'), request_contact: true, style: 'primary' }],
      [words.t('phone-later')],
    ]),
  })
}
