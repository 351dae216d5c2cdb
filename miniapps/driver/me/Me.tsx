import { me } from '../../kit/api/session.ts'
import { LanguageChoice } from '../../kit/ui/LanguageChoice.tsx'
import { t } from '../../kit/words/words.ts'
import { chooseMap, chosenMap, mapNames, mapTitles } from '../state/maps.ts'
import { shift } from '../state/work.ts'

/** The language, the map, the vehicle. */
export function Me() {
  const vehicle = shift.state.value.value?.vehicle
  return (
    <main class="screen">
      <header>
        <h1>{me.value?.firstName}</h1>
        {vehicle && <p class="hint">{t(`driver-app-vehicle-${vehicle}`)}</p>}
      </header>
      <LanguageChoice />
      <fieldset class="languages">
        <legend>{t('driver-app-which-map')}</legend>
        <div class="strip">
          {mapNames.map(name => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={name === chosenMap.value}
              onClick={() => chooseMap(name)}
            >
              {mapTitles[name]}
            </button>
          ))}
        </div>
      </fieldset>
    </main>
  )
}
