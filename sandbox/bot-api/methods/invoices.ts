import { payButton } from '../../payments/forwarded-invoice.ts'
import { type Invoice, stars, sumOf } from '../../payments/model.ts'
import type { InvoiceContent } from '../../world/model.ts'
import type { Call } from '../call.ts'
import { badRequest } from '../failure.ts'
import type { Handlers } from '../handlers.ts'
import { sourceOfCall } from '../invoice-source.ts'
import { readMarkup } from '../keyboards/read-markup.ts'
import { readInvoice } from '../read-invoice.ts'
import { destinationWith, having, put } from '../send.ts'

const monthInSeconds = 2_592_000
const mostSubscriptionStars = 10_000

/** Bills: as a message, and as a link that anybody may pay. */
export const invoiceMethods: Handlers = {
  sendInvoice: call => {
    const startParameter = call.text('start_parameter')
    const more = { hasLink: false, startParameter, subscriptionPeriod: 0 }
    const invoice = readInvoice(sourceOfCall(call), call.bot, newId(call), more)
    if (!/^[A-Za-z0-9_-]{0,64}$/.test(startParameter)) throw badRequest('START_PARAM_INVALID')
    const given = readMarkup(call.json('reply_markup', 'reply keyboard markup'))
    const markup = given.buttons ? given : { ...given, buttons: payButton(invoice) }
    const to = destinationWith(call, markup, true)
    call.world.ledger.invoices.set(invoice.id, invoice)
    const isPaidOnce = to.chat.type === 'private' || startParameter !== ''
    const content: InvoiceContent = { kind: 'invoice', invoiceId: invoice.id, isPaidOnce, receiptId: 0 }
    return having(put(call, to, content), 'invoice')
  },
  createInvoiceLink: call => {
    const subscriptionPeriod = call.integer('subscription_period', 0, 0)
    const more = { hasLink: true, startParameter: '', subscriptionPeriod }
    const invoice = readInvoice(sourceOfCall(call), call.bot, newId(call), more)
    if (subscriptionPeriod !== 0) checkSubscription(invoice)
    call.world.ledger.invoices.set(invoice.id, invoice)
    return `https://t.me/$${invoice.id}`
  },
}

function newId(call: Call<never>): string {
  return Buffer.from(call.world.seed.digits(16)).toString('base64url')
}

function checkSubscription(invoice: Invoice) {
  const { currency, prices, subscriptionPeriod } = invoice
  if (currency !== stars || subscriptionPeriod !== monthInSeconds)
    throw badRequest('SUBSCRIPTION_PERIOD_INVALID')
  if (sumOf(prices) > mostSubscriptionStars) throw badRequest('SUBSCRIPTION_AMOUNT_INVALID')
}
