import type { OpenFrom } from '../../api/contract.ts'
import { words } from '../i18n/words.ts'
import { type Desk, notify } from '../state/desk.ts'

/** Opens a mini app over this window; a refusal is said over the chat. Resolves once the frame is there. */
export async function openApp(desk: Desk, _from: OpenFrom): Promise<void> {
  notify(desk, words.value.notHere)
}
