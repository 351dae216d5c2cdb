import { Composer, InlineKeyboard, InlineQueryResultBuilder } from 'grammy'
import type { PlaygroundContext } from '../context.ts'

const square = { latitude: -34.9066, longitude: -56.1995 }

/** Asked from any chat: articles, a picture, a place, and the way to more above them. */
export const inlineActs = new Composer<PlaygroundContext>()

inlineActs.on('inline_query', ctx => {
  const { inline: say } = ctx.say
  const words = ctx.inlineQuery.query.trim()
  const picture = new URL('pictures/sea.jpg', ctx.place.appUrl).href
  const again = new InlineKeyboard().switchInlineCurrent(ctx.say.buttons.inlineHere, words)
  const shouted = words.toLocaleUpperCase()
  return ctx.answerInlineQuery(
    [
      InlineQueryResultBuilder.article('hello', say.hello, {
        description: say.helloText(words),
        reply_markup: again,
      }).text(say.helloText(words)),
      ...(words === ''
        ? []
        : [
            InlineQueryResultBuilder.article('shout', say.shout, { description: say.shoutAbout }).text(
              shouted,
            ),
          ]),
      InlineQueryResultBuilder.photo('picture', picture, { thumbnail_url: picture, title: say.picture }),
      InlineQueryResultBuilder.venue('venue', say.venue, square.latitude, square.longitude, say.address),
    ],
    // Everybody is answered in a language of their own.
    { is_personal: true, cache_time: 0, button: { text: say.button, start_parameter: 'inline' } },
  )
})
