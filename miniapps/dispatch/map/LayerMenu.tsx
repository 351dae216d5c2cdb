import { useSignal } from '@preact/signals'
import { tap } from '../../kit/telegram/haptics.ts'
import { t } from '../../kit/words/words.ts'
import { heatProblem, layers, setLayers } from './layers.ts'

const hourChoices = [1, 6, 24, 72, 168]

/** What else the map shows: zones, and where orders came from. */
export function LayerMenu() {
  const isOpen = useSignal(false)
  const { zones, heat, hours } = layers.value
  return (
    <div class="layer-menu">
      <button
        type="button"
        class="round"
        aria-expanded={isOpen.value}
        aria-controls="layers"
        aria-label={t('dispatch-app-layers')}
        title={t('dispatch-app-layers')}
        onClick={() => {
          tap()
          isOpen.value = !isOpen.value
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="m12 3 9 5-9 5-9-5zM3 13l9 5 9-5" />
        </svg>
      </button>
      {isOpen.value && (
        <fieldset class="card layers" id="layers">
          <legend class="unseen">{t('dispatch-app-layers')}</legend>
          <label class="switch">
            <input
              type="checkbox"
              checked={zones}
              onChange={event => setLayers({ zones: event.currentTarget.checked })}
            />
            <span class="grow">{t('dispatch-app-layer-zones')}</span>
          </label>
          <label class="switch">
            <input
              type="checkbox"
              checked={heat}
              onChange={event => setLayers({ heat: event.currentTarget.checked })}
            />
            <span class="grow">{t('dispatch-app-layer-heat')}</span>
          </label>
          {heat && (
            <select
              aria-label={t('dispatch-app-heat-hours')}
              value={hours}
              onChange={event => setLayers({ hours: Number(event.currentTarget.value) })}
            >
              {hourChoices.map(count => (
                <option key={count} value={count}>
                  {t('dispatch-app-last-hours', { count })}
                </option>
              ))}
            </select>
          )}
          {heatProblem() && <p class="trouble">{t('app-problem-outage')}</p>}
        </fieldset>
      )}
    </div>
  )
}
