import { useEffect } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { Talk } from '../../kit/talk/Talk.tsx'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { onNews } from '../state/live.ts'
import type { Order } from './order.ts'

type TalkPanelProps = { readonly orderId: string; readonly kind: 'dispatcher' | 'crew' }

/** With the customer or the driver of an order; it is the same conversation as in the chats. */
export function TalkPanel({ orderId, kind }: TalkPanelProps) {
  const order = useResource(() => ask<Order>(`/api/dispatch/orders/${orderId}`), [orderId])
  const { value } = order.state.value
  // who drives may be another by now
  useEffect(
    () =>
      onNews(told => {
        if (!told || told.orderId === orderId) void order.reload()
      }),
    [order],
  )
  const name = kind === 'crew' ? value?.delivery?.driver?.name : value?.customer.name
  const role = t(kind === 'crew' ? 'app-talk-with-driver' : 'app-talk-with-customer')
  return (
    <section class="panel panel-talk" aria-label={t('dispatch-app-talk')}>
      <PanelHead title={name ? `${role} · ${name}` : role} />
      <Talk
        app="dispatch"
        orderId={orderId}
        kind={kind}
        timeZone={value?.branch.timeZone ?? 'UTC'}
        topic={`order:${orderId}`}
      />
    </section>
  )
}
