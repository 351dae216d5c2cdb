import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { ask } from '../../kit/api/client.ts'
import { useResource } from '../../kit/state/loaded.ts'
import { Sheet } from '../../kit/ui/Sheet.tsx'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { distance } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { nearestTo } from '../drag/nearest.ts'
import { assign } from '../state/acts.ts'
import { type Driver, loadOf } from '../state/drivers.ts'
import type { Row } from '../state/rows.ts'
import { assigning } from './assigning.ts'

const shownAtOnce = 40

/** Who gets these orders: the best first, with what speaks against each. */
export function AssignSheet({ rows }: { readonly rows: readonly Row[] }) {
  const [first] = rows
  const close = (): void => {
    assigning.value = null
  }
  return (
    <Sheet
      title={
        rows.length === 1 && first
          ? t('dispatch-app-assign-one', { number: first.number })
          : t('dispatch-app-assign-many', { count: rows.length })
      }
      onClose={close}
    >
      <Choices rows={rows} onDone={close} />
    </Sheet>
  )
}

type ChoicesProps = { readonly rows: readonly Row[]; readonly onDone: () => void }

/** For one delivery the server knows best. */
const askedFor = async (rows: readonly Row[]): Promise<readonly Driver[] | null> => {
  const [first] = rows
  return rows.length === 1 && first?.delivery
    ? await ask<readonly Driver[]>('/api/dispatch/drivers', { query: { deliveryId: first.delivery.id } })
    : null
}

/** For many the nearest to their shop come first. Who comes on shift meanwhile joins at the end: nothing moves under a finger. */
const useNearest = (rows: readonly Row[]): readonly Driver[] => {
  const places = useRef(new Map<string, number>())
  const found = nearestTo(rows).map(({ driver, metres, isFull }) => ({
    ...driver,
    pickupMetres: metres,
    objection: isFull ? 'full' : null,
  }))
  for (const { driverId } of found)
    if (!places.current.has(driverId)) places.current.set(driverId, places.current.size)
  const placeOf = ({ driverId }: Driver): number => places.current.get(driverId) ?? 0
  return found.sort((one, other) => placeOf(one) - placeOf(other))
}

function Choices({ rows, onDone }: ChoicesProps) {
  const search = useSignal('')
  const busy = useSignal<string | null>(null)
  const asked = useResource(() => askedFor(rows), [rows])
  const nearest = useNearest(rows)
  const { value: best, problem } = asked.state.value
  const value = rows.length === 1 ? best : nearest
  if (!value)
    return problem ? <Trouble problem={problem} onRetry={() => void asked.reload()} /> : <Skeleton />
  const words = search.value.trim().toLowerCase()
  const fitting = value.filter(({ name }) => name.toLowerCase().includes(words))
  const give = async (driverId: string): Promise<void> => {
    if (busy.value) return
    busy.value = driverId
    const isDone = await assign(rows, driverId)
    busy.value = null
    if (isDone) onDone()
  }
  return (
    <>
      {value.length > 8 && (
        <input
          type="search"
          class="search"
          aria-label={t('dispatch-app-search-driver')}
          placeholder={t('dispatch-app-search-driver')}
          value={search.value}
          onInput={event => {
            search.value = event.currentTarget.value
          }}
        />
      )}
      {fitting.length === 0 && <p class="empty hint">{t('dispatch-app-no-drivers')}</p>}
      <ul class="card flush assign-list">
        {fitting.slice(0, shownAtOnce).map(driver => (
          <li key={driver.driverId}>
            <button
              type="button"
              class="row"
              aria-disabled={busy.value !== null}
              onClick={() => void give(driver.driverId)}
            >
              <span class="grow">
                {driver.name}
                <small>
                  {t(`vehicle-${driver.vehicle}`)}
                  {driver.pickupMetres !== null && ` · ${distance(driver.pickupMetres)}`}
                </small>
                {driver.objection && (
                  <span class="badge warn">{t(`dispatch-reason-${driver.objection}`)}</span>
                )}
              </span>
              {busy.value === driver.driverId ? (
                <span class="spinner" />
              ) : (
                <span class="end badge">
                  {t('dispatch-app-load', { count: loadOf(driver.driverId).length, most: driver.capacity })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
