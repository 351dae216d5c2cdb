import type { StarTransaction } from 'grammy/types'
import { type Payment, stars } from '../../payments/model.ts'
import { userById } from '../../world/bot-view/accounts.ts'
import { nowInSeconds } from '../../world/clock.ts'
import { postMessage } from '../../world/messages.ts'
import type { Call } from '../call.ts'
import { userNamed } from '../chats.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

/** What a bot earned in Stars, and giving it back. */
export const starMethods: Handlers = {
  getMyStarBalance: call => ({ amount: call.world.ledger.starsOfBot(call.bot.id) }),
  getStarTransactions: call => {
    const offset = call.integer('offset', 0, 0)
    const limit = call.integer('limit', 100, 1, 100)
    const { ledger } = call.world
    const moves = ledger.starMoves.flatMap(move => {
      const payment = ledger.payments.get(move.chargeId)
      return payment?.botId === call.bot.id ? [toTransaction(call, payment, move.isRefund)] : []
    })
    return { transactions: moves.slice(offset, offset + limit) }
  },
  refundStarPayment: call => {
    const payment = starPayment(call)
    if (payment.refundedAt > 0) throw badRequest('CHARGE_ALREADY_REFUNDED')
    call.world.ledger.refund(payment, nowInSeconds())
    const person = call.world.people.get(payment.personId)
    if (!person) return true
    postMessage(call.world, call.world.privateChat(call.bot, person), {
      fromId: call.bot.id,
      content: { kind: 'service', service: { kind: 'refunded_payment', chargeId: payment.chargeId } },
    })
    return true
  },
  editUserStarSubscription: call => {
    const { ledger } = call.world
    const subscription = ledger.subscriptions.get(starPayment(call).subscription?.id ?? '')
    if (!subscription) throw badRequest('CHARGE_ID_INVALID')
    if (subscription.state === 'ended') throw badRequest('SUBSCRIPTION_NOT_ACTIVE')
    subscription.isStoppedByBot = call.flag('is_canceled')
    return true
  },
}

/** The payment in Stars that a call names, made by the user it names. */
function starPayment(call: Call<'user_id' | 'telegram_payment_charge_id'>): Payment {
  const user = userNamed(call)
  const payment = call.world.ledger.payments.get(call.required('telegram_payment_charge_id'))
  const isRight = payment?.botId === call.bot.id && payment.personId === user.id
  if (!payment || !isRight || payment.currency !== stars) throw badRequest('CHARGE_ID_INVALID')
  return payment
}

/** A refund carries the id of the payment it gives back. */
function toTransaction(call: Call<never>, payment: Payment, isRefund: boolean): StarTransaction {
  const partner = {
    type: 'user' as const,
    transaction_type: 'invoice_payment' as const,
    user: userById(call.world, payment.personId),
    invoice_payload: payment.payload,
    ...(payment.subscription ? { subscription_period: payment.subscription.period } : {}),
  }
  return {
    id: payment.chargeId,
    amount: payment.total,
    date: isRefund ? payment.refundedAt : payment.date,
    ...(isRefund ? { receiver: partner } : { source: partner }),
  }
}
