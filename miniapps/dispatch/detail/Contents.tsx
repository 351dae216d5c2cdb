import { money } from '../../kit/words/say-things.ts'
import { named, t } from '../../kit/words/words.ts'
import type { Order } from './order.ts'

/** What is in it, and what it costs. */
export function Contents({ order }: { readonly order: Order }) {
  return (
    <section class="card" aria-label={t('dispatch-app-contents')}>
      <ul class="contents">
        {order.lines.map((line, at) => (
          <li key={at}>
            <span>{line.quantity} ×</span>
            <span class="grow">
              {named(line.names.product)}
              {line.names.options.length > 0 && (
                <small class="hint"> {line.names.options.map(named).join(', ')}</small>
              )}
            </span>
            <span class="money">{money(line.total)}</span>
          </li>
        ))}
        <li>
          <strong class="grow">{t('dispatch-app-total')}</strong>
          <strong class="money">{money(order.total)}</strong>
        </li>
      </ul>
      {order.cashFrom && <p class="hint">{t('dispatch-app-cash-from', { amount: money(order.cashFrom) })}</p>}
      {order.note && <p class="notice">{order.note}</p>}
    </section>
  )
}
