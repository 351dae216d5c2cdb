import type { BotSubscriptionUpdated } from 'grammy/types'
import { toUser } from '../world/bot-view/accounts.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import { type Subscription, sumOf } from './model.ts'
import { settlePayment } from './settle-payment.ts'

/** The person stops a subscription at the end of its period, or goes on with it; the bot hears of it. */
export function setCanceled(world: World, subscription: Subscription, isCanceled: boolean) {
  if (subscription.state === 'ended') throw new WorldRefusal(409, 'this subscription is over')
  if (!isCanceled && subscription.isStoppedByBot)
    throw new WorldRefusal(409, 'the bot stopped this subscription')
  if (subscription.isCanceledByPerson === isCanceled) return
  subscription.isCanceledByPerson = isCanceled
  tell(world, subscription, isCanceled ? 'canceled' : 'active')
}

/** A period goes by: it is paid for again, or fails for want of Stars, or ends where somebody stopped it. */
export function endPeriod(world: World, subscription: Subscription) {
  if (subscription.state === 'ended') throw new WorldRefusal(409, 'this subscription is over')
  if (subscription.isCanceledByPerson || subscription.isStoppedByBot) {
    subscription.state = 'ended'
    return
  }
  const { bot, person, invoice } = partiesOf(world, subscription)
  const total = sumOf(invoice.prices)
  if (world.ledger.starsOf(person.id) < total) {
    subscription.state = 'failed'
    tell(world, subscription, 'failed')
    return
  }
  subscription.state = 'running'
  subscription.until += subscription.period
  const { id, period, until } = subscription
  settlePayment(world, {
    invoice,
    bot,
    person,
    total,
    place: null,
    shippingOptionId: null,
    orderInfo: null,
    renewed: { id, period, until },
  })
}

export function partiesOf(world: World, { botId, personId, invoiceId }: Subscription) {
  const bot = world.bots.get(botId)
  const person = world.people.get(personId)
  const invoice = world.ledger.invoices.get(invoiceId)
  if (!bot || !person || !invoice) throw new WorldRefusal(404, 'nobody is left of this subscription')
  return { bot, person, invoice }
}

function tell(world: World, subscription: Subscription, state: BotSubscriptionUpdated['state']) {
  const { bot, person, invoice } = partiesOf(world, subscription)
  const update = { user: toUser(person), invoice_payload: invoice.payload, state }
  bot.queue.push('subscription', update, `payment ${person.id}`)
}
