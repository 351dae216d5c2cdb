import { Composer, GrammyError } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { star } from '../offers.ts'
import { onShow } from './show.ts'

/** Paying in Stars, and getting them back. */
export const starActs = new Composer<PlaygroundContext>()

onShow(
  starActs,
  'stars',
  ctx => {
    const { title, description, payload, currency, prices } = star(ctx.say)
    return ctx.replyWithInvoice(title, description, payload, currency, prices)
  },
  'stars',
)
starActs.callbackQuery('refund', async ctx => {
  const { message } = ctx.callbackQuery
  // The charge is named by the very message whose button was tapped.
  const code =
    message && 'text' in message ? message.entities?.find(({ type }) => type === 'code') : undefined
  if (!message || !('text' in message) || !code) return ctx.answerCallbackQuery()
  const chargeId = message.text?.slice(code.offset, code.offset + code.length) ?? ''
  try {
    await ctx.api.refundStarPayment(ctx.from.id, chargeId)
  } catch (error) {
    if (!(error instanceof GrammyError) || !error.description.includes('CHARGE_ALREADY_REFUNDED')) throw error
    return ctx.answerCallbackQuery(ctx.say.pay.refundedAlready)
  }
  await ctx.editMessageReplyMarkup()
  return ctx.answerCallbackQuery(ctx.say.pay.refunded)
})
