import { time } from '../../kit/words/say-things.ts'
import { t } from '../../kit/words/words.ts'
import { tellsPositions } from '../state/positions.ts'
import type { ShiftChange } from '../state/taps.ts'
import type { Shift } from '../state/work.ts'
import { ShareHere } from './ShareHere.tsx'

type ShiftCardProps = {
  readonly shift: Shift
  readonly isBusy: boolean
  readonly isFree: boolean
  readonly onChange: (how: ShiftChange) => Promise<void>
}

const tones = { on: 'good', paused: 'warn', off: '' } as const

const ageOf = ({ locationAgeSeconds, isLocationFresh }: Shift): string => {
  if (locationAgeSeconds === null) return t('driver-app-location-none')
  if (isLocationFresh) return t('driver-app-location-fresh')
  return t('driver-app-location-old', { count: Math.max(1, Math.round(locationAgeSeconds / 60)) })
}

/** Whether the driver is on shift, why not, and whether anybody knows where they are. */
export function ShiftCard({ shift, isBusy, isFree, onChange }: ShiftCardProps) {
  const { status, startedAt, pauseReason, isLocationFresh, timeZone } = shift
  const press = (how: ShiftChange) => () => {
    if (!isBusy) void onChange(how)
  }
  return (
    <section class="card" aria-label={t('driver-app-shift')}>
      <div class="between">
        <span class={`badge ${tones[status]}`}>{t(`driver-app-shift-${status}`)}</span>
        {startedAt && status !== 'off' && (
          <span class="hint">{t('driver-app-since', { time: time(startedAt, timeZone) })}</span>
        )}
      </div>
      {status === 'paused' && pauseReason === 'stale' && <p>{t('driver-app-paused-stale')}</p>}
      <p class="location" data-fresh={isLocationFresh}>
        <span class={`dot ${isLocationFresh ? 'good' : 'bad'}`} aria-hidden="true" />
        {ageOf(shift)}
      </p>
      {!isLocationFresh && <ShareHere />}
      {isLocationFresh && tellsPositions.value && status === 'on' && (
        <p class="hint">{t('driver-app-shares-here')}</p>
      )}
      {status !== 'off' && (
        <div class="pair">
          {status === 'on' ? (
            <button type="button" class="button soft" aria-disabled={isBusy} onClick={press('pause')}>
              {t('driver-app-pause')}
            </button>
          ) : (
            !isFree && (
              <button type="button" class="button soft" aria-disabled={isBusy} onClick={press('resume')}>
                {t('driver-app-resume')}
              </button>
            )
          )}
          <button type="button" class="button grave" aria-disabled={isBusy} onClick={press('end')}>
            {t('driver-app-end')}
          </button>
        </div>
      )}
    </section>
  )
}
