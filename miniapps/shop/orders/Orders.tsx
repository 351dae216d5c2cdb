import { useEffect } from 'preact/hooks'
import type { z } from 'zod'
import type { orderPage } from '../../../server/contracts/orders.ts'
import { ask } from '../../kit/api/client.ts'
import { resource } from '../../kit/state/loaded.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { day, money, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { branch } from '../state/shop.ts'
import { isOpen, statusOf } from '../track/status.ts'

type Page = z.infer<typeof orderPage>

const perPage = 20
/** The most that the server tells at once. */
const mostAtOnce = 50
let wanted = perPage

// Kept while an order lies on top: whoever comes back finds the list where they left it, and as it is by then.
const orders = resource(async (): Promise<Page> => {
  let items: Page['items'] = []
  let next: string | null = null
  do {
    const limit = Math.min(mostAtOnce, wanted - items.length)
    const page: Page = await ask<Page>('/api/shop/orders', { query: { limit, after: next } })
    items = [...items, ...page.items]
    next = page.next
  } while (next !== null && items.length < wanted)
  return { items, next }
})

/** What one has ordered, newest first. */
export function Orders() {
  const { value: known, problem } = orders.state.value
  const more = (): void => {
    wanted = (known?.items.length ?? 0) + perPage
    void orders.reload()
  }
  useEffect(() => void orders.reload(), [])
  const zone = branch.value?.timeZone ?? 'UTC'
  return (
    <main class="screen">
      <h1>{t('shop-app-my-orders')}</h1>
      {known === null && !problem && <Skeleton />}
      {known?.items.length === 0 && (
        <div class="empty">
          <span class="picture" aria-hidden="true">
            🧾
          </span>
          <p>{t('shop-app-no-orders')}</p>
        </div>
      )}
      {known && known.items.length > 0 && (
        <ul class="card flush">
          {known.items.map(order => (
            <li key={order.id} class="row-item">
              <button
                type="button"
                class="row"
                onClick={() => screens.go({ name: 'order', orderId: order.id })}
              >
                <span class="grow">
                  {t('shop-app-order', { number: order.number })}
                  <small>
                    {day(order.placedAt, zone)}, {time(order.placedAt, zone)} · {order.addressText}
                  </small>
                  <span
                    class={`badge ${isOpen(order.status) ? 'accent' : order.status === 'fulfilled' ? 'good' : ''}`}
                  >
                    {t(`shop-app-status-${statusOf(order)}`)}
                  </span>
                </span>
                <span class="end money">{money(order.total)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && <Trouble problem={problem} onRetry={() => void orders.reload()} />}
      {known?.next && (
        <button type="button" class="button soft wide" onClick={more}>
          {t('shop-app-older')}
        </button>
      )}
    </main>
  )
}
