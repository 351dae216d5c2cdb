import { isAtLeast } from './announced.ts'
import { type App, changeStance } from './app.ts'
import { tell } from './bridge/tell.ts'

/** Height of the floating buttons that lie over the page in fullscreen, pixels. */
const FLOATING_HEAD = 56

/** Tells the page how large it is. Not stable: it is just being changed and another word will follow. */
export function tellViewport(app: App, isStable: boolean): void {
  const frame = app.frame.current
  if (!frame) return
  const { isExpanded, isFullscreen } = app.stance.value
  tell(app, 'viewport_changed', {
    height: frame.clientHeight,
    width: frame.clientWidth,
    is_expanded: isExpanded || isFullscreen,
    is_state_stable: isStable,
  })
}

/** The windows have no notch and no rounded corners; in fullscreen the client's own buttons lie over the page. */
export function tellSafeAreas(app: App, which: 'device' | 'content'): void {
  const none = { top: 0, bottom: 0, left: 0, right: 0 }
  if (which === 'device') tell(app, 'safe_area_changed', none)
  else {
    const top = app.stance.value.isFullscreen ? FLOATING_HEAD : 0
    tell(app, 'content_safe_area_changed', { ...none, top })
  }
}

/** Goes into or out of fullscreen and says so, with everything that changes on the way. */
export function setFullscreen(app: App, isFullscreen: boolean): void {
  changeStance(app, { isFullscreen })
  tell(app, 'fullscreen_changed', { is_fullscreen: isFullscreen })
  if (!isAtLeast(app.view.version, '8.0')) return
  tellSafeAreas(app, 'device')
  tellSafeAreas(app, 'content')
}
