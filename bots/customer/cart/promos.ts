import { Composer } from 'grammy'
import { formatMoney } from '../../../locales/format.ts'
import type { Words } from '../../../locales/words.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { CartView } from '../../../server/services/index.ts'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { type Screen, showScreen } from '../../kit/screen.ts'
import { oneLine } from '../../kit/text.ts'
import { refusedPromosHtml } from '../breakdown.ts'
import { ask, defineQuestion } from '../question.ts'
import { cartTap, promoAskTap, promoAwayTap, promosTap } from '../taps.ts'
import { changeCart, sendCart } from './show-cart.ts'

const promoQuestion = 'promo'
const longestShown = 40

const askForCode = (ctx: ChatContext) => ask(ctx, promoQuestion, ctx.house.words.h('promo-ask'))

/** Puts a code into the cart. @throws Refusal as `CartsService.addPromo` */
export const addPromo = (ctx: ChatContext, code: string): Promise<CartView> =>
  ctx.house.services.carts.addPromo(ctx.house.person.actor, { code })

/** The codes of the cart: what each takes off or why it does not, and buttons that take them out. */
const promosScreen = (cart: CartView, words: Words): Screen => {
  const { promos } = cart.quote
  return {
    html: [
      words.h('promo-title'),
      ...promos
        .filter(promo => promo.accepted)
        .map(({ code, amount }) =>
          words.h('promo-taken', {
            code: oneLine(code, longestShown),
            sum: formatMoney(amount, words.language),
          }),
        ),
      ...refusedPromosHtml(cart.quote, words, cart.timeZone),
    ].join('\n'),
    keyboard: keyboard(
      ...promos.map(({ code }, nth) => [
        button(
          words.t('promo-away-button', { code: oneLine(code, longestShown) }),
          promoAwayTap.pack(nth, cart.version),
        ),
      ]),
      [button(words.t('promo-another-button'), promoAskTap.pack())],
      [button(words.t('back-to-cart'), cartTap.pack(0))],
    ),
  }
}

const first = new Composer<ChatContext>()
first.command('promo', async ctx => {
  const typed = ctx.match.trim()
  if (typed === '') return askForCode(ctx)
  await addPromo(ctx, typed)
  await sendCart(ctx)
})
onTap(first, promosTap, async ctx => {
  const { services, person, words } = ctx.house
  const cart = await services.carts.view(person.actor)
  if (cart.quote.promos.length === 0) return askForCode(ctx)
  await showScreen(ctx, promosScreen(cart, words))
})
onTap(first, promoAskTap, askForCode)
onTap(first, promoAwayTap, (ctx, nth, version) =>
  changeCart(ctx, async () => {
    const { services, person } = ctx.house
    const cart = await services.carts.view(person.actor)
    const promo = cart.quote.promos[nth]
    if (cart.version !== version || !promo) throw new Refusal('cart.changed')
    return services.carts.removePromo(person.actor, { code: promo.code })
  }),
)

const dialogs = [
  defineQuestion(promoQuestion, async (ctx, text) => {
    await addPromo(ctx, text)
    await sendCart(ctx)
    return null
  }),
]

/** Promo codes: giving one, seeing what each does, taking one out. */
export const promos: Feature = { first, dialogs }
