import { Talk as Conversation } from '../../kit/talk/Talk.tsx'
import { branch } from '../state/shop.ts'

type TalkProps = { readonly orderId: string; readonly kind: 'driver' | 'dispatcher' }

/** With the driver, or with the shop. */
export function Talk({ orderId, kind }: TalkProps) {
  return (
    <main class="screen">
      <Conversation
        app="shop"
        orderId={orderId}
        kind={kind}
        timeZone={branch.value?.timeZone ?? 'UTC'}
        topic={`order:${orderId}`}
      />
    </main>
  )
}
