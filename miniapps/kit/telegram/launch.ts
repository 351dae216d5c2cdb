import './session-storage.ts'
import {
  on,
  postEvent,
  retrieveLaunchParams,
  retrieveRawInitData,
  supports,
  targetOrigin,
} from '@telegram-apps/sdk'

/** How the app was opened by Telegram. */
export type Launch = {
  /** Signed by Telegram; the server exchanges it for a session. */
  readonly initData: string
  /** What stood behind `startapp=` in the link, or behind `start=` in the address of a button; empty without. */
  readonly startParam: string
  /** Who Telegram says it is; the server believes only what is signed. */
  readonly telegramId: string
  readonly languageCode: string
  readonly platform: string
  readonly version: string
  readonly theme: Readonly<Record<string, string>>
}

/** The origin that the server says may hold the frame besides Telegram's own: a local Telegram, never one in production. */
const trustLocalTelegram = (): void => {
  const given = document.querySelector<HTMLMetaElement>('meta[name="telegram-origin"]')?.content ?? ''
  if (/^https?:\/\//.test(given)) targetOrigin.set(given)
}

/**
 * What Telegram lets stand behind `startapp=`. Anything else was put into the address by somebody else, and must not become
 * part of another one: `ord_../../x` would ask for something that nobody pressed.
 */
const startParams = /^[\w-]{1,512}$/

/** Reads how Telegram opened this page; null where no Telegram is around it. */
export const readLaunch = (): Launch | null => {
  trustLocalTelegram()
  try {
    const params = retrieveLaunchParams()
    const data = params.tgWebAppData
    const startParam =
      params.tgWebAppStartParam ??
      data?.start_param ??
      new URLSearchParams(location.search).get('start') ??
      ''
    return {
      initData: retrieveRawInitData() ?? '',
      startParam: startParams.test(startParam) ? startParam : '',
      telegramId: String(data?.user?.id ?? ''),
      languageCode: data?.user?.language_code ?? navigator.language,
      platform: params.tgWebAppPlatform,
      version: params.tgWebAppVersion,
      theme: (params.tgWebAppThemeParams ?? {}) as Record<string, string>,
    }
  } catch {
    return null
  }
}

let version = '6.0'

/** Whether the Telegram around us knows a method. */
export const knows = (method: Parameters<typeof supports>[0]): boolean => supports(method, version)

// The SDK's many overloads, as the one that a wrapper can call.
const post = postEvent as (method: Parameters<typeof supports>[0], params?: object) => void

/** Tells Telegram something, if it is new enough to understand; an older one is left alone. */
export const tell = ((method: Parameters<typeof supports>[0], params?: object): void => {
  if (!knows(method)) return
  try {
    post(method, params)
  } catch {
    // Not inside Telegram after all: there is nobody to tell.
  }
}) as typeof postEvent

export { on as hear }

/** The page begins: it wants the whole height, and drags on it are its own. */
export const greet = (launch: Launch): void => {
  version = launch.version
  tell('web_app_expand')
  tell('web_app_setup_swipe_behavior', { allow_vertical_swipe: false })
}

/** The first thing worth seeing is painted: Telegram takes its curtain away. */
export const showPage = (): void => tell('web_app_ready')
