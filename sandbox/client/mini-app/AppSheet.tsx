import { useEffect, useRef } from 'preact/hooks'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { world } from '../state/world.ts'
import { Icon } from '../ui/Icon.tsx'
import { AppConsole } from './AppConsole.tsx'
import { AppHead } from './AppHead.tsx'
import { type App, changeStance } from './app.ts'
import { askToClose } from './ask-to-close.tsx'
import { BottomBar } from './BottomBar.tsx'
import { tell } from './bridge/tell.ts'
import { closeApp, openApps } from './open-apps.ts'
import { PageNotice } from './PageNotice.tsx'
import { pageLoaded, watchPage } from './page-watch.ts'
import { LaunchSheet } from './questions/LaunchSheet.tsx'
import { cssColor } from './theme.ts'
import { usePulse } from './use-pulse.ts'

/** The app that lies over this window, and the question before one opens. */
export function AppSheet() {
  const app = openApps.value.get(useDesk().key)
  return (
    <>
      {app && <Sheet key={app.view.id} app={app} />}
      <LaunchSheet />
    </>
  )
}

function Sheet({ app }: { app: App }) {
  const say = words.value
  const stance = app.stance.value
  const { name } = app.view.bot
  const sheet = useRef<HTMLDivElement>(null)
  usePulse(app, sheet)
  useEffect(
    () => () => {
      closeApp(app)
      // What was under the sheet can be used again only after this drawing.
      const { opener } = app
      requestAnimationFrame(() => opener instanceof HTMLElement && opener.isConnected && opener.focus())
    },
    // Of another world nothing of this opening is left.
    [world.value?.worldId],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (app.chrome.value.hasBack) tell(app, 'back_button_pressed')
    else void askToClose(app)
  }
  return (
    <div class={`app-layer ${stanceClass(app)}`}>
      {stance.isMinimised && (
        <div class="app-aside">
          <button
            type="button"
            class="app-aside-name"
            onClick={() => changeStance(app, { isMinimised: false })}
          >
            <Icon name="app" size={20} />
            <span>{say.appRestore(name)}</span>
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={say.appClose}
            onClick={() => {
              changeStance(app, { isMinimised: false })
              void askToClose(app)
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <div
        ref={sheet}
        class="app-sheet"
        role="dialog"
        aria-label={say.appOf(name)}
        hidden={stance.isMinimised}
        style={`background-color:${cssColor(app.chrome.value.backgroundColor)}`}
        onKeyDown={onKeyDown}
      >
        <div class="app-whole" inert={app.question.value !== null}>
          <AppHead app={app} />
          <PageNotice app={app} />
          <Page key={app.loads.value} app={app} />
          <BottomBar app={app} />
          {app.showsConsole.value && <AppConsole app={app} />}
        </div>
        {app.pulse.value && (
          <span key={app.pulse.value.count} class="app-haptic" aria-hidden="true">
            {app.pulse.value.name}
          </span>
        )}
        {app.question.value?.draw()}
      </div>
    </div>
  )
}

/** The page itself. It may be anything, so it gets what Telegram's web client gives, and no more. */
function Page({ app }: { app: App }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    app.frame.current = element
    // The page may speak as soon as it is there: it gets its address when it is listened to.
    const end = watchPage(app, element)
    element.src = app.view.url
    element.focus({ preventScroll: true })
    return () => {
      end()
      // The next frame may be there already.
      if (app.frame.current === element) app.frame.current = null
    }
  }, [])
  return (
    <div class="app-page">
      {app.page.value === 'loading' && <p class="hollow app-opening">{words.value.appOpening}</p>}
      <iframe
        ref={frame}
        title={app.view.bot.name}
        sandbox="allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation"
        allow="camera; microphone; geolocation; clipboard-write; fullscreen"
        onLoad={() => pageLoaded(app)}
      />
    </div>
  )
}

function stanceClass(app: App): string {
  const { isExpanded, isFullscreen, isMinimised } = app.stance.value
  if (isMinimised) return 'app-minimised'
  if (isFullscreen) return 'app-full'
  return isExpanded ? 'app-expanded' : 'app-compact'
}
