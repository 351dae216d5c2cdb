import { useEffect, useState } from 'preact/hooks'
import { isLive } from '../../kit/live/wire.ts'
import { tap } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { alarms } from '../alarms/alarms.ts'
import { propose } from '../proposal/proposal.ts'
import { shownDrivers } from '../state/drivers.ts'
import { openAlarms } from '../state/screens.ts'
import { counts, setView, toPlan, view } from '../state/view.ts'

const graceMs = 2000

/** Orders or drivers, what alarms there are, and the way to a proposal. */
export function ListHead() {
  const { tab } = view.value
  const alarmCount = alarms.state.value.value?.length ?? 0
  return (
    <header class="list-head">
      <div class="list-tabs">
        {(['orders', 'drivers'] as const).map(one => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={tab === one}
            onClick={() => {
              tap()
              setView({ tab: one })
            }}
          >
            {t(`dispatch-app-tab-${one}`)}
            <span class="count">
              {one === 'orders' ? (counts.value.get('all') ?? 0) : shownDrivers.value.length}
            </span>
          </button>
        ))}
      </div>
      <span class="grow" />
      <button
        type="button"
        class="round"
        data-alert={alarmCount > 0}
        aria-label={t('dispatch-app-alarms-count', { count: alarmCount })}
        title={t('dispatch-app-alarms')}
        onClick={openAlarms}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4" />
        </svg>
        {alarmCount > 0 && (
          <span class="round-badge" aria-hidden="true">
            {alarmCount > 99 ? '99+' : alarmCount}
          </span>
        )}
      </button>
      <button
        type="button"
        class="button soft propose"
        disabled={toPlan.value.length === 0}
        title={t('dispatch-app-propose')}
        onClick={() => void propose()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="6" cy="18" r="2.5" />
          <circle cx="18" cy="6" r="2.5" />
          <path d="M8.5 18H16a3 3 0 0 0 0-6H8a3 3 0 0 1 0-6h7.5" />
        </svg>
        <span>{t('dispatch-app-propose')}</span>
      </button>
      <Behind />
    </header>
  )
}

/** Says that the board may be old, once the line has been down for a moment. */
function Behind() {
  const [isLong, setLong] = useState(false)
  const isUp = isLive.value
  useEffect(() => {
    setLong(false)
    if (isUp) return
    const timer = setTimeout(() => setLong(true), graceMs)
    return () => clearTimeout(timer)
  }, [isUp])
  return (
    <p class="behind" role="status" data-shown={!isUp && isLong}>
      {!isUp && isLong && t('app-behind')}
    </p>
  )
}
