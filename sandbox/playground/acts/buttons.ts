import { Composer, InlineKeyboard } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import type { Words } from '../words/en.ts'
import { onShow } from './show.ts'

/** Every kind of button under a message, in every colour. */
export const buttonActs = new Composer<PlaygroundContext>()

function everyButton({ buttons: say }: Words, count: number): InlineKeyboard {
  return new InlineKeyboard()
    .text({ text: say.counter(count), style: 'primary' }, `count:${count + 1}`)
    .row()
    .text({ text: say.note, style: 'success' }, 'note')
    .text({ text: say.alert, style: 'danger' }, 'alert')
    .row()
    .url(say.link, 'https://core.telegram.org/bots/api')
    .copyText(say.copy, 'PLAY-2026')
    .row()
    .switchInlineCurrent(say.inlineHere, 'hello')
    .switchInline(say.inlineElsewhere, 'hello')
    .row()
    .disabled(say.disabled)
}

onShow(
  buttonActs,
  'buttons',
  ctx => ctx.reply(ctx.say.buttons.title, { reply_markup: everyButton(ctx.say, 0) }),
  'buttons',
)
buttonActs.callbackQuery(/^count:(\d{1,9})$/, async ctx => {
  await ctx.editMessageReplyMarkup({ reply_markup: everyButton(ctx.say, Number(ctx.match[1])) })
  await ctx.answerCallbackQuery()
})
buttonActs.callbackQuery('note', ctx => ctx.answerCallbackQuery(ctx.say.buttons.noteText))
buttonActs.callbackQuery('alert', ctx =>
  ctx.answerCallbackQuery({ text: ctx.say.buttons.alertText, show_alert: true }),
)
