import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import { Breakdown } from '../cart/Breakdown.tsx'
import '../cart/cart.css'
import type { Order } from './status.ts'

/** What was ordered, to where, and what it costs. */
export function Contents({
  order: { lines, address, note, quote, cashFrom, branch },
}: {
  readonly order: Order
}) {
  return (
    <>
      <section class="card flush" aria-label={t('shop-app-goods')}>
        <ul>
          {lines.map((line, at) => {
            const name = named(line.names.product)
            const details = [named(line.names.variant), ...line.names.options.map(named)]
            return (
              <li key={at} class="row">
                <span class="grow">
                  {line.quantity} × {name}
                  <small>{details.filter(text => text && text !== name).join(' · ')}</small>
                </span>
                <span class="end money">{money(line.total)}</span>
              </li>
            )
          })}
        </ul>
      </section>
      <Breakdown quote={quote} hasAddress />
      <section class="card" aria-label={t('shop-app-deliver-to')}>
        <p>
          <small class="hint">{t('shop-app-deliver-to')}</small>
          <br />
          {address.text}
          {address.note && <span class="hint"> · {address.note}</span>}
        </p>
        <p class="hint">
          {t('shop-app-from-shop', { shop: branch.name })}
          {cashFrom && ` · ${t('shop-app-cash-from', { note: money(cashFrom) })}`}
        </p>
        {note && <p>“{note}”</p>}
      </section>
    </>
  )
}
