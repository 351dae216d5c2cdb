import { changeChrome, changeStance, forgetWishes } from '../app.ts'
import { closeApp } from '../open-apps.ts'
import { tellTheme } from '../theme.ts'
import { setFullscreen, tellSafeAreas, tellViewport } from '../viewport.ts'
import { method } from './method.ts'
import { flag, lenient, nothing, optional, shape } from './read.ts'
import { tell } from './tell.ts'

/** Scrollbars that look like those around the page; what Telegram's web clients send is of this kind too. */
const scrollbars = `* { scrollbar-width: thin; scrollbar-color: rgba(120, 130, 140, 0.5) transparent; }
::-webkit-scrollbar { width: 6px; height: 6px; }
::-webkit-scrollbar-thumb { border-radius: 3px; background: rgba(120, 130, 140, 0.5); }`

/** From the first word of the page to its end, and how it stands in the window. */
export const life = {
  iframe_ready: method(
    lenient(optional(shape({ reload_supported: lenient(optional(flag), undefined) })), undefined),
    (app, wish) => {
      app.times.begun = Date.now()
      app.reloadsItself.current = wish?.reload_supported ?? false
      tell(app, 'set_custom_style', scrollbars)
    },
  ),
  iframe_will_reload: method(nothing, forgetWishes),
  web_app_ready: method(nothing, app => {
    app.page.value = 'shown'
  }),
  web_app_close: method(nothing, closeApp),
  web_app_expand: method(nothing, app => changeStance(app, { isExpanded: true })),
  web_app_request_theme: method(nothing, tellTheme),
  web_app_request_viewport: method(nothing, app => tellViewport(app, true)),
  web_app_request_safe_area: method(nothing, app => tellSafeAreas(app, 'device')),
  web_app_request_content_safe_area: method(nothing, app => tellSafeAreas(app, 'content')),
  web_app_setup_closing_behavior: method(shape({ need_confirmation: lenient(flag, false) }), (app, wish) =>
    changeChrome(app, { needsConfirmation: wish.need_confirmation }),
  ),
  web_app_setup_swipe_behavior: method(
    shape({ allow_vertical_swipe: flag }),
    (app, { allow_vertical_swipe }) => changeChrome(app, { allowsVerticalSwipe: allow_vertical_swipe }),
  ),
  web_app_toggle_orientation_lock: method(shape({ locked: flag }), (app, { locked }) =>
    changeChrome(app, { isOrientationLocked: locked }),
  ),
  // A phone's keyboard goes when nothing that can be written into has the focus.
  web_app_hide_keyboard: method(nothing, app => app.frame.current?.blur()),
  web_app_request_fullscreen: method(nothing, app => {
    if (app.stance.value.isFullscreen) return tell(app, 'fullscreen_failed', { error: 'ALREADY_FULLSCREEN' })
    setFullscreen(app, true)
  }),
  web_app_exit_fullscreen: method(nothing, app => setFullscreen(app, false)),
}
