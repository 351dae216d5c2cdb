import { useState } from 'preact/hooks'
import { words } from '../../i18n/words.ts'
import { Overlay } from '../../ui/Overlay.tsx'
import { type Announced, announced, PLATFORMS, VERSIONS } from '../announced.ts'

/** Which client the app is told it runs in. */
export function AnnounceSheet({ onAnswer }: { onAnswer: (wish?: Announced) => void }) {
  const say = words.value
  const [wish, setWish] = useState(announced.value)
  return (
    <Overlay role="dialog" label={say.appAnnounce} onClose={() => onAnswer()}>
      <div class="app-form">
        <h3>{say.appAnnounce}</h3>
        <p class="app-qr-hint">{say.appAnnounceHint}</p>
        <label class="field">
          {say.appVersion}
          <select
            value={wish.version}
            onChange={({ currentTarget }) => setWish({ ...wish, version: currentTarget.value })}
          >
            {VERSIONS.map(version => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {say.appPlatform}
          <select
            value={wish.platform}
            onChange={({ currentTarget }) => setWish({ ...wish, platform: currentTarget.value })}
          >
            {PLATFORMS.map(platform => (
              <option key={platform} value={platform}>
                {platform}
              </option>
            ))}
          </select>
        </label>
        <footer class="sheet-foot app-answers">
          <button type="button" class="button" onClick={() => onAnswer(wish)}>
            {say.appReopen}
          </button>
          <button type="button" class="button button-quiet" onClick={() => onAnswer()}>
            {say.cancel}
          </button>
        </footer>
      </div>
    </Overlay>
  )
}
