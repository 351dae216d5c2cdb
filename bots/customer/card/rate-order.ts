import { Composer } from 'grammy'
import { button, keyboard } from '../../kit/buttons.ts'
import type { ChatContext } from '../../kit/context.ts'
import type { Feature } from '../../kit/create-bot.ts'
import { onTap } from '../../kit/on-tap.ts'
import { sendScreen } from '../../kit/screen.ts'
import { ask, defineQuestion } from '../question.ts'
import { rateTap, reviewTap } from '../taps.ts'

const reviewQuestion = 'review'
const longestReview = 1000

const first = new Composer<ChatContext>()
onTap(first, rateTap, async (ctx, orderId, stars) => {
  const { services, person, words } = ctx.house
  const view = await services.orders.review(person.actor, { orderId, stars })
  await sendScreen(ctx, {
    html: words.h(stars <= 3 ? 'rated-sorry' : 'rated-thanks', { number: String(view.number) }),
    keyboard: keyboard([button(words.t('review-button'), reviewTap.pack(orderId))]),
  })
})
onTap(first, reviewTap, async (ctx, orderId) => {
  const { services, person, words } = ctx.house
  const view = await services.orders.track(person.actor, orderId)
  await ask(ctx, reviewQuestion, words.h('review-ask-text', { number: String(view.number) }), orderId)
})

const dialogs = [
  defineQuestion(reviewQuestion, async (ctx, text, orderId = '') => {
    const { services, person, words } = ctx.house
    if (text.length > longestReview) return words.t('review-too-long', { count: longestReview })
    await services.orders.review(person.actor, { orderId, text })
    await ctx.reply(words.h('review-kept'), { parse_mode: 'HTML' })
    return null
  }),
]

/** Stars for an order, and a few words when somebody wants to say them. */
export const rateOrder: Feature = { first, dialogs }
