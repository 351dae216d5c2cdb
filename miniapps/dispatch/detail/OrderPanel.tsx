import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { lookAt, map } from '../map/handle.ts'
import { onNews } from '../state/live.ts'
import { screens } from '../state/screens.ts'
import { Contents } from './Contents.tsx'
import { History } from './History.tsx'
import { OrderHead } from './OrderHead.tsx'
import { OrderSteps } from './OrderSteps.tsx'
import type { Order } from './order.ts'

/** One order with all that can be done about it. */
export function OrderPanel({ orderId }: { readonly orderId: string }) {
  const path = `/api/dispatch/orders/${orderId}`
  const order = useResource(() => ask<Order>(path), [orderId])
  const news = useSignal(0)
  const { value, problem } = order.state.value
  useEffect(
    () =>
      onNews(told => {
        if (told && told.orderId !== orderId) return
        void order.reload()
        news.value++
      }),
    [order],
  )
  const door = value?.address.place
  // by a link the order may be there before the map is
  useEffect(() => {
    if (door) lookAt(door)
  }, [value?.id, map.value])
  if (!value)
    return (
      <section class="panel" aria-label={t('dispatch-app-order-panel')}>
        <PanelHead title={t('dispatch-app-order-panel')} />
        {problem ? <Trouble problem={problem} onRetry={() => void order.reload()} /> : <Skeleton />}
      </section>
    )
  const isOver = !['placed', 'confirmed', 'preparing', 'ready'].includes(value.status)
  return (
    <section class="panel" aria-label={t('dispatch-app-order-panel')} data-order-panel={orderId}>
      <OrderHead order={value} />
      {problem && <Trouble problem={problem} onRetry={() => void order.reload()} />}
      <OrderSteps order={value} onChanged={order.put} />
      <div class="talk-ways">
        {(!isOver || value.delivery !== null) && (
          <button
            type="button"
            class="button soft"
            onClick={() => screens.go({ name: 'talk', orderId, kind: 'dispatcher' })}
          >
            {t('dispatch-app-talk-customer')}
          </button>
        )}
        {value.delivery?.driver && (
          <button
            type="button"
            class="button soft"
            onClick={() => screens.go({ name: 'talk', orderId, kind: 'crew' })}
          >
            {t('dispatch-app-talk-driver')}
          </button>
        )}
      </div>
      <Contents order={value} />
      <History orderId={orderId} timeZone={value.branch.timeZone} news={news.value} />
    </section>
  )
}
