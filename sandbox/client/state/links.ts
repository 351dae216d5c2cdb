import { words } from '../i18n/words.ts'
import { loadDetail } from './chat-detail.ts'
import { attempt, type Desk, notify, openChat } from './desk.ts'
import { privateChatId, world } from './world.ts'

const OWN_HOSTS = new Set(['t.me', 'telegram.me', 'www.t.me'])

/** Where a link of Telegram's own leads: a bot, with what it is started with. */
export type InnerLink = { name: string; start: string | null }

/** Understands t.me and tg:// links; anything else answers undefined. */
export function innerLink(address: string): InnerLink | undefined {
  const url = parse(address)
  if (!url) return undefined
  if (url.protocol === 'tg:') {
    const name = url.searchParams.get('domain')
    return name ? { name, start: url.searchParams.get('start') } : undefined
  }
  if (!OWN_HOSTS.has(url.hostname)) return undefined
  const [name = ''] = url.pathname.split('/').filter(Boolean)
  return { name, start: url.searchParams.get('start') }
}

/** Follows a link: bots open in this window, the rest of the web in a tab of its own. */
export async function follow(desk: Desk, address: string): Promise<void> {
  const inner = innerLink(address)
  if (!inner) {
    const url = parse(address)
    if (url && ['http:', 'https:', 'mailto:', 'tel:', 'geo:'].includes(url.protocol)) {
      window.open(url.href, '_blank', 'noopener')
    }
    return
  }
  const bot = world.value?.bots.find(({ username }) => username.toLowerCase() === inner.name.toLowerCase())
  if (!bot) return notify(desk, words.value.notHere)
  const chatId = privateChatId(desk.me.id, bot.id)
  await attempt(desk, loadDetail(chatId, desk.me.id))
  openChat(desk, chatId)
  if (inner.start !== null) desk.startPayload.value = { chatId, payload: inner.start }
}

function parse(address: string): URL | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(address)
  try {
    return new URL(hasScheme ? address : `https://${address}`)
  } catch {
    return undefined
  }
}
