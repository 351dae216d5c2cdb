import { type Checkout, isPaid, type Place, totalOf } from '../../payments/checkouts.ts'
import { type Invoice, stars, sumOf } from '../../payments/model.ts'
import type { Chat, InvoiceContent, Person, ServiceContent } from '../../world/model.ts'
import { nameOf, type World } from '../../world/world.ts'
import type { CheckoutView, InvoiceFormView, InvoiceView, ServiceView } from '../contract.ts'

type PaymentLine = Extract<ServiceContent, { kind: 'successful_payment' | 'refunded_payment' }>

/** An invoice that is gone from the world is an empty one. */
export function toInvoiceView(world: World, chat: Chat, content: InvoiceContent): InvoiceView {
  const invoice = world.ledger.invoices.get(content.invoiceId)
  if (!invoice) {
    return { title: '', description: '', currency: stars, total: 0, photoUrl: null, receiptMessageId: null }
  }
  return bareView(invoice, chat, content)
}

function bareView(
  invoice: Invoice,
  chat: Chat | undefined,
  content: InvoiceContent | undefined,
): InvoiceView {
  const { title, description, currency, prices, photoUrl } = invoice
  const isWithBot = chat?.type === 'private' && chat.bot.id === invoice.botId
  return {
    title,
    description,
    currency,
    total: sumOf(prices),
    photoUrl,
    receiptMessageId: isWithBot && content && content.receiptId > 0 ? content.receiptId : null,
  }
}

export function toPaymentView(world: World, line: PaymentLine): ServiceView {
  const payment = world.ledger.payments.get(line.chargeId)
  const sum = { currency: payment?.currency ?? stars, total: payment?.total ?? 0 }
  if (line.kind === 'refunded_payment') return { kind: 'refunded_payment', ...sum }
  const title = payment ? (world.ledger.invoices.get(payment.invoiceId)?.title ?? '') : ''
  return { kind: 'successful_payment', ...sum, title, invoiceMessageId: line.invoiceMessageId || null }
}

export function toInvoiceForm(world: World, person: Person, invoice: Invoice, place: Place): InvoiceFormView {
  const bot = world.bots.get(invoice.botId)
  const isInStars = invoice.currency === stars
  return {
    ...bareView(invoice, place?.chat, place?.content),
    bot: { id: invoice.botId, username: bot?.username ?? '', name: bot ? nameOf(bot) : '' },
    prices: invoice.prices,
    maxTip: invoice.maxTip,
    suggestedTips: invoice.suggestedTips,
    needsName: invoice.needsName,
    needsPhone: invoice.needsPhone,
    needsEmail: invoice.needsEmail,
    needsAddress: invoice.needsAddress,
    isFlexible: invoice.isFlexible,
    paidBy: isInStars ? 'stars' : 'card',
    starBalance: isInStars ? world.ledger.starsOf(person.id) : 0,
    isPaid: isPaid(place),
  }
}

export function toCheckoutView(world: World, checkout: Checkout): CheckoutView {
  const { id, state, person, invoice, place, shippingOptions, trouble } = checkout
  return {
    id,
    state,
    invoice: toInvoiceForm(world, person, invoice, place),
    shippingOptions,
    trouble,
    total: totalOf(checkout),
    receiptMessageId: checkout.receiptId,
  }
}
