import { effect } from '@preact/signals'
import { theme } from '../state/settings.ts'
import { isAtLeast } from './announced.ts'
import { type App, forgetWishes } from './app.ts'
import { listenTo } from './bridge/listen.ts'
import { tell } from './bridge/tell.ts'
import { tellTheme } from './theme.ts'
import { tellViewport } from './viewport.ts'

const STILL_MS = 150
/** How long a page that has loaded may be silent before the person is told. */
const SILENCE_MS = 4000

/** Keeps the page told of what changes around it, as long as it is open; the answer ends that. */
export function watchPage(app: App, frame: HTMLIFrameElement): () => void {
  const ends = [listenTo(app), watchTheme(app), watchSize(app, frame), watchVisibility(app, frame)]
  return () => {
    for (const end of ends) end()
  }
}

/** The frame has loaded something. Whether that is still the app shows when it speaks. */
export function pageLoaded(app: App): void {
  if (app.page.value === 'loading') app.page.value = 'shown'
  const at = Date.now()
  setTimeout(() => {
    const isHeard = app.heardAt.current > at - SILENCE_MS
    if (!isHeard && app.page.value === 'shown') app.page.value = 'silent'
  }, SILENCE_MS)
}

/** Loads the app anew: by itself where it can, or in a new frame. */
export function reloadPage(app: App): void {
  if (app.reloadsItself.current && app.page.value === 'shown') {
    tell(app, 'reload_iframe')
    return
  }
  forgetWishes(app)
  app.page.value = 'loading'
  app.loads.value += 1
}

function watchTheme(app: App): () => void {
  let isFirst = true
  return effect(() => {
    theme.value
    if (!isFirst) tellTheme(app)
    isFirst = false
  })
}

/** A size that is still changing is told at once and said not to be stable; the last one follows when it is still. */
function watchSize(app: App, frame: HTMLIFrameElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isFirst = true
  const observer = new ResizeObserver(() => {
    // A page that was never drawn or is put aside has no size to speak of.
    if (frame.clientHeight === 0) return
    if (!isFirst) {
      tellViewport(app, false)
      clearTimeout(timer)
      timer = setTimeout(() => tellViewport(app, true), STILL_MS)
    }
    isFirst = false
  })
  observer.observe(frame)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}

/** Put aside, behind another window on a narrow screen, or in a tab that is not looked at: the page is not active. */
function watchVisibility(app: App, frame: HTMLIFrameElement): () => void {
  let isVisible = true
  let isInView = true
  const look = () => {
    const isNow = isInView && !document.hidden
    if (isNow === isVisible) return
    isVisible = isNow
    if (isAtLeast(app.view.version, '8.0')) tell(app, 'visibility_changed', { is_visible: isNow })
  }
  const observer = new IntersectionObserver(entries => {
    isInView = entries.at(-1)?.isIntersecting ?? isInView
    look()
  })
  observer.observe(frame)
  document.addEventListener('visibilitychange', look)
  return () => {
    observer.disconnect()
    document.removeEventListener('visibilitychange', look)
  }
}
