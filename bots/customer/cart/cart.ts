import { Composer } from 'grammy'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { showScreen } from '../../kit/screen.ts'
import { onLabel } from '../home.ts'
import { ask, defineQuestion } from '../question.ts'
import { cartTap, clearSureTap, clearTap, lineTap, noteAwayTap, noteTap } from '../taps.ts'
import { changeCart, sendCart, showCart } from './show-cart.ts'

const noteQuestion = 'note'

const first = new Composer<ChatContext>()
first.command('cart', ctx => showCart(ctx))
onLabel(first, 'home-cart', ctx => showCart(ctx))
onTap(first, cartTap, showCart)
onTap(first, lineTap, (ctx, lineId, quantity, page) =>
  changeCart(
    ctx,
    () =>
      ctx.house.services.carts.setQuantity(ctx.house.person.actor, {
        lineId,
        quantity: Math.max(0, quantity),
      }),
    page,
  ),
)
onTap(first, clearTap, ctx => {
  const { words } = ctx.house
  return showScreen(ctx, {
    html: words.h('cart-clear-ask'),
    keyboard: keyboard([
      button(words.t('cart-clear-yes'), clearSureTap.pack(), 'danger'),
      button(words.t('cart-keep'), cartTap.pack(0)),
    ]),
  })
})
onTap(first, clearSureTap, ctx =>
  changeCart(ctx, () => ctx.house.services.carts.clear(ctx.house.person.actor)),
)
onTap(first, noteTap, async ctx => {
  const { services, person, words } = ctx.house
  const { note } = await services.carts.view(person.actor)
  if (note !== null)
    await ctx.reply(words.h('note-now', { note }), {
      parse_mode: 'HTML',
      reply_markup: keyboard([button(words.t('note-away'), noteAwayTap.pack(), 'danger')]),
    })
  await ask(ctx, noteQuestion, words.h('note-ask'))
})
onTap(first, noteAwayTap, ctx =>
  changeCart(ctx, () => ctx.house.services.carts.setNote(ctx.house.person.actor, null)),
)

const dialogs = [
  defineQuestion(noteQuestion, async (ctx, text) => {
    await ctx.house.services.carts.setNote(ctx.house.person.actor, text)
    await sendCart(ctx)
    return null
  }),
]

/** The cart: quantities, clearing it, and a note for the shop. */
export const cart: Feature = { first, dialogs }
