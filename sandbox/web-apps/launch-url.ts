import type { ThemeParams } from '../api/contract.ts'
import { WorldRefusal } from '../world/world.ts'

export interface Launch {
  /** Empty: the app is told nothing about the person. */
  initData: string
  version: string
  platform: string
  themeParams: ThemeParams
  startParam: string
  isInline: boolean
  isFullscreen: boolean
}

/**
 * The address a client gives to the frame: the app's own query and fragment are kept, the start parameter joins the
 * query, and the rest of the launch joins the fragment, which no server sees.
 */
export function launchUrl(appUrl: string, launch: Launch): string {
  const url = parsed(appUrl)
  if (launch.startParam !== '') {
    // Written by hand: URLSearchParams would spell the app's own parameters anew.
    url.search = `${url.search || '?'}${url.search === '' ? '' : '&'}tgWebAppStartParam=${launch.startParam}`
  }
  const added = new URLSearchParams()
  if (launch.initData !== '') added.set('tgWebAppData', launch.initData)
  added.set('tgWebAppVersion', launch.version)
  added.set('tgWebAppPlatform', launch.platform)
  added.set('tgWebAppThemeParams', JSON.stringify(launch.themeParams))
  if (launch.isInline) added.set('tgWebAppBotInline', '1')
  if (launch.isFullscreen) added.set('tgWebAppFullscreen', '1')
  // In a form a space is a plus; apps decode fragments with decodeURIComponent, which knows no plus.
  url.hash = joined(url.hash.slice(1), added.toString().replaceAll('+', '%20'))
  return url.href
}

function parsed(appUrl: string): URL {
  try {
    return new URL(appUrl)
  } catch {
    throw new WorldRefusal(400, `"${appUrl}" is no address of a mini app`)
  }
}

/** As Telegram's own script joins them: "path?parameters", or "its=own&parameters". */
function joined(own: string, added: string): string {
  if (own === '') return added
  return /[=?]/.test(own) ? `${own}&${added}` : `${own}?${added}`
}
