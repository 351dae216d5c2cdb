import { theme } from '../state/settings.ts'
import { frontKey, windows } from '../state/windows.ts'
import { toggleDrawer } from '../tools/drawer-state.ts'
import { pageSheet } from './page-sheet.ts'

/** Keys that work everywhere on the page; `HelpDialog` lists them. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.defaultPrevented) return
    const act = event.altKey ? withAlt(event.code) : event.key === '?' ? help(event.target) : undefined
    if (!act) return
    event.preventDefault()
    act()
  })
}

function withAlt(code: string): (() => void) | undefined {
  const place = /^Digit([1-9])$/.exec(code)?.[1]
  if (place !== undefined) return toWindow(Number(place) - 1)
  switch (code) {
    case 'KeyN':
      return () => {
        pageSheet.value = 'person'
      }
    case 'KeyL':
      return () => toggleDrawer('log')
    case 'KeyT':
      return () => toggleDrawer('troubles')
    case 'KeyD':
      return () => {
        theme.value = theme.value === 'dark' ? 'light' : 'dark'
      }
    default:
      return undefined
  }
}

/** A question mark that somebody is writing is only a question mark. */
function help(target: EventTarget | null): (() => void) | undefined {
  if (target instanceof HTMLElement && target.matches('input, textarea, select')) return undefined
  return () => {
    pageSheet.value = 'help'
  }
}

/** Brings the window at a place to the front and the focus into it. */
function toWindow(place: number): (() => void) | undefined {
  const wanted = windows.value?.[place]
  if (!wanted) return undefined
  return () => {
    frontKey.value = wanted.key
    requestAnimationFrame(() => {
      const section = document.querySelector<HTMLElement>(`[data-window="${wanted.key}"]`)
      section?.scrollIntoView({ inline: 'nearest' })
      for (const where of ['textarea', '.start-panel .button', '.entry', '.who']) {
        const found = section?.querySelector<HTMLElement>(where)
        if (found) return found.focus()
      }
    })
  }
}
