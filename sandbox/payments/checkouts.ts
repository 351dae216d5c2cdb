import type { OrderInfo, PreCheckoutQuery, ShippingAddress } from 'grammy/types'
import { toUser } from '../world/bot-view/accounts.ts'
import { keepNewest } from '../world/keep-newest.ts'
import type { BotAccount, Chat, InvoiceContent, Person, StoredMessage } from '../world/model.ts'
import { Questions } from '../world/questions.ts'
import { type World, WorldRefusal } from '../world/world.ts'
import { type Invoice, type ShippingChoice, stars, sumOf } from './model.ts'
import { settlePayment } from './settle-payment.ts'
import { type Card, outcomeOf } from './test-cards.ts'

export type Trouble = {
  kind:
    | 'bot_refused'
    | 'bot_did_not_answer'
    | 'card_declined'
    | 'no_funds'
    | 'card_invalid'
    | 'info_missing'
    | 'shipping_refused'
    | 'shipping_not_chosen'
    | 'tip_too_high'
    | 'too_few_stars'
    | 'already_paid'
  message: string | null
}

/** The message that showed the invoice; null where it was a link. */
export type Place = { chat: Chat; message: StoredMessage; content: InvoiceContent } | null

/** One person paying one invoice. */
export interface Checkout {
  id: string
  person: Person
  bot: BotAccount
  invoice: Invoice
  place: Place
  state: 'open' | 'asking' | 'pending' | 'paid' | 'failed' | 'cancelled'
  trouble: Trouble | null
  info: OrderInfo | null
  shippingOptions: ShippingChoice[] | null
  shipping: ShippingChoice | null
  tip: number
  receiptId: number | null
  /** The one attempt that is going on: a second tap waits for it. */
  paying: Promise<void> | null
}

export interface CheckoutTimes {
  /** How long a bot may think about a query, milliseconds; Telegram gives 10 000. */
  answerLimitMs: number
  /** How long the provider takes over a late card, milliseconds. */
  lateChargeMs: number
}

export type ShippingAnswer = { options: ShippingChoice[] } | { error: string }
/** Null: go on. */
export type PreCheckoutAnswer = { error: string | null }

export interface PaymentWish {
  card: Card | null
  tip: number
  shippingOptionId: string | null
}

const mostKept = 10_000

/** Payments that are going on. Every charge happens at most once, however often and wherever Pay is tapped. */
export class Checkouts {
  readonly shippingQuestions = new Questions<ShippingAnswer>()
  readonly preCheckoutQuestions = new Questions<PreCheckoutAnswer>()
  private readonly all = new Map<string, Checkout>()
  /** Messages whose one payment is being charged this moment. */
  private readonly charging = new Set<InvoiceContent>()
  private readonly world: World
  private readonly times: CheckoutTimes

  constructor(world: World, times: CheckoutTimes) {
    this.world = world
    this.times = times
  }

  begin(person: Person, bot: BotAccount, invoice: Invoice, place: Place): Checkout {
    const checkout: Checkout = {
      id: this.world.seed.digits(15),
      person,
      bot,
      invoice,
      place,
      state: 'open',
      trouble: null,
      info: null,
      shippingOptions: null,
      shipping: null,
      tip: 0,
      receiptId: null,
      paying: null,
    }
    this.all.set(checkout.id, checkout)
    keepNewest(this.all, mostKept)
    if (isPaid(place)) end(checkout, 'already_paid')
    return checkout
  }

  get(id: string): Checkout {
    const checkout = this.all.get(id)
    if (!checkout) throw new WorldRefusal(404, 'there is no such checkout')
    return checkout
  }

  cancel(checkout: Checkout) {
    if (checkout.state === 'pending' || checkout.state === 'paid') {
      throw new WorldRefusal(409, 'the payment is with the provider already')
    }
    if (checkout.state !== 'failed') checkout.state = 'cancelled'
  }

  /** Takes what the invoice asks of the person, and asks the bot for shipping where the price depends on it. */
  async giveInfo(checkout: Checkout, info: OrderInfo): Promise<void> {
    assertOpen(checkout)
    const { invoice, bot, person } = checkout
    const kept = asked(invoice, info)
    const missing = missingFrom(invoice, kept)
    checkout.trouble = missing === null ? null : { kind: 'info_missing', message: missing }
    if (missing !== null) return
    checkout.info = kept
    checkout.shipping = null
    checkout.shippingOptions = null
    if (!invoice.isFlexible || !kept.shipping_address) return
    const id = this.world.seed.digits(18)
    const answered = this.shippingQuestions.ask(bot, id, this.times.answerLimitMs)
    const query = {
      id,
      from: toUser(person),
      invoice_payload: invoice.payload,
      shipping_address: kept.shipping_address,
    }
    bot.queue.push('shipping_query', query, `payment ${person.id}`)
    const answer = await answered
    if (answer === null) checkout.trouble = { kind: 'bot_did_not_answer', message: null }
    else if ('error' in answer) checkout.trouble = { kind: 'shipping_refused', message: answer.error }
    else checkout.shippingOptions = answer.options
  }

  /** Pays, or joins the attempt that is going on. Settles when it is known how the attempt goes on. */
  async pay(checkout: Checkout, wish: PaymentWish): Promise<void> {
    if (checkout.state === 'paid' || checkout.state === 'pending') return
    if (checkout.paying) return checkout.paying
    assertOpen(checkout)
    checkout.paying = this.attempt(checkout, wish)
    try {
      await checkout.paying
    } finally {
      checkout.paying = null
    }
  }

  /** Forgets all payments that are going on; nothing more is charged. */
  clear() {
    for (const checkout of this.all.values()) if (checkout.state !== 'paid') checkout.state = 'cancelled'
    this.all.clear()
    this.charging.clear()
    this.shippingQuestions.clear()
    this.preCheckoutQuestions.clear()
  }

  private async attempt(checkout: Checkout, wish: PaymentWish): Promise<void> {
    checkout.trouble = this.objection(checkout, wish)
    if (checkout.trouble) {
      if (checkout.trouble.kind === 'already_paid') checkout.state = 'failed'
      return
    }
    checkout.state = 'asking'
    const answer = await this.askBot(checkout)
    if (checkout.state !== 'asking') return
    if (answer === null) return end(checkout, 'bot_did_not_answer')
    if (answer.error !== null) return end(checkout, 'bot_refused', answer.error)
    this.charge(checkout, wish)
  }

  /** What keeps a payment from being asked for at all. */
  private objection(checkout: Checkout, wish: PaymentWish): Trouble | null {
    const { invoice, place, person } = checkout
    const trouble = (kind: Trouble['kind'], message: string | null = null): Trouble => ({ kind, message })
    if (place?.message.content.kind === 'deleted') throw new WorldRefusal(404, 'the invoice was taken back')
    if (isPaid(place)) return trouble('already_paid')
    const missing = missingFrom(invoice, checkout.info ?? {})
    if (missing !== null) return trouble('info_missing', missing)
    if (invoice.isFlexible) {
      const chosen = checkout.shippingOptions?.find(option => option.id === wish.shippingOptionId)
      if (!chosen) return trouble('shipping_not_chosen')
      checkout.shipping = chosen
    }
    if (wish.tip > invoice.maxTip) return trouble('tip_too_high')
    checkout.tip = wish.tip
    if (invoice.currency === stars) {
      return this.world.ledger.starsOf(person.id) < totalOf(checkout) ? trouble('too_few_stars') : null
    }
    return wish.card === null || outcomeOf(wish.card) === null ? trouble('card_invalid') : null
  }

  /** Where the bot does not want such updates it cannot answer, and the time runs out as it does at Telegram. */
  private askBot(checkout: Checkout): Promise<PreCheckoutAnswer | null> {
    const { bot, person, invoice, info, shipping } = checkout
    const id = this.world.seed.digits(18)
    const answered = this.preCheckoutQuestions.ask(bot, id, this.times.answerLimitMs)
    const query: PreCheckoutQuery = {
      id,
      from: toUser(person),
      currency: invoice.currency,
      total_amount: totalOf(checkout),
      invoice_payload: invoice.payload,
    }
    if (shipping) query.shipping_option_id = shipping.id
    if (info && Object.keys(info).length > 0) query.order_info = info
    bot.queue.push('pre_checkout_query', query, `payment ${person.id}`)
    return answered
  }

  /** From here to the charge nothing waits, so two windows cannot both get through. */
  private charge(checkout: Checkout, wish: PaymentWish) {
    const { place, invoice, person } = checkout
    if (isPaid(place) || (place && this.charging.has(place.content))) return end(checkout, 'already_paid')
    if (invoice.currency === stars) {
      if (this.world.ledger.starsOf(person.id) < totalOf(checkout)) return refuse(checkout, 'too_few_stars')
      return this.settle(checkout)
    }
    const outcome = wish.card && outcomeOf(wish.card)
    if (outcome === 'success') return this.settle(checkout)
    if (outcome !== 'late') return refuse(checkout, outcome === 'no_funds' ? 'no_funds' : 'card_declined')
    checkout.state = 'pending'
    if (isPaidOnce(place)) this.charging.add(place.content)
    const timer = setTimeout(() => {
      if (place) this.charging.delete(place.content)
      if (checkout.state === 'pending') this.settle(checkout)
    }, this.times.lateChargeMs)
    timer.unref()
  }

  private settle(checkout: Checkout) {
    checkout.state = 'paid'
    checkout.trouble = null
    const { invoice, bot, person, place, shipping, info } = checkout
    const receipt = settlePayment(this.world, {
      invoice,
      bot,
      person,
      place,
      total: totalOf(checkout),
      shippingOptionId: shipping?.id ?? null,
      orderInfo: info && Object.keys(info).length > 0 ? info : null,
      renewed: null,
    })
    checkout.receiptId = receipt.id
  }
}

/** The whole sum: prices, the shipping that was chosen, the tip. */
export function totalOf({ invoice, shipping, tip }: Checkout): number {
  return sumOf(invoice.prices) + sumOf(shipping?.prices ?? []) + tip
}

/**
 * An invoice in the chat with its bot, or one that may not be copied, is paid once. Copies and links and what stands
 * in groups without a start parameter are paid by anybody, any number of times.
 */
export function isPaidOnce(place: Place): place is NonNullable<Place> {
  return place !== null && place.message.forward === null && place.content.isPaidOnce
}

export function isPaid(place: Place): boolean {
  return isPaidOnce(place) && place.content.receiptId > 0
}

function assertOpen(checkout: Checkout) {
  if (checkout.state !== 'open') throw new WorldRefusal(409, `this payment is ${checkout.state}`)
}

function end(checkout: Checkout, kind: Trouble['kind'], message: string | null = null) {
  checkout.state = 'failed'
  checkout.trouble = { kind, message }
}

/** Another card, or the same one later, may do better. */
function refuse(checkout: Checkout, kind: Trouble['kind']) {
  checkout.state = 'open'
  checkout.trouble = { kind, message: null }
}

/** The bot learns what it asked for and no more. */
function asked(invoice: Invoice, info: OrderInfo): OrderInfo {
  return {
    ...(invoice.needsName && info.name ? { name: info.name } : {}),
    ...(invoice.needsPhone && info.phone_number ? { phone_number: info.phone_number } : {}),
    ...(invoice.needsEmail && info.email ? { email: info.email } : {}),
    ...(invoice.needsAddress && info.shipping_address
      ? { shipping_address: info.shipping_address satisfies ShippingAddress }
      : {}),
  }
}

function missingFrom(invoice: Invoice, info: OrderInfo): string | null {
  if (invoice.needsName && !info.name) return 'name'
  if (invoice.needsPhone && !info.phone_number) return 'phone'
  if (invoice.needsEmail && !info.email) return 'email'
  if (invoice.needsAddress && !info.shipping_address) return 'address'
  return null
}
