import { useState } from 'preact/hooks'
import type { InvoiceFormView } from '../../api/contract.ts'

/** What is sold, and by whom. */
export function ProductCard({ invoice }: { invoice: InvoiceFormView }) {
  const [isBroken, setBroken] = useState(false)
  return (
    <div class="pay-product">
      {invoice.photoUrl && !isBroken && (
        <img src={invoice.photoUrl} alt="" width={84} height={84} onError={() => setBroken(true)} />
      )}
      <div>
        <h4>{invoice.title}</h4>
        <p>{invoice.description}</p>
        <small>{invoice.bot.name}</small>
      </div>
    </div>
  )
}
