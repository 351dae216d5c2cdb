import { postMessage } from '../world/messages.ts'
import type { StoredMessage } from '../world/model.ts'
import { nowInSeconds, type World } from '../world/world.ts'
import type { Checkout } from './checkouts.ts'
import { type Payment, stars } from './model.ts'

/** Writes the payment down and puts its line into the person's chat with the bot. */
export function settlePayment(world: World, checkout: Checkout, total: number): StoredMessage {
  const { invoice, bot, person, place, shipping, info } = checkout
  const chat = world.privateChat(bot, person)
  const now = nowInSeconds()
  const period = invoice.subscriptionPeriod
  const payment: Payment = {
    chargeId:
      invoice.currency === stars ? `stx${world.seed.digits(24)}` : `${world.seed.digits(19)}_${bot.id}`,
    providerChargeId:
      invoice.currency === stars ? `${person.id}_${world.seed.digits(6)}` : `test_${world.seed.digits(24)}`,
    invoiceId: invoice.id,
    botId: bot.id,
    personId: person.id,
    currency: invoice.currency,
    total,
    payload: invoice.payload,
    date: now,
    shippingOptionId: shipping?.id ?? null,
    orderInfo: info && Object.keys(info).length > 0 ? info : null,
    refundedAt: 0,
    subscription: period > 0 ? { period, until: now + period, isCanceled: false } : null,
  }
  world.ledger.record(payment)
  // Whoever pays a bot has let it write.
  chat.isStarted = true
  const invoiceMessageId = place?.chat === chat ? place.message.id : 0
  const message = postMessage(world, chat, {
    fromId: person.id,
    content: {
      kind: 'service',
      service: { kind: 'successful_payment', chargeId: payment.chargeId, invoiceMessageId },
    },
    replyToId: invoiceMessageId,
  })
  if (place?.content.isPaidOnce) {
    place.content.receiptId = message.id
    world.events.add({ kind: 'message', chat: place.chat, change: 'edited', messageId: place.message.id })
  }
  world.events.add({ kind: 'chat', chat })
  return message
}
