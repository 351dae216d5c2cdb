import { signal } from '@preact/signals'
import {
  backButton,
  closingBehavior,
  init,
  mainButton,
  miniApp,
  retrieveLaunchParams,
  retrieveRawInitData,
  secondaryButton,
  settingsButton,
  targetOrigin,
  themeParams,
  viewport,
} from '@telegram-apps/sdk'

const mostEntries = 60

export type Entry = { id: number; at: Date; name: string; data: string }

/** What this page has heard and what came of its questions, newest first. */
export const entries = signal<readonly Entry[]>([])

export function note(name: string, data: unknown): void {
  const text = data === undefined ? '' : typeof data === 'string' ? data : JSON.stringify(data)
  const id = (entries.value[0]?.id ?? 0) + 1
  entries.value = [{ id, at: new Date(), name, data: text }, ...entries.value].slice(0, mostEntries)
}

/** Colours of the theme by name, always those of this moment. */
export const colors = signal<Readonly<Record<string, string | undefined>>>({})

export type User = { id: number; firstName: string; lastName: string; username: string; languageCode: string }

/** How the page was opened. `user` is null where Telegram tells nobody's name: from a button of the keyboard. */
export type Launch = { user: User | null; initData: string; version: string; platform: string }

/** Begins to speak with Telegram; null where nobody is there to speak with. */
export async function begin(): Promise<Launch | null> {
  const origin = document.querySelector<HTMLMetaElement>('meta[name="sandbox-origin"]')?.content ?? ''
  if (/^http:/.test(origin)) targetOrigin.set(origin)
  const launch = readLaunch()
  if (!launch) return null
  window.addEventListener('message', hear)
  init()
  themeParams.mountSync()
  themeParams.bindCssVars()
  miniApp.mountSync()
  for (const part of [backButton, mainButton, secondaryButton, settingsButton, closingBehavior]) part.mount()
  const wear = () => {
    colors.value = themeParams.state()
    document.documentElement.style.colorScheme = themeParams.isDark() ? 'dark' : 'light'
  }
  wear()
  themeParams.state.sub(wear)
  await viewport.mount()
  viewport.bindCssVars()
  return launch
}

function readLaunch(): Launch | null {
  try {
    const { tgWebAppData, tgWebAppVersion, tgWebAppPlatform } = retrieveLaunchParams()
    const known = tgWebAppData?.user
    const user = known && {
      id: known.id,
      firstName: known.first_name,
      lastName: known.last_name ?? '',
      username: known.username ?? '',
      languageCode: known.language_code ?? 'en',
    }
    return {
      user: user ?? null,
      initData: user ? (retrieveRawInitData() ?? '') : '',
      version: tgWebAppVersion,
      platform: tgWebAppPlatform,
    }
  } catch {
    return null
  }
}

function hear({ source, data }: MessageEvent): void {
  if (source !== window.parent || typeof data !== 'string') return
  const { eventType, eventData } = JSON.parse(data) as { eventType: string; eventData: unknown }
  note(eventType, eventData)
}
