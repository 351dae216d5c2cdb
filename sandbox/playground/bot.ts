import { Bot } from 'grammy'
import { buttonActs } from './acts/buttons.ts'
import { cardActs } from './acts/card.ts'
import { draftActs } from './acts/draft.ts'
import { formattingActs } from './acts/formatting.ts'
import { greetActs } from './acts/greet.ts'
import { inlineActs } from './acts/inline.ts'
import { keyboardActs } from './acts/keyboard.ts'
import { movingPlaceActs } from './acts/moving-place.ts'
import { pastimeActs } from './acts/pastimes.ts'
import { pictureActs } from './acts/pictures.ts'
import { starActs } from './acts/stars.ts'
import type { Place, PlaygroundContext } from './context.ts'
import { wordsFor } from './words/words.ts'

/** The bot with everything it can do. It remembers nothing: whatever it has to know stands in its buttons. */
export function makeBot(token: string, apiRoot: string, place: Place): Bot<PlaygroundContext> {
  const bot = new Bot<PlaygroundContext>(token, { client: { apiRoot } })
  bot.use((ctx, next) => {
    ctx.say = wordsFor(ctx.from?.language_code)
    ctx.place = place
    return next()
  })
  bot.use(
    inlineActs,
    cardActs,
    starActs,
    greetActs,
    buttonActs,
    pastimeActs,
    pictureActs,
    movingPlaceActs,
    draftActs,
    formattingActs,
    keyboardActs,
  )
  // Whoever taps must see the clock on the button stop, whatever button it was.
  bot.on('callback_query', ctx => ctx.answerCallbackQuery())
  return bot
}
