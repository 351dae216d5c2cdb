import { Talk as Conversation } from '../../kit/talk/Talk.tsx'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { shift, taskById } from '../state/work.ts'

type TalkProps = { readonly deliveryId: string; readonly kind: 'driver' | 'crew' }

/** With the customer, or with the dispatcher. */
export function Talk({ deliveryId, kind }: TalkProps) {
  const task = taskById(deliveryId)
  const driverId = shift.state.value.value?.driverId
  return (
    <main class="screen">
      {task && driverId ? (
        <Conversation
          app="driver"
          topic={`driver:${driverId}`}
          orderId={task.orderId}
          kind={kind}
          timeZone={task.timeZone}
        />
      ) : (
        <Skeleton />
      )}
    </main>
  )
}
