import type { Words } from '../../../locales/words.ts'
import type { OrderView } from '../../../server/services/index.ts'
import type { Shown } from '../../kit/outgoing/cards.ts'
import { oneLine } from '../../kit/text.ts'
import { minutesUntil } from '../card/order-card.ts'

type Movement = NonNullable<OrderView['delivery']>['status']

const open: readonly OrderView['status'][] = ['placed', 'confirmed', 'preparing', 'ready']
const withDriver: readonly Movement[] = ['accepted', 'at_pickup', 'picked_up', 'at_dropoff']

/** Whether what an alert says is still so: news that has been overtaken would only confuse. */
const stillHolds: Readonly<Record<string, (view: OrderView) => boolean>> = {
  'order-confirmed': view => open.includes(view.status),
  'order-rejected': view => view.status === 'rejected',
  'order-cancelled': view => view.status === 'cancelled',
  'order-expired': view => view.status === 'expired',
  'order-late': view => open.includes(view.status),
  'driver-found': view => moves(view, withDriver),
  'driver-under-way': view => moves(view, ['picked_up', 'at_dropoff']),
  'driver-at-door': view => moves(view, ['at_dropoff']),
  'delivery-failed': view => moves(view, ['failed', 'returning', 'returned']),
  'delivery-retried': view => open.includes(view.status),
}

const moves = (view: OrderView, statuses: readonly Movement[]): boolean =>
  view.delivery !== null && statuses.includes(view.delivery.status)

const reasonOf = (view: OrderView, words: Words): string => {
  if (view.delivery?.failureReason && view.status !== 'rejected' && view.status !== 'cancelled')
    return words.t(`failure-${view.delivery.failureReason}`)
  const reason = view.endReason ?? ''
  if (view.status === 'cancelled')
    return words.has(`cancelled-${reason}`) ? words.t(`cancelled-${reason}`) : words.t('cancelled-other')
  return oneLine(reason, 200) || words.t('cancelled-other')
}

/** A sentence about an order, said once: `key` names it. Nothing when it no longer holds. */
export const alert = (key: string, view: OrderView, words: Words, now: Date): Shown => {
  if (!stillHolds[key]?.(view) || !words.has(`alert-${key}`)) return { as: 'nothing' }
  const driver = view.delivery?.driver
  const vehicle = driver && words.has(`vehicle-${driver.vehicle}`) ? words.t(`vehicle-${driver.vehicle}`) : ''
  const html = words.h(`alert-${key}`, {
    number: String(view.number),
    name: oneLine(driver?.name ?? words.t('alert-somebody'), 60),
    vehicle,
    count: view.delivery?.etaAt ? minutesUntil(view.delivery.etaAt, now) : 0,
    reason: reasonOf(view, words),
  })
  const needsCode = view.handoverCode !== null && (key === 'driver-under-way' || key === 'driver-at-door')
  return {
    as: 'message',
    html: needsCode ? `${html}\n${words.h('card-code', { code: view.handoverCode ?? '' })}` : html,
  }
}
