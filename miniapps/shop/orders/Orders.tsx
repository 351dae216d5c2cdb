import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { z } from 'zod'
import type { orderPage } from '../../../server/contracts/orders.ts'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { day, money, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { branch } from '../state/shop.ts'
import { isOpen, statusOf } from '../track/status.ts'

type Page = z.infer<typeof orderPage>

/** What one has ordered, newest first. */
export function Orders() {
  const known = useSignal<Page | null>(null)
  const problem = useSignal<Problem | null>(null)
  const isBusy = useRef(false)
  const more = async (): Promise<void> => {
    if (isBusy.current) return
    isBusy.current = true
    problem.value = null
    try {
      const after = known.value?.next
      const page = await ask<Page>('/api/shop/orders', { query: { after } })
      known.value = { items: [...(known.value?.items ?? []), ...page.items], next: page.next }
    } catch (trouble) {
      if (trouble instanceof Problem) problem.value = trouble
    } finally {
      isBusy.current = false
    }
  }
  useEffect(() => void more(), [])
  const zone = branch.value?.timeZone ?? 'UTC'
  return (
    <main class="screen">
      <h1>{t('shop-app-my-orders')}</h1>
      {known.value === null && !problem.value && <Skeleton />}
      {known.value?.items.length === 0 && (
        <div class="empty">
          <span class="picture" aria-hidden="true">
            🧾
          </span>
          <p>{t('shop-app-no-orders')}</p>
        </div>
      )}
      {known.value && known.value.items.length > 0 && (
        <ul class="card flush">
          {known.value.items.map(order => (
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
      {problem.value && <Trouble problem={problem.value} onRetry={() => void more()} />}
      {known.value?.next && (
        <button type="button" class="button soft wide" onClick={() => void more()}>
          {t('shop-app-older')}
        </button>
      )}
    </main>
  )
}
