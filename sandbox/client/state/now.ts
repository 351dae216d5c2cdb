import { signal } from '@preact/signals'

/** Seconds since 1970, moved on every few seconds: for "12 minutes left". */
export const now = signal(Math.floor(Date.now() / 1000))

/** Keeps `now` going for as long as the page lives. */
export function startClock(): void {
  setInterval(() => {
    now.value = Math.floor(Date.now() / 1000)
  }, 5000)
}
