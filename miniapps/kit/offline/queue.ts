import { signal } from '@preact/signals'
import { createStore, delMany, entries, set } from 'idb-keyval'
import { ask, newKey } from '../api/client.ts'
import { Problem } from '../api/problem.ts'

/** A tap that has not reached the server for certain. The key makes sure that it counts once, however often it is sent. */
export type Kept = {
  readonly key: string
  readonly path: string
  readonly method: 'POST' | 'PUT'
  readonly body: object
  /** Sent as the only file of a form, in the place of the body. */
  readonly photo?: { readonly bytes: ArrayBuffer; readonly type: string }
  /** What the tap was about, so that a screen can show it as done already. */
  readonly about: { readonly what: string; readonly id: string }
  readonly at: number
  /** Where it stands among the taps of its owner. */
  readonly place: string
}

/** What came of a tap in the end. */
export type Outcome =
  | { readonly kept: Kept; readonly answer: unknown; readonly refusal: null }
  | { readonly kept: Kept; readonly answer: null; readonly refusal: Problem }

/**
 * Hears what came of each tap, before it is taken out. A refusal takes those behind it that are about the same thing with
 * it, because they were tapped in the belief that it would hold; 'go on' keeps them.
 */
type Settled = (outcome: Outcome) => 'go on' | undefined

const firstRestMs = 500
const longestRestMs = 15_000
/** A server that fails at a tap so often will fail at it for ever: it must not hold up the others. */
const mostFailures = 8

const isPhoto = (kept: Kept): kept is Kept & { photo: NonNullable<Kept['photo']> } => kept.photo !== undefined

const send = (kept: Kept): Promise<unknown> => {
  const { path, method, body, key } = kept
  if (!isPhoto(kept)) return ask<unknown>(path, { method, body, key })
  const file = new FormData()
  file.append('photo', new Blob([kept.photo.bytes], { type: kept.photo.type }), 'photo.jpg')
  return ask<unknown>(path, { method, file, key })
}

type Shelf = {
  /** In the order of their places. */
  read(): Promise<readonly Kept[]>
  put(kept: Kept): Promise<void>
  remove(places: readonly string[]): Promise<void>
}

const inOrder = (taps: readonly Kept[]): readonly Kept[] =>
  [...taps].sort((one, other) => (one.place < other.place ? -1 : 1))

/** Where taps are kept: the phone's own store, or in a window that may keep nothing for as long as the page is there. */
const openShelf = async (prefix: string): Promise<Shelf> => {
  const store = createStore('gora-taps', 'taps')
  const read = async (): Promise<readonly Kept[]> =>
    inOrder(
      (await entries<string, Kept>(store))
        .filter(([place]) => place.startsWith(prefix))
        .map(([, kept]) => kept),
    )
  try {
    await read()
    return {
      read,
      put: kept => set(kept.place, kept, store),
      remove: places => delMany([...places], store),
    }
  } catch {
    const held = new Map<string, Kept>()
    return {
      read: async () => inOrder([...held.values()]),
      put: async kept => void held.set(kept.place, kept),
      remove: async places => {
        for (const place of places) held.delete(place)
      },
    }
  }
}

/** One window at a time sends, so that two that are open cannot mix up the order. Answers whether it was this one. */
const alone = async (owner: string, work: () => Promise<void>): Promise<boolean> => {
  if (!('locks' in navigator)) {
    await work()
    return true
  }
  return navigator.locks.request(`gora-taps-${owner}`, { ifAvailable: true }, async lock => {
    if (lock) await work()
    return lock !== null
  })
}

/**
 * Taps in order, on the phone until the server has answered each: they survive a tunnel, a closed app and answers that
 * get lost on the way. One after the other, so that "picked up" never arrives before "at the shop". `owner` keeps two
 * people of one phone apart.
 */
export const openQueue = async (owner: string, settled: Settled) => {
  const prefix = `${owner}:`
  const taps = await openShelf(prefix)
  const { read } = taps
  const waiting = signal<readonly Kept[]>(await read())
  let isSending = false
  let isWantedAgain = false
  let rest = firstRestMs
  let failures = 0
  let last = 0
  let again: ReturnType<typeof setTimeout> | undefined

  const takeOut = async (gone: readonly Kept[]): Promise<void> => {
    const places = gone.map(({ place }) => place)
    await taps.remove(places)
    waiting.value = waiting.value.filter(({ place }) => !places.includes(place))
  }

  const settle = async (outcome: Outcome): Promise<void> => {
    const { kept, refusal } = outcome
    const goesOn = settled(outcome) === 'go on' || refusal === null
    const behind = goesOn ? [] : waiting.value.filter(({ about }) => about.id === kept.about.id)
    await takeOut([kept, ...behind])
  }

  const sendOne = async (kept: Kept): Promise<boolean> => {
    try {
      const answer = await send(kept)
      await settle({ kept, answer, refusal: null })
    } catch (trouble) {
      if (!(trouble instanceof Problem) || trouble.status === 401) return false
      if (trouble.isPassing) {
        failures += trouble.status === 500 ? 1 : 0
        if (failures < mostFailures) return false
      }
      await settle({ kept, answer: null, refusal: trouble })
    }
    failures = 0
    return true
  }

  const later = (): void => {
    clearTimeout(again)
    again = setTimeout(flush, rest)
    rest = Math.min(longestRestMs, rest * 2)
  }

  // Looked up anew each time: another window may have kept a tap, or sent one.
  const sendAll = async (): Promise<void> => {
    for (;;) {
      isWantedAgain = false
      waiting.value = await read()
      const [next] = waiting.value
      if (next && !(await sendOne(next))) return later()
      if (next) rest = firstRestMs
      else if (!isWantedAgain) return
    }
  }

  const flush = async (): Promise<void> => {
    isWantedAgain = true
    if (isSending) return
    isSending = true
    clearTimeout(again)
    try {
      if (!(await alone(owner, sendAll))) later()
    } catch {
      // The phone's own store failed for a moment; the taps are in it still.
      later()
    } finally {
      isSending = false
    }
  }

  /** Keeps a tap and sends it as soon as it can be sent. Resolves when it is kept safely. */
  const add = async (tap: Pick<Kept, 'path' | 'body' | 'about' | 'photo'>): Promise<void> => {
    last = Math.max(last + 1, Date.now())
    const place = `${prefix}${String(last).padStart(15, '0')}`
    const kept: Kept = { method: 'POST', ...tap, key: newKey(), at: Date.now(), place }
    await taps.put(kept)
    waiting.value = await read()
    void flush()
  }

  const hurry = (): void => {
    rest = firstRestMs
    void flush()
  }
  last = Number(waiting.value.at(-1)?.place.slice(prefix.length) ?? 0)
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  void flush()
  return { waiting, add, hurry }
}
