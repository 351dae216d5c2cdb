import { words } from '../i18n/words.ts'
import { isConnected } from '../state/live.ts'
import { LANGUAGES, language, theme } from '../state/settings.ts'
import { world } from '../state/world.ts'
import { drawer, toggleDrawer } from '../tools/drawer-state.ts'
import { Icon } from '../ui/Icon.tsx'
import { showOverPage } from './page-sheet.ts'

const LANGUAGE_NAMES = { en: 'English', ru: 'Русский', es: 'Español' } as const

/** Name of the place, state of the connection, and what concerns the whole page. */
export function TopBar() {
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
      <button type="button" class="top-button" onClick={() => showOverPage('person')}>
        <Icon name="plus" size={20} />
        <span>{say.addWindow}</span>
      </button>
      <button
        type="button"
        class="top-button"
        aria-pressed={drawer.value !== null && drawer.value !== 'panels'}
        onClick={() =>
          toggleDrawer(drawer.value === null || drawer.value === 'panels' ? 'log' : drawer.value)
        }
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
      <button type="button" class="icon-button" aria-label={say.help} onClick={() => showOverPage('help')}>
        <Icon name="help" />
      </button>
    </header>
  )
}
