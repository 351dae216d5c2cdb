import { canFillScreen, fillScreen, isFullscreen } from '../../kit/telegram/fullscreen.ts'
import { tap } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { isHelpShown } from '../layout/keys.ts'
import { isWide } from '../layout/wide.ts'
import { LayerMenu } from './LayerMenu.tsx'
import './map-tools.css'

/** What stands beside the zoom buttons. */
export function MapTools() {
  return (
    <div class="map-tools">
      <LayerMenu />
      {canFillScreen() && <FillScreen />}
      {isWide.value && (
        <button
          type="button"
          class="round"
          aria-label={t('dispatch-app-help')}
          title={t('dispatch-app-help')}
          onClick={() => {
            isHelpShown.value = true
          }}
        >
          ?
        </button>
      )}
    </div>
  )
}

function FillScreen() {
  const isFull = isFullscreen.value
  const word = t(isFull ? 'dispatch-app-leave-full' : 'dispatch-app-full')
  return (
    <button
      type="button"
      class="round"
      aria-label={word}
      title={word}
      onClick={() => {
        tap()
        fillScreen(!isFull)
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          d={isFull ? 'M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5' : 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5'}
        />
      </svg>
    </button>
  )
}
