import type { OpenFrom } from '../../api/contract.ts'
import { joinByLink } from '../api/groups.ts'
import { words } from '../i18n/words.ts'
import { openApp } from '../mini-app/open-app.ts'
import { openInvoice } from '../payments/open-invoice.ts'
import { loadDetail } from './chat-detail.ts'
import { attempt, type Desk, notify, openChat } from './desk.ts'
import { windows } from './windows.ts'
import { privateChatId, reloadWorld, world } from './world.ts'

const OWN_HOSTS = new Set(['t.me', 'telegram.me', 'www.t.me'])

/** Where a link of Telegram's own leads: a bot, with what it is started with, or one of its mini apps. */
export type InnerLink = {
  name: string
  start: string | null
  /** Null: the link opens no app. `shortName` null: the bot's main one. */
  app: { shortName: string | null; startParam: string; mode: string | null } | null
}

/** The last part of an invoice's link: t.me/$slug, t.me/invoice/slug or tg://invoice?slug=slug. */
function invoiceSlug(address: string): string | undefined {
  const url = parse(address)
  if (url?.protocol === 'tg:') {
    const isInvoice = (url.hostname || url.pathname.replace(/^\/+/, '')) === 'invoice'
    return isInvoice ? (url.searchParams.get('slug') ?? undefined) : undefined
  }
  if (!url || !OWN_HOSTS.has(url.hostname)) return undefined
  const [first = '', second] = url.pathname.split('/').filter(Boolean)
  if (first.startsWith('$')) return first.slice(1)
  return first === 'invoice' ? second : undefined
}

/** t.me/+…, t.me/joinchat/… and tg://join?invite=…: the way into a group. */
function isInvite(address: string): boolean {
  const url = parse(address)
  if (url?.protocol === 'tg:') return (url.hostname || url.pathname.replace(/^\/+/, '')) === 'join'
  return url !== undefined && OWN_HOSTS.has(url.hostname) && /^\/(\+|joinchat\/)./.test(url.pathname)
}

/** Joins and opens the group, or says that somebody has to let the person in first. */
async function join(desk: Desk, address: string): Promise<void> {
  const invite = parse(address)?.searchParams.get('invite')
  const link = invite ? `https://t.me/+${invite}` : address
  const joined = await attempt(desk, joinByLink(desk.me.id, link))
  if (!joined) return
  if (joined.status === 'asked') return notify(desk, words.value.askedToJoin)
  await reloadWorld()
  openChat(desk, joined.chatId)
}

/** Understands t.me and tg:// links; anything else answers undefined. */
export function innerLink(address: string): InnerLink | undefined {
  const url = parse(address)
  if (!url) return undefined
  if (url.protocol === 'tg:') {
    const name = url.searchParams.get('domain')
    return name ? { name, ...wishes(url.searchParams, url.searchParams.get('appname')) } : undefined
  }
  if (!OWN_HOSTS.has(url.hostname)) return undefined
  const [name = '', shortName = null] = url.pathname.split('/').filter(Boolean)
  return { name, ...wishes(url.searchParams, shortName) }
}

function wishes(search: URLSearchParams, shortName: string | null): Pick<InnerLink, 'start' | 'app'> {
  const startParam = search.get('startapp')
  const isApp = startParam !== null || (shortName !== null && !/^\d+$/.test(shortName))
  return {
    start: search.get('start'),
    app: isApp ? { shortName, startParam: startParam ?? '', mode: search.get('mode') } : null,
  }
}

/** Follows a link: bots open in this window, the rest of the web in a tab of its own. */
export async function follow(desk: Desk, address: string): Promise<void> {
  const slug = invoiceSlug(address)
  if (slug) {
    await openInvoice(desk, { slug })
    return
  }
  if (isInvite(address)) return join(desk, address)
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
  if (inner.app) return openApp(desk, fromLink(desk, bot.username, inner.app))
  const chatId = privateChatId(desk.me.id, bot.id)
  await attempt(desk, loadDetail(chatId, desk.me.id))
  openChat(desk, chatId)
  if (inner.start !== null) desk.startPayload.value = { chatId, payload: inner.start }
}

/** The chat in which the link was followed is told, as Telegram tells it. */
function fromLink(desk: Desk, bot: string, app: NonNullable<InnerLink['app']>): OpenFrom {
  const chatId = windows.value?.find(({ key }) => key === desk.key)?.chatId
  const mode = app.mode === 'compact' || app.mode === 'fullscreen' ? app.mode : undefined
  return {
    kind: 'link',
    bot,
    ...(app.shortName === null ? {} : { app: app.shortName }),
    ...(app.startParam === '' ? {} : { startParam: app.startParam }),
    ...(mode ? { mode } : {}),
    ...(chatId ? { chatId } : {}),
  }
}

function parse(address: string): URL | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(address)
  try {
    return new URL(hasScheme ? address : `https://${address}`)
  } catch {
    return undefined
  }
}
