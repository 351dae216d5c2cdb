import { Composer } from 'grammy'
import { Refusal } from '../../server/domain/refusals.ts'
import { button, keyboard } from '../kit/buttons.ts'
import type { ChatContext } from '../kit/context.ts'
import type { Feature } from '../kit/create-bot.ts'
import { alertRefusal } from '../kit/explain.ts'
import { onTap } from '../kit/on-tap.ts'
import { showScreen } from '../kit/screen.ts'
import { askPhone } from './ask-phone.ts'
import { checkoutScreen } from './cart/cart-screen.ts'
import { showCart } from './cart/show-cart.ts'
import { onLabel, sayAtHome } from './home.ts'
import { checkoutTap, placeTap, shopTap } from './taps.ts'

/** Shows everything that is about to be ordered, or what is still in the way. */
const showCheckout = async (ctx: ChatContext): Promise<void> => {
  const { services, person, words } = ctx.house
  const cart = await services.carts.view(person.actor)
  const problem = cart.quote.problems[0]
  if (problem) {
    await alertRefusal(ctx, new Refusal(problem.code, problem.facts), cart.timeZone)
    return showCart(ctx)
  }
  if (person.phone === null) return askPhone(ctx)
  await showScreen(ctx, checkoutScreen(cart, words))
}

/** One key for one intent: the same button of the same message, however often it is tapped. */
const keyOf = (ctx: ChatContext, cartVersion: number): string => {
  const message = ctx.callbackQuery?.message
  return `place:${message?.chat.id}:${message?.message_id}:${cartVersion}`
}

const place = async (ctx: ChatContext, cartVersion: number, totalUnits: bigint): Promise<void> => {
  const { services, person, words } = ctx.house
  if (person.phone === null) return askPhone(ctx)
  try {
    const placed = await services.orders.place(person.actor, {
      cartVersion,
      totalUnits,
      paymentMethod: 'cash',
      idempotencyKey: keyOf(ctx, cartVersion),
    })
    // The order's card comes by itself.
    await showScreen(ctx, {
      html: words.h('placed', { number: String(placed.number) }),
      keyboard: keyboard(),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await alertRefusal(ctx, error)
    await showCart(ctx)
  }
}

const first = new Composer<ChatContext>()
onTap(first, checkoutTap, showCheckout)
onTap(first, placeTap, place)
onLabel(first, 'phone-later', ctx => sayAtHome(ctx, ctx.house.words.h('left')))
first.on('message:contact', async ctx => {
  const { services, person, words } = ctx.house
  const { contact, from } = ctx.message
  const phone = await services.people.sharePhone(person.actor, {
    phone: contact.phone_number,
    contactTelegramId: contact.user_id === undefined ? null : BigInt(contact.user_id),
    senderTelegramId: BigInt(from.id),
  })
  ctx.house.person = { ...person, phone }
  await sayAtHome(ctx, words.h('phone-kept'))
  const cart = await services.carts.view(person.actor)
  if (cart.lines.length > 0) await showCheckout(ctx)
  else
    await ctx.reply(words.h('phone-next'), {
      parse_mode: 'HTML',
      reply_markup: keyboard([button(words.t('shop-button'), shopTap.pack(), 'primary')]),
    })
})

/** The last look, the phone before the first order, and the order. */
export const checkout: Feature = { first }
