import { Composer } from 'grammy'
import { amountFrom } from '../../../locales/amount.ts'
import { formatMoney } from '../../../locales/format.ts'
import { Refusal } from '../../../server/domain/refusals.ts'
import type { CartView } from '../../../server/services/index.ts'
import { button, inRows, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { showScreen } from '../../kit/screen.ts'
import { ask, defineQuestion } from '../question.ts'
import { cartTap, cashOwnTap, cashTap, payTap, tipOwnTap, tipsTap, tipTap } from '../taps.ts'
import { changeCart, sendCart } from './show-cart.ts'

const tipQuestion = 'tip'
const cashQuestion = 'cash'

const viewOf = (ctx: ChatContext): Promise<CartView> => ctx.house.services.carts.view(ctx.house.person.actor)

/** An amount out of a typed line. @throws Refusal when it is not one */
const typedAmount = async (ctx: ChatContext, text: string, code: 'cart.bad-tip' | 'cash.bad-amount') => {
  const { quote } = await viewOf(ctx)
  const units = amountFrom(text, quote.currency)
  if (units === null) throw new Refusal(code)
  return units
}

const first = new Composer<ChatContext>()

onTap(first, tipsTap, async ctx => {
  const { words } = ctx.house
  const { offeredTips } = await viewOf(ctx)
  await showScreen(ctx, {
    html: words.h('tip-ask'),
    keyboard: keyboard(
      offeredTips.map(({ percent, tip }) =>
        button(
          words.t('tip-percent', { percent: String(percent), sum: formatMoney(tip, words.language) }),
          tipTap.pack(tip.units),
        ),
      ),
      [button(words.t('tip-own'), tipOwnTap.pack()), button(words.t('tip-none'), tipTap.pack(0n))],
      [button(words.t('back-to-cart'), cartTap.pack(0))],
    ),
  })
})
onTap(first, tipTap, (ctx, units) =>
  changeCart(ctx, () => ctx.house.services.carts.setTip(ctx.house.person.actor, units)),
)
onTap(first, tipOwnTap, ctx => ask(ctx, tipQuestion, ctx.house.words.h('tip-own-ask')))

onTap(first, payTap, async ctx => {
  const { words } = ctx.house
  const {
    quote: { total },
    offeredCash,
  } = await viewOf(ctx)
  await showScreen(ctx, {
    html: words.h('pay-ask', { sum: formatMoney(total, words.language) }),
    keyboard: keyboard(
      [button(words.t('pay-exact', { sum: formatMoney(total, words.language) }), cashTap.pack(0n))],
      ...inRows(
        offeredCash.map(sum => button(formatMoney(sum, words.language), cashTap.pack(sum.units))),
        2,
      ),
      [button(words.t('pay-own'), cashOwnTap.pack())],
      [button(words.t('back-to-cart'), cartTap.pack(0))],
    ),
  })
})
onTap(first, cashTap, (ctx, units) =>
  changeCart(ctx, () =>
    ctx.house.services.carts.setCashFrom(ctx.house.person.actor, units === 0n ? null : units),
  ),
)
onTap(first, cashOwnTap, ctx => ask(ctx, cashQuestion, ctx.house.words.h('pay-own-ask')))

const dialogs = [
  defineQuestion(tipQuestion, async (ctx, text) => {
    const units = await typedAmount(ctx, text, 'cart.bad-tip')
    await ctx.house.services.carts.setTip(ctx.house.person.actor, units)
    await sendCart(ctx)
    return null
  }),
  defineQuestion(cashQuestion, async (ctx, text) => {
    const units = await typedAmount(ctx, text, 'cash.bad-amount')
    await ctx.house.services.carts.setCashFrom(ctx.house.person.actor, units)
    await sendCart(ctx)
    return null
  }),
]

/** A tip for the driver, and which money the customer will hand over, so that the driver brings change. */
export const tipAndCash: Feature = { first, dialogs }
