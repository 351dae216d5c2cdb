import { t } from '../../kit/words/words.ts'
import { now } from '../state/clock.ts'
import { driverById, driverState, loadOf, silenceOf } from '../state/drivers.ts'
import { openDriver, selected } from '../state/screens.ts'
import { sayAge } from './say-age.ts'

/** One driver in the list; orders can be dropped on it. */
export function DriverRow({ driverId }: { readonly driverId: string }) {
  const driver = driverById.value.get(driverId)
  if (!driver) return null
  const isOff = driver.shiftStatus === 'off'
  const state = isOff ? 'off' : driverState(driver)
  const load = loadOf(driverId)
  const silence = silenceOf(driverId, now.value)
  return (
    <button
      type="button"
      class="driver-row"
      data-driver={driverId}
      aria-current={selected.value?.id === driverId}
      onClick={() => openDriver(driverId)}
    >
      <span class="driver-face" data-state={state} aria-hidden="true">
        {driver.name.slice(0, 1)}
      </span>
      <span class="grow">
        <span class="driver-name">{driver.name}</span>
        <small class="hint">
          {t(`vehicle-${driver.vehicle}`)}
          {silence !== null && ` · ${sayAge(silence)}`}
        </small>
      </span>
      <span
        class={`badge ${state === 'late' ? 'bad' : state === 'free' ? 'good' : state === 'busy' ? 'accent' : ''}`}
      >
        {state === 'off' || state === 'paused'
          ? t(`dispatch-app-driver-${state}`)
          : t('dispatch-app-load', { count: load.length, most: driver.capacity })}
      </span>
    </button>
  )
}
