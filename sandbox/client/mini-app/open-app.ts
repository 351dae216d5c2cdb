import type { OpenFrom } from '../../api/contract.ts'
import { loadDetail } from '../state/chat-detail.ts'
import { attempt, type Desk } from '../state/desk.ts'
import { theme } from '../state/settings.ts'
import { privateChatId, world } from '../state/world.ts'
import { announced } from './announced.ts'
import { createApp } from './app.ts'
import { openWebApp } from './calls.ts'
import { askToLaunch, isKnownApp, rememberApp } from './launch-question.ts'
import { showApp } from './open-apps.ts'

/** Opens a mini app over this window; a refusal is said over the chat. Resolves once the frame is there. */
export async function openApp(desk: Desk, from: OpenFrom): Promise<void> {
  const wanted = await agreed(desk, from)
  if (!wanted) return
  const wish = { as: desk.me.id, from: wanted, colorScheme: theme.value, ...announced.value }
  const view = await attempt(desk, openWebApp(wish))
  if (view) showApp(createApp(desk, from, view))
}

/** A named app is asked about when a link opens it for the first time; whoever has started its bot allowed it to write. */
async function agreed(desk: Desk, from: OpenFrom): Promise<OpenFrom | undefined> {
  if (from.kind !== 'link' || from.app === undefined) return from
  const bot = world.value?.bots.find(({ username }) => username.toLowerCase() === from.bot.toLowerCase())
  const isThere = bot?.apps.some(({ shortName }) => shortName.toLowerCase() === from.app?.toLowerCase())
  const name = `${desk.me.id} ${from.bot} ${from.app}`.toLowerCase()
  if (!bot || !isThere || isKnownApp(name)) return from
  const detail = await attempt(desk, loadDetail(privateChatId(desk.me.id, bot.id), desk.me.id))
  if (detail?.isStarted && !detail.isBlocked) return from
  const said = await askToLaunch(desk.key, bot.name)
  if (!said) return undefined
  rememberApp(name)
  return { ...from, allowsWriting: said.allowsWriting }
}
