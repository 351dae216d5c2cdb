import type { InvoiceRef } from '../../api/contract.ts'
import type { Desk } from '../state/desk.ts'

/** How a payment sheet ended, in the words of `invoice_closed`. */
export type InvoiceEnd = 'paid' | 'cancelled' | 'failed' | 'pending'

/** A payment sheet that is open, and whom to tell how it ended. */
export type OpenInvoice = { invoice: InvoiceRef; end: (how: InvoiceEnd) => void }

/** Shows the payment sheet over this window (over a mini app too) and answers how it ended. */
export function openInvoice(desk: Desk, invoice: InvoiceRef): Promise<InvoiceEnd> {
  desk.payment.value?.end('cancelled')
  return new Promise(resolve => {
    const opened: OpenInvoice = {
      invoice,
      end: how => {
        if (desk.payment.value === opened) desk.payment.value = null
        resolve(how)
      },
    }
    desk.payment.value = opened
  })
}
