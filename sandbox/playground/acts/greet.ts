import { Composer, InlineKeyboard } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import type { Words } from '../words/en.ts'

/** Two buttons in a row, as wide as the words need. */
function menu({ menu: say }: Words, appUrl: string): InlineKeyboard {
  return new InlineKeyboard()
    .webApp({ text: say.app, style: 'primary' }, appUrl)
    .row()
    .text(say.buttons, 'show:buttons')
    .text(say.keyboard, 'show:keyboard')
    .row()
    .text(say.card, 'show:card')
    .text(say.stars, 'show:stars')
    .row()
    .text(say.shipping, 'show:shipping')
    .text(say.dice, 'show:dice')
    .row()
    .text(say.poll, 'show:poll')
    .text(say.quiz, 'show:quiz')
    .row()
    .text(say.album, 'show:album')
    .text(say.place, 'show:place')
    .row()
    .text(say.draft, 'show:draft')
    .text(say.formatting, 'show:formatting')
    .row()
    .text(say.reply, 'show:reply')
}

/** What there is to try, the mini app, and how to go on. */
export const greetActs = new Composer<PlaygroundContext>()

const alone = greetActs.chatType('private')
alone.command('start', ctx =>
  ctx.reply(ctx.say.greeting(ctx.from.first_name), { reply_markup: menu(ctx.say, ctx.place.appUrl) }),
)
alone.command('app', ctx =>
  ctx.reply(ctx.say.openApp, {
    reply_markup: new InlineKeyboard().webApp(ctx.say.menu.app, ctx.place.appUrl),
  }),
)
greetActs.command(['start', 'app', 'help'], ctx => ctx.reply(ctx.say.help))
