import type { BotView } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { useDesk } from '../state/desk.ts'
import { openApp } from './open-app.ts'

/** Opens the bot's main app, where it has one. */
export function MainAppButton({ bot }: { bot: BotView }) {
  const desk = useDesk()
  if (bot.mainAppUrl === null) return null
  return (
    <button type="button" class="app-main" onClick={() => openApp(desk, { kind: 'link', bot: bot.username })}>
      <span>{words.value.appOpen}</span>
      <span class="unseen">{bot.name}</span>
    </button>
  )
}
