import { useSignal } from '@preact/signals'
import { closeApp } from '../../kit/telegram/ask.ts'
import { t } from '../../kit/words/words.ts'
import { measure } from '../state/positions.ts'
import { tellPoint } from '../state/taps.ts'

/** Nobody knows where the driver is: the ways to tell it. To find it out takes up to some twenty seconds. */
export function ShareHere() {
  const isLooking = useSignal(false)
  const isLost = useSignal(false)
  const share = async (): Promise<void> => {
    if (isLooking.value) return
    isLooking.value = true
    isLost.value = false
    const point = await measure()
    if (point) await tellPoint(point)
    isLost.value = point === null
    isLooking.value = false
  }
  return (
    <>
      <p class="hint">{t('driver-app-location-how')}</p>
      <div class="pair">
        <button type="button" class="button soft" onClick={closeApp}>
          {t('driver-app-to-chat')}
        </button>
        <button
          type="button"
          class="button soft"
          aria-disabled={isLooking.value}
          onClick={() => void share()}
        >
          {isLooking.value && <span class="spinner" aria-hidden="true" />} {t('driver-app-share-here')}
        </button>
      </div>
      {isLost.value && (
        <p class="trouble" role="alert">
          {t('driver-app-location-lost')}
        </p>
      )}
    </>
  )
}
