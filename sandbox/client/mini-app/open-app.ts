import type { OpenFrom } from '../../api/contract.ts'
import { attempt, type Desk } from '../state/desk.ts'
import { theme } from '../state/settings.ts'
import { announced } from './announced.ts'
import { createApp } from './app.ts'
import { openWebApp } from './calls.ts'
import { showApp } from './open-apps.ts'

/** Opens a mini app over this window; a refusal is said over the chat. Resolves once the frame is there. */
export async function openApp(desk: Desk, from: OpenFrom): Promise<void> {
  const wish = { as: desk.me.id, from, colorScheme: theme.value, ...announced.value }
  const view = await attempt(desk, openWebApp(wish))
  if (view) showApp(createApp(desk, from, view))
}
