import type { NewFault } from '../../api/contract.ts'
import type { Words } from '../i18n/en.ts'

/** Whom a trouble concerns; empty is everybody. */
export type Aim = { bot: string; chatId: string }

type Preset = { label: (say: Words) => string; fault: (aim: Aim) => NewFault }

/** Calls that name a chat: the poll for updates goes on, as it does when one person has blocked a bot. */
const ofChat = ({ chatId }: Aim) => (chatId === '' ? { method: 'sendMessage' } : {})

/** The troubles that bots meet most, ready to make. */
export const PRESETS: readonly Preset[] = [
  { label: say => say.presetDown, fault: () => ({ kind: 'error', code: 502 }) },
  {
    label: say => say.presetFlood(5),
    fault: aim => ({ kind: 'error', code: 429, retryAfter: 5, times: 1, ...ofChat(aim) }),
  },
  {
    label: say => say.presetBlocked,
    fault: aim => ({ kind: 'error', code: 403, ...ofChat(aim) }),
  },
  { label: say => say.presetSlow(3), fault: () => ({ kind: 'latency', delayMs: 3000 }) },
  {
    label: say => say.presetLost,
    fault: aim => ({ kind: 'drop_connection', isAfterEffect: true, times: 1, ...ofChat(aim) }),
  },
  { label: say => say.presetTwice, fault: () => ({ kind: 'duplicate_update', times: 1 }) },
  { label: say => say.presetReorder, fault: () => ({ kind: 'reorder_updates', times: 1 }) },
]

/** The trouble aimed at a bot and a chat. */
export function aimed(fault: NewFault, { bot, chatId }: Aim): NewFault {
  return {
    ...fault,
    ...(bot === '' ? {} : { bot }),
    ...(chatId === '' ? {} : { chatId: /^-?\d+$/.test(chatId) ? Number(chatId) : chatId }),
  }
}
