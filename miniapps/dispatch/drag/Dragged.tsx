import { useMemo } from 'preact/hooks'
import { distance } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { driverById, loadOf } from '../state/drivers.ts'
import { drag } from './drag.ts'
import { nearestTo } from './nearest.ts'
import './drag.css'

const most = 8

/** What hangs under the finger, and the drivers that are nearest to drop it on. */
export function Dragged() {
  const now = drag.value
  if (!now) return null
  return <Hanging {...now} />
}

type HangingProps = NonNullable<(typeof drag)['value']>

function Hanging({ rows, x, y, driverId }: HangingProps) {
  const near = useMemo(() => nearestTo(rows).slice(0, most), [rows])
  const number = rows[0]?.number ?? 0
  const name = driverId ? driverById.value.get(driverId)?.name : undefined
  return (
    <>
      <div class="drag-dock" aria-hidden="true">
        {near.map(({ driver, metres, isFull }) => (
          <div
            key={driver.driverId}
            class="drag-target"
            data-driver={driver.driverId}
            data-over={driverId === driver.driverId}
          >
            <strong>{driver.name}</strong>
            <span class="hint">
              {metres !== null && `${distance(metres)} · `}
              {isFull
                ? t('dispatch-reason-full')
                : t('dispatch-app-load', { count: loadOf(driver.driverId).length, most: driver.capacity })}
            </span>
          </div>
        ))}
      </div>
      <div
        class="drag-ghost"
        data-over={driverId !== null}
        style={{ transform: `translate(${x}px, ${y}px)` }}
      >
        {rows.length === 1
          ? t('dispatch-app-number', { number })
          : t('dispatch-app-orders', { count: rows.length })}
        {name && ` → ${name}`}
      </div>
      <p class="unseen" role="status">
        {name ? t('dispatch-app-drop-on', { name }) : t('dispatch-app-dragging')}
      </p>
    </>
  )
}
