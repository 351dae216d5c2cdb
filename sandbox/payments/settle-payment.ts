import type { OrderInfo } from 'grammy/types'
import { nowInSeconds } from '../world/clock.ts'
import { postMessage } from '../world/messages.ts'
import type { BotAccount, Person, StoredMessage } from '../world/model.ts'
import type { World } from '../world/world.ts'
import type { Place } from './checkouts.ts'
import { type Invoice, type Payment, stars } from './model.ts'

/** What is charged, to whom and for what. */
export interface Bought {
  invoice: Invoice
  bot: BotAccount
  person: Person
  total: number
  place: Place
  shippingOptionId: string | null
  orderInfo: OrderInfo | null
  /** A later payment of a subscription that there is already. */
  renewed: Payment['subscription']
}

/** Writes the payment down and puts its line into the person's chat with the bot. */
export function settlePayment(world: World, bought: Bought): StoredMessage {
  const { bot, person, place } = bought
  const payment = paymentFor(world, bought)
  world.ledger.record(payment)
  if (payment.subscription && bought.renewed === null) beginSubscription(world, payment, payment.subscription)
  const chat = world.privateChat(bot, person)
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

function paymentFor(world: World, bought: Bought): Payment {
  const { invoice, bot, person, total, shippingOptionId, orderInfo, renewed } = bought
  const { seed } = world
  const isInStars = invoice.currency === stars
  const chargeId = isInStars ? `stx${seed.digits(24)}` : `${seed.digits(19)}_${bot.id}`
  const date = nowInSeconds()
  const period = invoice.subscriptionPeriod
  const begun = period > 0 ? { id: chargeId, period, until: date + period } : null
  return {
    chargeId,
    providerChargeId: isInStars ? `${person.id}_${seed.digits(6)}` : `test_${seed.digits(24)}`,
    invoiceId: invoice.id,
    botId: bot.id,
    personId: person.id,
    currency: invoice.currency,
    total,
    payload: invoice.payload,
    date,
    shippingOptionId,
    orderInfo,
    refundedAt: 0,
    subscription: renewed ?? begun,
  }
}

function beginSubscription(world: World, payment: Payment, terms: NonNullable<Payment['subscription']>) {
  const { invoiceId, botId, personId } = payment
  world.ledger.subscriptions.set(terms.id, {
    ...terms,
    invoiceId,
    botId,
    personId,
    isCanceledByPerson: false,
    isStoppedByBot: false,
    state: 'running',
  })
}
