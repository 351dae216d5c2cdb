import { copyText } from '../chat/copy-text.ts'
import { words } from '../i18n/words.ts'
import { notify, openChat } from '../state/desk.ts'
import { privateChatId } from '../state/world.ts'
import type { MenuItem } from '../ui/Menu.tsx'
import { type Announced, announced } from './announced.ts'
import { type App, changeStance } from './app.ts'
import { ask } from './ask.ts'
import { openPlaceSettings } from './bridge/place.tsx'
import { tell } from './bridge/tell.ts'
import { addToHomeScreen } from './home-screen.tsx'
import { openApp } from './open-app.ts'
import { closeApp } from './open-apps.ts'
import { reloadPage } from './page-watch.ts'
import { AnnounceSheet } from './questions/AnnounceSheet.tsx'
import { setFullscreen } from './viewport.ts'

/** What a person can do with an app, and what its author wants to see. */
export function appMenu(app: App): MenuItem[] {
  const say = words.value
  const { isExpanded, isFullscreen } = app.stance.value
  const only = (isThere: boolean, item: MenuItem): MenuItem[] => (isThere ? [item] : [])
  return [
    ...only(app.chrome.value.hasSettings, {
      label: say.appSettings,
      icon: 'panels',
      onChoose: () => tell(app, 'settings_button_pressed'),
    }),
    ...only(!isExpanded && !isFullscreen, {
      label: say.appExpand,
      icon: 'open',
      onChoose: () => changeStance(app, { isExpanded: true }),
    }),
    ...only(isFullscreen, {
      label: say.appLeaveFullscreen,
      icon: 'down',
      onChoose: () => setFullscreen(app, false),
    }),
    { label: say.appMinimise, icon: 'minus', onChoose: () => changeStance(app, { isMinimised: true }) },
    { label: say.appReload, icon: 'live', onChoose: () => reloadPage(app) },
    { label: say.appPlaceSettings, icon: 'pin', onChoose: () => openPlaceSettings(app) },
    { label: say.appAddHome, icon: 'plus', onChoose: () => addToHomeScreen(app) },
    { label: say.appOpenBot, icon: 'person', onChoose: () => openBot(app) },
    {
      label: say.appCopyAddress,
      icon: 'copy',
      onChoose: () => copyText(app.view.url).then(() => notify(app.desk, say.copied)),
    },
    { label: say.appAnnounce, icon: 'edit', onChoose: () => reannounce(app) },
    {
      label: say.appConsole,
      icon: 'log',
      onChoose: () => {
        app.showsConsole.value = !app.showsConsole.value
      },
    },
  ]
}

/** The bot's chat, with the app put aside. */
function openBot(app: App): void {
  openChat(app.desk, privateChatId(app.desk.me.id, app.view.bot.id))
  changeStance(app, { isMinimised: true })
}

/** A client cannot change its age while an app runs: the app is opened again. */
async function reannounce(app: App): Promise<void> {
  const wish = await ask<Announced>(app, answer => <AnnounceSheet onAnswer={answer} />)
  if (!wish) return
  announced.value = wish
  closeApp(app)
  await openApp(app.desk, app.from)
}
