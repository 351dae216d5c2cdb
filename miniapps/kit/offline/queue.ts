import { signal } from '@preact/signals'
import { createStore, get, set } from 'idb-keyval'
import { ask, newKey } from '../api/client.ts'
import { Problem } from '../api/problem.ts'

/** A tap that has not reached the server for certain. The key makes sure that it counts once, however often it is sent. */
export type Kept = {
  readonly key: string
  readonly path: string
  readonly method: 'POST' | 'PUT'
  readonly body: object
  /** What the tap was about, so that a screen can show it as done already. */
  readonly about: { readonly what: string; readonly id: string }
  readonly at: number
}

/** What came of a tap in the end. */
export type Outcome =
  | { readonly kept: Kept; readonly answer: unknown; readonly refusal: null }
  | { readonly kept: Kept; readonly answer: null; readonly refusal: Problem }

const firstRestMs = 500
const longestRestMs = 15_000

/**
 * Taps in order, on the phone until the server has answered each: they survive a tunnel, a closed app and answers that
 * get lost on the way. One after the other, so that "picked up" never arrives before "at the shop". A refusal is an
 * answer too: the tap is taken out and `settled` hears of it. `owner` keeps two people of one phone apart.
 */
export const openQueue = async (owner: string, settled: (outcome: Outcome) => void) => {
  const store = createStore('gora-taps', 'taps')
  const waiting = signal<readonly Kept[]>((await get<Kept[]>(owner, store)) ?? [])
  let isSending = false
  let rest = firstRestMs
  let again: ReturnType<typeof setTimeout> | undefined

  const write = async (taps: readonly Kept[]): Promise<void> => {
    waiting.value = taps
    await set(owner, [...taps], store)
  }

  const sendOne = async (kept: Kept): Promise<boolean> => {
    const { path, method, body, key } = kept
    let outcome: Outcome
    try {
      outcome = { kept, answer: await ask<unknown>(path, { method, body, key }), refusal: null }
    } catch (trouble) {
      if (!(trouble instanceof Problem) || trouble.isPassing || trouble.status === 401) return false
      outcome = { kept, answer: null, refusal: trouble }
    }
    await write(waiting.value.filter(one => one.key !== key))
    settled(outcome)
    return true
  }

  const flush = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    clearTimeout(again)
    try {
      while (waiting.value[0]) {
        if (!(await sendOne(waiting.value[0]))) {
          again = setTimeout(flush, rest)
          rest = Math.min(longestRestMs, rest * 2)
          return
        }
        rest = firstRestMs
      }
    } finally {
      isSending = false
    }
  }

  /** Keeps a tap and sends it as soon as it can be sent. Resolves when it is kept safely. */
  const add = async (
    tap: Pick<Kept, 'path' | 'body' | 'about'> & { method?: Kept['method'] },
  ): Promise<void> => {
    const kept: Kept = { method: 'POST', ...tap, key: newKey(), at: Date.now() }
    await write([...waiting.value, kept])
    void flush()
  }

  const hurry = (): void => {
    rest = firstRestMs
    void flush()
  }
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  void flush()
  return { waiting, add, hurry }
}
