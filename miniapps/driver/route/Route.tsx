import { useMainButton } from '../../kit/telegram/main-button.ts'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { distance, time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { screens } from '../state/screens.ts'
import { ahead } from '../state/taps.ts'
import { type Route as RouteView, route, taskById } from '../state/work.ts'
import { byWhen } from '../task/by-when.ts'
import { useFreshRoute } from './use-fresh-route.ts'

type Stop = RouteView['stops'][number]

const placeOf = ({ deliveryId, kind }: Stop): string => {
  const task = taskById(deliveryId)
  return task ? (kind === 'dropoff' ? task.dropoff.text : task.pickup.text) : ''
}

/** Whether the server planned it before a tap that is on its way: such a stop is behind us. */
const isBehind = ({ deliveryId, kind }: Stop): boolean => {
  const told = taskById(deliveryId)
  const status = told ? ahead(told).status : 'delivered'
  if (['delivered', 'returned', 'unassigned', 'cancelled'].includes(status)) return true
  return kind === 'pickup' && !['accepted', 'at_pickup'].includes(status)
}

/** All stops that are left, in the best order, with the times at which the driver should be there. */
export function Route() {
  const { value, problem } = useFreshRoute()
  const stops = value?.stops.filter(stop => !isBehind(stop)) ?? []
  const [next] = stops
  useMainButton(
    next
      ? {
          text: t('driver-app-go-on-with', { number: next.orderNumber }),
          onPress: () => screens.go({ name: 'task', deliveryId: next.deliveryId }),
        }
      : null,
  )
  return (
    <main class="screen">
      <header class="between">
        <h1>{t('driver-app-route')}</h1>
        {value && stops.length > 0 && (
          <span class="hint">
            {t('app-minutes', { count: Math.round(value.driveMinutes) })} · {distance(value.metres)}
          </span>
        )}
      </header>
      {!value && (problem ? <Trouble problem={problem} onRetry={() => void route.reload()} /> : <Skeleton />)}
      {value?.from === null && <p class="notice warn">{t('driver-app-route-unknown')}</p>}
      {value?.from && stops.length === 0 && <p class="notice">{t('driver-app-route-empty')}</p>}
      <ol class="card flush stops">
        {stops.map(stop => {
          const zone = taskById(stop.deliveryId)?.timeZone ?? 'UTC'
          return (
            <li key={`${stop.deliveryId} ${stop.kind}`}>
              <button
                type="button"
                class="row"
                onClick={() => screens.go({ name: 'task', deliveryId: stop.deliveryId })}
              >
                <span class="stop-mark" data-kind={stop.kind} aria-hidden="true" />
                <span class="grow">
                  {placeOf(stop)}
                  <small>
                    {t(`driver-app-stop-${stop.kind}`, { number: stop.orderNumber })}
                    {stop.promisedAt && ` · ${byWhen(stop.promisedAt, zone)}`}
                  </small>
                </span>
                <span class="end">
                  {time(stop.arrivesAt, zone)}
                  {stop.lateMinutes > 0 && (
                    <small class="late">{t('driver-app-late', { count: stop.lateMinutes })}</small>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {next && (
        <button
          type="button"
          class="button soft wide"
          onClick={() => screens.go({ name: 'map', deliveryId: next.deliveryId })}
        >
          {t('driver-app-map')}
        </button>
      )}
    </main>
  )
}
