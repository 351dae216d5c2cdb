import { useEffect } from 'preact/hooks'
import { Skeleton } from '../../kit/ui/Skeleton.tsx'
import { Trouble } from '../../kit/ui/Trouble.tsx'
import { t } from '../../kit/words/words.ts'
import { PanelHead } from '../layout/PanelHead.tsx'
import { sayMinutes } from '../list/minutes-away.ts'
import { layers, setLayers } from '../map/layers.ts'
import { now } from '../state/clock.ts'
import { screens } from '../state/screens.ts'
import { type Alarm, alarms, keyOf } from './alarms.ts'
import { ring } from './ring.ts'

const pictures: Readonly<Record<Alarm['code'], string>> = {
  'no-driver': '🙋',
  late: '⏰',
  failed: '🚪',
  'driver-stale': '📡',
  'cash-over-cap': '💵',
}

/** What needs somebody now; each leads to what it is about. */
export function Alarms() {
  const { value, problem } = alarms.state.value
  const { alarmSound } = layers.value
  useEffect(() => void alarms.reload(), [])
  return (
    <section class="panel" aria-label={t('dispatch-app-alarms')}>
      <PanelHead title={t('dispatch-app-alarms')} />
      <label class="card row switch">
        <span class="grow">{t('dispatch-app-alarm-sound')}</span>
        <input
          type="checkbox"
          checked={alarmSound}
          onChange={event => {
            setLayers({ alarmSound: event.currentTarget.checked })
            if (event.currentTarget.checked) ring()
          }}
        />
      </label>
      {!value && !problem && <Skeleton />}
      {problem && <Trouble problem={problem} onRetry={() => void alarms.reload()} />}
      {value?.length === 0 && (
        <div class="empty">
          <span class="picture" aria-hidden="true">
            🌿
          </span>
          <p>{t('dispatch-app-no-alarms')}</p>
        </div>
      )}
      {value && value.length > 0 && (
        <ul class="card flush">
          {value.map(alarm => (
            <li key={keyOf(alarm)} class="row-item">
              <button type="button" class="row" onClick={() => openThing(alarm)}>
                <span aria-hidden="true">{pictures[alarm.code]}</span>
                <span class="grow">
                  {t(`dispatch-app-alarm-${alarm.code}`)}
                  <small>
                    {alarm.orderNumber !== null && t('dispatch-app-number', { number: alarm.orderNumber })}
                    {alarm.orderNumber !== null && alarm.driverName && ' · '}
                    {alarm.driverName}
                  </small>
                </span>
                <span class="end hint">
                  {sayMinutes(Math.max(0, Math.round((now.value - Date.parse(alarm.since)) / 60_000)))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The list of alarms stays below: the way back leads to the next one. */
const openThing = ({ orderId, driverId }: Alarm): void => {
  if (orderId) screens.go({ name: 'order', orderId })
  else if (driverId) screens.go({ name: 'driver', driverId })
}
