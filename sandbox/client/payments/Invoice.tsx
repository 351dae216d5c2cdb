import { useState } from 'preact/hooks'
import type { MessageView } from '../../api/contract.ts'
import { amount } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { type Desk, useDesk } from '../state/desk.ts'
import { openInvoice } from './open-invoice.ts'

/** What a message shows of its invoice. */
export function Invoice({ invoice }: { invoice: NonNullable<MessageView['invoice']> }) {
  const [isBroken, setBroken] = useState(false)
  return (
    <div class="invoice">
      {invoice.photoUrl && !isBroken && (
        <img src={invoice.photoUrl} alt="" loading="lazy" onError={() => setBroken(true)} />
      )}
      <p class="invoice-words">
        <strong>{invoice.title}</strong>
        <span>{invoice.description}</span>
        <b>{amount(invoice.total, invoice.currency)}</b>
      </p>
    </div>
  )
}

/** Telegram's own button under an invoice that brought none. */
export function PayKey({ message }: { message: MessageView }) {
  const desk = useDesk()
  if (!message.invoice) return null
  return (
    <button type="button" class="key key-primary" onClick={() => payOrShowReceipt(desk, message)}>
      {payLabel(message, null)}
    </button>
  )
}

/** What stands on a button that pays; once paid it leads to the receipt. */
export function payLabel({ invoice }: MessageView, text: string | null): string {
  if (!invoice) return text ?? ''
  if (invoice.receiptMessageId !== null) return words.value.receipt
  const given = text?.replace(/\bXTR\b/g, '⭐')
  return given ?? words.value.payAmount(amount(invoice.total, invoice.currency))
}

export function payOrShowReceipt(desk: Desk, message: MessageView): void {
  if (message.invoice?.receiptMessageId) {
    desk.sheet.value = { kind: 'receipt', chatId: message.chatId, messageId: message.id }
  } else void openInvoice(desk, { chatId: message.chatId, messageId: message.id })
}
