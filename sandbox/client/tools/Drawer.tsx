import { useEffect, useRef } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { DRAWERS, type DrawerKind, drawer } from './drawer-state.ts'
import { LogPanel } from './LogPanel.tsx'
import { MissingPanel } from './MissingPanel.tsx'
import { PanelsPanel } from './PanelsPanel.tsx'
import { TroublesPanel } from './TroublesPanel.tsx'

/** Beside the windows: the log of calls, troubles to make, what is missing, and the demo's own pages. */
export function Drawer() {
  const kind = drawer.value
  const root = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (kind === null) return undefined
    opener.current = document.activeElement
    root.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus({ preventScroll: true })
    return () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    }
  }, [kind === null])
  if (kind === null) return null
  const say = words.value
  const titles: Record<DrawerKind, string> = {
    log: say.log,
    troubles: say.troubles,
    missing: say.missing,
    panels: say.panels,
  }
  const turn = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    drawer.value = DRAWERS.at((DRAWERS.indexOf(kind) + by) % DRAWERS.length) ?? kind
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
  }
  return (
    <aside
      ref={root}
      class="drawer"
      aria-label={say.drawer}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) drawer.value = null
      }}
    >
      <header class="drawer-head">
        <div class="drawer-tabs" role="tablist" aria-label={say.drawer} onKeyDown={turn}>
          {DRAWERS.map(each => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`tab-${each}`}
              aria-selected={each === kind}
              aria-controls="drawer-panel"
              tabIndex={each === kind ? 0 : -1}
              onClick={() => {
                drawer.value = each
              }}
            >
              {titles[each]}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label={say.close}
          onClick={() => {
            drawer.value = null
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-panel" role="tabpanel" id="drawer-panel" aria-labelledby={`tab-${kind}`}>
        {kind === 'log' && <LogPanel />}
        {kind === 'troubles' && <TroublesPanel />}
        {kind === 'missing' && <MissingPanel />}
        {kind === 'panels' && <PanelsPanel />}
      </div>
    </aside>
  )
}
