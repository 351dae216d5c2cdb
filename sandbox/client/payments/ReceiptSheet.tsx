import { useEffect, useState } from 'preact/hooks'
import type { InvoiceFormView } from '../../api/contract.ts'
import { readInvoice } from '../api/payments.ts'
import { amount, clock, dayName } from '../i18n/format.ts'
import { words } from '../i18n/words.ts'
import { logOf } from '../state/chat-log.ts'
import { attempt, useDesk } from '../state/desk.ts'
import { Icon } from '../ui/Icon.tsx'
import { Overlay } from '../ui/Overlay.tsx'
import { sumOf } from './money.ts'
import { PriceLines } from './PriceLines.tsx'
import { ProductCard } from './ProductCard.tsx'

type Props = { chatId: string; messageId: number; onClose: () => void }

/** What was bought, what it cost line by line, and when it was paid. */
export function ReceiptSheet({ chatId, messageId, onClose }: Props) {
  const desk = useDesk()
  const say = words.value
  const [invoice, setInvoice] = useState<InvoiceFormView | null>(null)
  useEffect(() => {
    attempt(desk, readInvoice(desk.me.id, { chatId, messageId })).then(found =>
      found ? setInvoice(found) : onClose(),
    )
  }, [])
  const paid = logOf(chatId, null).value.messages.find(
    ({ service }) => service?.kind === 'successful_payment' && service.invoiceMessageId === messageId,
  )
  const total = paid?.service?.kind === 'successful_payment' ? paid.service.total : null
  const charged = invoice ? (total ?? invoice.total) : 0
  const more = invoice ? charged - sumOf(invoice.prices) : 0
  return (
    <Overlay role="dialog" label={say.receipt} onClose={onClose}>
      <div class="pay-head">
        <span class="pay-mark">
          <Icon name="receipt" />
        </span>
        <h3>{say.receipt}</h3>
        <button type="button" class="icon-button" aria-label={say.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div class="pay-body">
        {!invoice && <p class="hollow">{say.loading}</p>}
        {invoice && (
          <>
            <ProductCard invoice={invoice} />
            <PriceLines
              currency={invoice.currency}
              prices={[...invoice.prices, ...(more > 0 ? [{ label: say.tipAndShipping, amount: more }] : [])]}
              total={charged}
            />
            <p class="receipt-done">
              <Icon name="check" size={18} />
              {paid
                ? say.paidAt(amount(charged, invoice.currency), `${dayName(paid.date)}, ${clock(paid.date)}`)
                : say.paid}
            </p>
          </>
        )}
      </div>
    </Overlay>
  )
}
