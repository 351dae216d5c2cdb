import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { drawer } from './drawer-state.ts'
import { LogPanel } from './LogPanel.tsx'
import { PanelsPanel } from './PanelsPanel.tsx'

/** Beside the windows: the log of calls, or the demo's own pages. */
export function Drawer() {
  const kind = drawer.value
  if (kind === null) return null
  const title = kind === 'log' ? words.value.logTitle : words.value.panels
  return (
    <aside class="drawer" aria-label={title}>
      <header class="drawer-head">
        <h2>{title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={words.value.close}
          onClick={() => {
            drawer.value = null
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      {kind === 'log' ? <LogPanel /> : <PanelsPanel />}
    </aside>
  )
}
