import { isAtLeast } from '../announced.ts'
import { type App, type BottomButton, changeChrome } from '../app.ts'
import { method } from './method.ts'
import { color, flag, lenient, oneOf, shape, text } from './read.ts'

const no = lenient(flag, false)
const words = lenient(text(), '')

/** Every call says everything; what it leaves out counts as no, as clients have it. */
const bottomButton = {
  is_visible: no,
  is_active: no,
  is_progress_visible: no,
  has_shine_effect: no,
  icon_custom_emoji_id: words,
  text: words,
  color: lenient<string | null>(color, null),
  text_color: lenient<string | null>(color, null),
}
const mainButton = shape(bottomButton)
const secondaryButton = shape({
  ...bottomButton,
  position: lenient(oneOf('left', 'right', 'top', 'bottom'), 'left' as const),
})

function buttonOf(app: App, wish: ReturnType<typeof mainButton>): BottomButton {
  const label = wish.text.trim()
  const hasIcon = wish.icon_custom_emoji_id !== '' && isAtLeast(app.view.version, '9.5')
  return {
    isVisible: wish.is_visible && (label !== '' || hasIcon),
    isActive: wish.is_active,
    isLoading: wish.is_progress_visible,
    isShining: wish.has_shine_effect && isAtLeast(app.view.version, '7.10'),
    hasIcon,
    text: label,
    color: wish.color,
    textColor: wish.text_color,
  }
}

const visible = shape({ is_visible: no })

/** The native buttons around the page. */
export const buttons = {
  web_app_setup_back_button: method(visible, (app, wish) => changeChrome(app, { hasBack: wish.is_visible })),
  web_app_setup_settings_button: method(visible, (app, wish) =>
    changeChrome(app, { hasSettings: wish.is_visible }),
  ),
  web_app_setup_main_button: method(mainButton, (app, wish) =>
    changeChrome(app, { main: buttonOf(app, wish) }),
  ),
  web_app_setup_secondary_button: method(secondaryButton, (app, wish) =>
    changeChrome(app, { secondary: buttonOf(app, wish), secondaryPosition: wish.position }),
  ),
}
