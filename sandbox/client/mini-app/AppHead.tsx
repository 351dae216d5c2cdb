import { useRef } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { inkOn } from '../ui/ink.ts'
import { Menu } from '../ui/Menu.tsx'
import { type App, changeStance } from './app.ts'
import { appMenu } from './app-menu.tsx'
import { askToClose } from './ask-to-close.tsx'
import { tell } from './bridge/tell.ts'
import { cssColor } from './theme.ts'

const FAR_ENOUGH = 60

/** The bar over the page: who it is, back, close, and what can be done with the app. */
export function AppHead({ app }: { app: App }) {
  const say = words.value
  const { hasBack, headerColor, isOrientationLocked } = app.chrome.value
  const { bot } = app.view
  const color = cssColor(headerColor)
  const drag = useDrag(by => {
    const { isExpanded } = app.stance.value
    if (by < -FAR_ENOUGH) changeStance(app, { isExpanded: true })
    else if (by > FAR_ENOUGH && isExpanded && app.view.isCompact) changeStance(app, { isExpanded: false })
    else if (by > FAR_ENOUGH) changeStance(app, { isMinimised: true })
  })
  return (
    <header class="app-head" style={`background-color:${color};color:${inkOn(color)}`} {...drag}>
      <span class="app-handle" aria-hidden="true" />
      {hasBack ? (
        <button
          type="button"
          class="icon-button"
          aria-label={say.back}
          onClick={() => tell(app, 'back_button_pressed')}
        >
          <Icon name="back" />
        </button>
      ) : (
        <Avatar name={bot.name} color={bot.color} size={32} isBot />
      )}
      <div class="app-title">
        <h3>{bot.name}</h3>
        <p>{isOrientationLocked ? say.appLocked : say.appKind}</p>
      </div>
      <Menu label={say.appMenu} items={appMenu(app)}>
        <Icon name="more" />
      </Menu>
      <button type="button" class="icon-button" aria-label={say.appClose} onClick={() => askToClose(app)}>
        <Icon name="close" />
      </button>
    </header>
  )
}

/** Dragging the bar up or down; buttons on it stay buttons. `onEnd` gets pixels, downwards positive. */
function useDrag(onEnd: (by: number) => void) {
  const from = useRef<number | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('button, .menu-list')) return
      from.current = event.clientY
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerUp: (event: PointerEvent) => {
      if (from.current !== null) onEnd(event.clientY - from.current)
      from.current = null
    },
    onPointerCancel: () => {
      from.current = null
    },
  }
}
