import { theme } from '../state/settings.ts'
import { isAtLeast } from './announced.ts'
import { type App, forgetWishes } from './app.ts'
import { listenTo } from './bridge/listen.ts'
import { tell } from './bridge/tell.ts'
import { tellTheme } from './theme.ts'
import { tellViewport } from './viewport.ts'

const STILL_MS = 150
/** How long a page that has loaded may be silent before the person is told. */
const SILENCE_MS = 3000
/** A page's first word and the end of its loading are not further apart than this, in either order. */
const LATE_WORD_MS = 1200

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
  // Every SDK says `iframe_ready` while its page is loading; the one of the page before is older than that.
  const at = Date.now()
  const { begun, loaded } = app.times
  const hasBegun = begun > loaded + LATE_WORD_MS || begun > at - LATE_WORD_MS
  app.times.loaded = at
  setTimeout(() => {
    const isOther = app.times.loaded !== at
    if (!isOther && !hasBegun && app.times.heard < at && app.page.value === 'shown') app.page.value = 'silent'
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
  return theme.subscribe(() => {
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
