import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type { AppName, openSession, person } from '../../../server/contracts/session.ts'
import { patience } from './patience.ts'
import { Problem, problemFrom } from './problem.ts'
import { retrying } from './retrying.ts'

type OpenSession = z.infer<typeof openSession>
export type Person = z.infer<typeof person>

const patienceMs = 20_000
/** A token this close to its end is changed before it is used. */
const spareMs = 30_000

const session = signal<OpenSession | null>(null)
/** Who uses the app; null before the sign-in. */
export const me = computed<Person | null>(() => session.value?.person ?? null)
/** The name of the rep whose link has just brought this person. */
export const broughtBy = computed<string | null>(() => session.value?.broughtBy ?? null)
/** Set when the session cannot be renewed: the app has to be opened again. */
export const isOver = signal(false)

let app: AppName = 'shop'
/** The app that is signed in. */
export const appName = (): AppName => app

let renewing: Promise<void> | null = null
// Somebody waits for the line to come back, to sign in: nobody is signed out because of that.
let isAwaited = false

// Within one launch the page may be loaded anew (a phone frees its memory): the refresh token survives there. Two people
// may have the same app open side by side in one page, so each launch has a place of its own, named by its signature.
let storeKey = ''
const storeKeyOf = (name: AppName, initData: string): string => `gora.refresh.${name}.${initData.slice(-32)}`

/** A secret of this page for this launch: by it the server knows who asks again because the answer was lost. */
const attemptOf = (): string => {
  const place = `${storeKey}.attempt`
  const attempt = sessionStorage.getItem(place) ?? crypto.randomUUID()
  sessionStorage.setItem(place, attempt)
  return attempt
}

const post = async (path: string, body: object): Promise<OpenSession> => {
  let response: Response
  let opened: OpenSession | null
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify(body),
      signal: patience(patienceMs),
    })
    opened = response.ok ? await response.json() : null
  } catch {
    throw new Problem({ code: 'offline', status: 0 })
  }
  if (!opened) throw await problemFrom(response)
  return opened
}

const keep = (opened: OpenSession): void => {
  session.value = opened
  sessionStorage.setItem(storeKey, opened.refreshToken)
}

/**
 * Signs in with what Telegram handed over. A launch signs in once: a page that is loaded again within the same launch
 * goes on with its kept refresh token. Who got no answer may sign in again within a minute.
 * @throws Problem
 */
export const signIn = async (name: AppName, initData: string): Promise<void> => {
  app = name
  storeKey = storeKeyOf(name, initData)
  const kept = sessionStorage.getItem(storeKey)
  if (kept) {
    try {
      return keep(await post('/api/session/refresh', { refreshToken: kept }))
    } catch (trouble) {
      if (trouble instanceof Problem && trouble.isPassing) throw trouble
    }
  }
  await orOver(async () => keep(await post(`/api/sign-in/${name}`, { initData, attempt: attemptOf() })))
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
        const goOn = (): void => {
          clearTimeout(timer)
          window.removeEventListener('online', goOn)
          resolve()
        }
        const timer = setTimeout(goOn, againMs)
        window.addEventListener('online', goOn)
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

/** Whoever is not let in any more has to open the app anew: trying again here would never help. */
const orOver = async (enter: () => Promise<void>): Promise<void> => {
  try {
    await enter()
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.status === 401) isOver.value = true
    throw trouble
  }
}

// Tried again at once: the server knows who lost the answer for a few minutes only.
const renew = (): Promise<void> =>
  orOver(async () => {
    const refreshToken = session.value?.refreshToken ?? ''
    keep(await retrying(() => post('/api/session/refresh', { refreshToken })))
  })

/** All who need a new token wait for one renewal: two with the same refresh token would end the session. */
const renewOnce = (): Promise<void> => {
  renewing ??= renew().finally(() => {
    renewing = null
  })
  return renewing
}

/**
 * An access token that is good for at least half a minute.
 * @param refused the one that the server has just refused, if any: somebody else may have renewed it meanwhile
 * @throws Problem
 */
export const accessToken = async (refused: string | null = null): Promise<string> => {
  const now = session.value
  if (!now && isAwaited) throw new Problem({ code: 'offline', status: 0 })
  if (!now) throw new Problem({ code: 'people.session-over', status: 401 })
  if (now.accessToken === refused || Date.parse(now.expiresAt) - Date.now() < spareMs) await renewOnce()
  return session.value?.accessToken ?? ''
}

/** The person as the server knows them has changed here, such as their language. */
export const changeMe = (change: Partial<Person>): void => {
  const now = session.value
  if (now) session.value = { ...now, person: { ...now.person, ...change } }
}
