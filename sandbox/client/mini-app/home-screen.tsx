import type { OpenFrom } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { keptSignal } from '../state/kept.ts'
import { botsById, privateChatId } from '../state/world.ts'
import type { App } from './app.ts'
import { ask } from './ask.ts'
import { tell } from './bridge/tell.ts'
import { ConfirmSheet } from './questions/ConfirmSheet.tsx'

/** An app's icon on one person's phone, and what a tap on it opens. */
export type HomeIcon = { userId: number; botId: number; name: string; color: string; from: OpenFrom }

const icons = keptSignal<readonly HomeIcon[]>(
  'home-screen',
  stored => (Array.isArray(stored) ? (stored as HomeIcon[]) : undefined),
  () => [],
)

export const homeIcons = (userId: number) => icons.value.filter(icon => icon.userId === userId)

const isIconOf = (icon: HomeIcon, app: App) =>
  icon.userId === app.desk.me.id && icon.botId === app.view.bot.id

export const isOnHomeScreen = (app: App) => icons.value.some(icon => isIconOf(icon, app))

export function removeFromHomeScreen(gone: HomeIcon): void {
  icons.value = icons.value.filter(icon => icon !== gone)
}

/** Asks the person, puts the icon there and tells the page how it went. */
export async function addToHomeScreen(app: App): Promise<void> {
  if (isOnHomeScreen(app)) return tell(app, 'home_screen_added')
  const { bot } = app.view
  const say = words.value
  const isWanted = await ask<boolean>(app, answer => (
    <ConfirmSheet
      question={say.appHomeQuestion(bot.name)}
      yes={say.appAdd}
      no={say.cancel}
      onAnswer={answer}
    />
  ))
  if (!isWanted) return tell(app, 'home_screen_failed')
  const icon = { userId: app.desk.me.id, botId: bot.id, name: bot.name, color: bot.color, from: lasting(app) }
  icons.value = [...icons.value, icon]
  tell(app, 'home_screen_added')
}

/** A way in that will still be there tomorrow: buttons under messages and keyboards come and go. */
function lasting({ from, desk, view }: App): OpenFrom {
  if (from.kind === 'link') return { kind: 'link', bot: from.bot, ...(from.app ? { app: from.app } : {}) }
  if (from.kind === 'menu_button') return from
  return botsById.value.get(view.bot.id)?.mainAppUrl
    ? { kind: 'link', bot: view.bot.username }
    : { kind: 'menu_button', chatId: privateChatId(desk.me.id, view.bot.id) }
}
