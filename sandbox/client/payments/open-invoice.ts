import type { InvoiceRef } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { type Desk, notify } from '../state/desk.ts'

/** How a payment sheet ended, in the words of `invoice_closed`. */
export type InvoiceEnd = 'paid' | 'cancelled' | 'failed' | 'pending'

/** Shows the payment sheet over this window (over a mini app too) and answers how it ended. */
export async function openInvoice(desk: Desk, _invoice: InvoiceRef): Promise<InvoiceEnd> {
  notify(desk, words.value.notHere)
  return 'cancelled'
}
