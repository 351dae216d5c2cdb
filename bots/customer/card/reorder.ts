import { Composer } from 'grammy'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { sendScreen } from '../../kit/screen.ts'
import { cartScreen, checkoutScreen } from '../cart/cart-screen.ts'
import { againTap } from '../taps.ts'

const first = new Composer<ChatContext>()
onTap(first, againTap, async (ctx, orderId) => {
  const { services, person, words } = ctx.house
  const { cart, missing } = await services.carts.reorder(person.actor, orderId)
  if (missing > 0)
    await ctx.answerCallbackQuery({ text: words.t('again-missing', { count: missing }), show_alert: true })
  else await ctx.answerCallbackQuery(words.t('again-filled'))
  const isReady = cart.quote.problems.length === 0 && cart.lines.length > 0
  await sendScreen(ctx, isReady ? checkoutScreen(cart, words) : cartScreen(cart, words))
})

/** The same again: one tap shows it all, the next one orders it. */
export const reorder: Feature = { first }
