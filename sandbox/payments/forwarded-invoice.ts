import type { InlineKeyboardMarkup } from 'grammy/types'
import type { InvoiceContent } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { amountText } from './currencies.ts'
import { type Invoice, sumOf } from './model.ts'

/** A copy is paid by whoever sees it; with a start parameter it opens the bot instead. */
export function forwardedInvoice(
  world: World,
  content: InvoiceContent,
): { content: InvoiceContent; buttons: InlineKeyboardMarkup } {
  const copy: InvoiceContent = {
    kind: 'invoice',
    invoiceId: content.invoiceId,
    isPaidOnce: false,
    receiptId: 0,
  }
  const invoice = world.ledger.invoices.get(content.invoiceId)
  if (!invoice || invoice.startParameter === '') return { content: copy, buttons: payButton(invoice) }
  const username = world.bots.get(invoice.botId)?.username ?? ''
  const url = `https://t.me/${username}?start=${encodeURIComponent(invoice.startParameter)}`
  return { content: copy, buttons: { inline_keyboard: [[{ text: payText(invoice), url }]] } }
}

/** The button that stands under an invoice whose bot gave none. */
export function payButton(invoice: Invoice | undefined): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: payText(invoice), pay: true }]] }
}

function payText(invoice: Invoice | undefined): string {
  return invoice ? `Pay ${amountText(invoice.currency, sumOf(invoice.prices))}` : 'Pay'
}
