import type { Message } from 'grammy/types'
import { sumOf } from '../../payments/model.ts'
import type { InvoiceContent, ServiceContent } from '../model.ts'
import type { World } from '../world.ts'

export function addInvoice(world: World, out: Message, content: InvoiceContent) {
  const invoice = world.ledger.invoices.get(content.invoiceId)
  if (!invoice) return
  const { title, description, currency, prices } = invoice
  out.invoice = {
    title,
    description,
    start_parameter: invoice.startParameter,
    currency,
    total_amount: sumOf(prices),
  }
}

type PaymentLine = Extract<ServiceContent, { kind: 'successful_payment' | 'refunded_payment' }>

export function addPayment(world: World, out: Message, line: PaymentLine) {
  const payment = world.ledger.payments.get(line.chargeId)
  if (!payment) return
  const charged = {
    currency: payment.currency,
    total_amount: payment.total,
    invoice_payload: payment.payload,
    telegram_payment_charge_id: payment.chargeId,
    provider_payment_charge_id: payment.providerChargeId,
  }
  if (line.kind === 'refunded_payment') {
    out.refunded_payment = { ...charged, currency: 'XTR' }
    return
  }
  out.successful_payment = charged
  if (payment.shippingOptionId !== null) out.successful_payment.shipping_option_id = payment.shippingOptionId
  if (payment.orderInfo) out.successful_payment.order_info = payment.orderInfo
  if (payment.subscription) {
    out.successful_payment.subscription_expiration_date = payment.subscription.until
    out.successful_payment.is_recurring = true
    if (payment.subscription.id === payment.chargeId) out.successful_payment.is_first_recurring = true
  }
}
