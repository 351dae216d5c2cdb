import { useState } from 'preact/hooks'
import { words } from '../../i18n/words.ts'
import { AimMap } from '../../map/AimMap.tsx'
import { addressNear } from '../../map/find-address.ts'
import type { View } from '../../map/projection.ts'
import { townMap } from '../../map/town-map.ts'
import { rememberPlace, whereIs } from '../../state/whereabouts.ts'
import { Overlay } from '../../ui/Overlay.tsx'
import type { App } from '../app.ts'

type Props = {
  app: App
  /** The app asks just now; otherwise the person looks into the settings. */
  isQuestion: boolean
  onAnswer: (isGranted?: boolean) => void
}

/** May this app know where the person is, and where that is. */
export function PlaceSheet({ app, isQuestion, onAnswer }: Props) {
  const me = app.desk.me.id
  const [view, setView] = useState<View>({ center: whereIs(me), zoom: 15 })
  const say = words.value
  const [latitude, longitude] = view.center
  const address = townMap.value ? addressNear(townMap.value, view.center) : undefined
  const title = isQuestion ? say.appPlaceQuestion(app.view.bot.name) : say.appPlaceSettings
  const allow = () => {
    rememberPlace(me, view.center)
    onAnswer(true)
  }
  return (
    <Overlay role="dialog" label={title} onClose={() => onAnswer()}>
      <div class="app-form">
        <h3>{title}</h3>
        <AimMap view={view} onView={setView} label={say.mapOf} />
        <p class="aim-place" aria-live="polite">
          {say.appYouAreAt(address ?? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`)}
        </p>
        <footer class="sheet-foot app-answers">
          <button type="button" class="button" onClick={allow}>
            {say.appAllow}
          </button>
          <button type="button" class="button button-quiet" onClick={() => onAnswer(false)}>
            {say.appDeny}
          </button>
        </footer>
      </div>
    </Overlay>
  )
}
