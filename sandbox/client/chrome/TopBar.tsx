import { useState } from 'preact/hooks'
import { PersonDialog } from '../dialogs/PersonDialog.tsx'
import { PersonList } from '../dialogs/PersonList.tsx'
import { words } from '../i18n/words.ts'
import { isConnected } from '../state/live.ts'
import { LANGUAGES, language, theme } from '../state/settings.ts'
import { addWindow } from '../state/windows.ts'
import { world } from '../state/world.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { drawer, toggleDrawer } from './drawer-state.ts'

const LANGUAGE_NAMES = { en: 'English', ru: 'Русский', es: 'Español' } as const

/** Name of the place, state of the connection, and what concerns the whole page. */
export function TopBar() {
  const [choosing, setChoosing] = useState<'person' | 'new' | null>(null)
  const say = words.value
  const isDark = theme.value === 'dark'
  return (
    <header class="top">
      <img src="/icon.svg" alt="" width={28} height={28} />
      <h1>{say.appName}</h1>
      <p class="top-hint">{say.appHint}</p>
      <p class="top-state" role="status">
        {world.value !== null && !isConnected.value && say.offline}
      </p>
      <button type="button" class="top-button" onClick={() => setChoosing('person')}>
        <Icon name="plus" size={20} />
        <span>{say.addWindow}</span>
      </button>
      <button
        type="button"
        class="top-button"
        aria-pressed={drawer.value === 'log'}
        onClick={() => toggleDrawer('log')}
      >
        <Icon name="log" size={20} />
        <span>{say.log}</span>
      </button>
      <button
        type="button"
        class="top-button"
        aria-pressed={drawer.value === 'panels'}
        onClick={() => toggleDrawer('panels')}
      >
        <Icon name="panels" size={20} />
        <span>{say.panels}</span>
      </button>
      <label class="top-language">
        <span class="unseen">{say.language}</span>
        <select
          value={language.value}
          onChange={({ currentTarget }) => {
            language.value = LANGUAGES.find(each => each === currentTarget.value) ?? 'en'
          }}
        >
          {LANGUAGES.map(each => (
            <option key={each} value={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="icon-button"
        aria-label={isDark ? say.themeToLight : say.themeToDark}
        onClick={() => {
          theme.value = isDark ? 'light' : 'dark'
        }}
      >
        <Icon name={isDark ? 'sun' : 'moon'} />
      </button>
      {choosing === 'person' && (
        <Dialog title={say.choosePerson} onClose={() => setChoosing(null)}>
          <PersonList
            onChoose={user => {
              setChoosing(null)
              addWindow(user.id)
            }}
          />
          <footer class="dialog-foot">
            <button type="button" class="button button-quiet" onClick={() => setChoosing('new')}>
              {say.newPerson}
            </button>
          </footer>
        </Dialog>
      )}
      {choosing === 'new' && (
        <PersonDialog
          user={null}
          onClose={() => setChoosing(null)}
          onDone={user => {
            setChoosing(null)
            addWindow(user.id)
          }}
        />
      )}
    </header>
  )
}
