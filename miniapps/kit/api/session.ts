import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type { AppName, openSession, person } from '../../../server/contracts/session.ts'
import { patience } from './patience.ts'
import { Problem, problemFrom } from './problem.ts'

type OpenSession = z.infer<typeof openSession>
export type Person = z.infer<typeof person>

const patienceMs = 20_000
/** A token this close to its end is changed before it is used. */
const spareMs = 30_000

const session = signal<OpenSession | null>(null)
/** Who uses the app; null before the sign-in. */
export const me = computed<Person | null>(() => session.value?.person ?? null)
/** Set when the session cannot be renewed: the app has to be opened again. */
export const isOver = signal(false)

let app: AppName = 'shop'
let renewing: Promise<void> | null = null
// Somebody waits for the line to come back, to sign in: nobody is signed out because of that.
let isAwaited = false

// Within one launch the page may be loaded anew (a phone frees its memory): the refresh token survives there, in the
// storage of this frame alone.
const storeKey = (): string => `gora.refresh.${app}`
const storedLaunchKey = (): string => `gora.launch.${app}`

const post = async (path: string, body: object): Promise<OpenSession> => {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify(body),
      signal: patience(patienceMs),
    })
  } catch {
    throw new Problem({ code: 'offline', status: 0 })
  }
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as OpenSession
}

const keep = (opened: OpenSession): void => {
  session.value = opened
  sessionStorage.setItem(storeKey(), opened.refreshToken)
}

/**
 * Signs in with what Telegram handed over. A launch signs in once: a page that is loaded again within the same launch
 * goes on with its kept refresh token.
 * @throws Problem
 */
export const signIn = async (name: AppName, initData: string): Promise<void> => {
  app = name
  const kept = sessionStorage.getItem(storeKey())
  if (kept && sessionStorage.getItem(storedLaunchKey()) === initData) {
    try {
      keep(await post('/api/session/refresh', { refreshToken: kept }))
      return
    } catch (trouble) {
      if (trouble instanceof Problem && trouble.isPassing) throw trouble
    }
  }
  keep(await post(`/api/sign-in/${name}`, { initData }))
  sessionStorage.setItem(storedLaunchKey(), initData)
}

const againMs = 3000

/**
 * Goes on trying until the server has answered, and resolves once they are signed in. Whoever asks something meanwhile
 * hears that nothing comes back.
 * @throws Problem when the answer is no
 */
export const keepSigningIn = async (name: AppName, initData: string): Promise<void> => {
  isAwaited = true
  try {
    for (;;) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, againMs)
        const online = (): void => {
          clearTimeout(timer)
          resolve()
        }
        window.addEventListener('online', online, { once: true })
      })
      try {
        return await signIn(name, initData)
      } catch (trouble) {
        if (!(trouble instanceof Problem) || !trouble.isPassing) throw trouble
      }
    }
  } finally {
    isAwaited = false
  }
}

const renew = async (): Promise<void> => {
  const refreshToken = session.value?.refreshToken ?? ''
  try {
    keep(await post('/api/session/refresh', { refreshToken }))
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.status === 401) isOver.value = true
    throw trouble
  }
}

/** All who need a new token wait for one renewal: two with the same refresh token would end the session. */
const renewOnce = (): Promise<void> => {
  renewing ??= renew().finally(() => {
    renewing = null
  })
  return renewing
}

/** An access token that is good for at least half a minute. `isStale`: the server has just refused the last one. */
export const accessToken = async (isStale = false): Promise<string> => {
  const now = session.value
  if (!now && isAwaited) throw new Problem({ code: 'offline', status: 0 })
  if (!now) throw new Problem({ code: 'people.session-over', status: 401 })
  if (isStale || Date.parse(now.expiresAt) - Date.now() < spareMs) await renewOnce()
  return session.value?.accessToken ?? ''
}

/** The person as the server knows them has changed here, such as their language. */
export const changeMe = (change: Partial<Person>): void => {
  const now = session.value
  if (now) session.value = { ...now, person: { ...now.person, ...change } }
}
