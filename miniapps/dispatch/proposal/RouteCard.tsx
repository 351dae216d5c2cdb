import { minutesUntil } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { sayLate } from '../list/minutes-away.ts'
import { now } from '../state/clock.ts'
import { choose, leftOut, outcome, type Proposal } from './proposal.ts'

type RouteCardProps = { readonly route: Proposal['routes'][number]; readonly canChoose: boolean }

const pictures = { pickup: '🏪', dropoff: '📍', return: '↩️' } as const

/** What one driver would do, stop after stop; what is new for them can be left out. */
export function RouteCard({ route, canChoose }: RouteCardProps) {
  const added = route.stops.filter(({ isNew, kind }) => isNew && kind === 'dropoff')
  return (
    <section class="card route-card" aria-label={route.name}>
      <h3>
        <span class="grow">{route.name}</span>
        <span class="badge accent">
          {t('app-minutes-short', { count: Math.max(1, Math.round(route.driveMinutes)) })}
        </span>
      </h3>
      <ol class="stops">
        {route.stops.map(({ kind, deliveryId, orderNumber, isNew, lateMinutes, arrivesAt }) => (
          <li key={`${deliveryId} ${kind}`} data-new={isNew}>
            <span aria-hidden="true">{pictures[kind]}</span>
            <span class="grow">
              {t(`dispatch-app-stop-${kind}`, { number: orderNumber })}
              {lateMinutes > 0 && <span class="badge bad">{sayLate(lateMinutes)}</span>}
            </span>
            <span class="hint">{t('app-minutes-short', { count: minutesUntil(arrivesAt, now.value) })}</span>
          </li>
        ))}
      </ol>
      {added.map(({ deliveryId, orderNumber }) => {
        const item = outcome.value.get(deliveryId)
        return (
          <div key={deliveryId} class="row">
            {canChoose ? (
              <label class="switch grow">
                <input
                  type="checkbox"
                  checked={!leftOut.value.has(deliveryId)}
                  onChange={event => choose(deliveryId, event.currentTarget.checked)}
                />
                <span>{t('dispatch-app-gets', { number: orderNumber })}</span>
              </label>
            ) : (
              <span class="grow">
                {t('dispatch-app-gets', { number: orderNumber })}
                {item?.problem && <small class="trouble">{item.problem.title}</small>}
              </span>
            )}
            {item && (
              <span class={`badge ${item.isAssigned ? 'good' : 'bad'}`}>
                {t(item.isAssigned ? 'dispatch-app-done' : 'dispatch-app-not-done')}
              </span>
            )}
          </div>
        )
      })}
    </section>
  )
}
