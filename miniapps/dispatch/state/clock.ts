import { signal } from '@preact/signals'

/** This moment, in milliseconds, told once a second to everything that counts down. */
export const now = signal(Date.now())

const tick = (): void => {
  if (document.visibilityState === 'visible') now.value = Date.now()
}

let timer: ReturnType<typeof setInterval> | undefined

/** Lets the one clock of the board tick. */
export const startClock = (): void => {
  if (timer !== undefined) return
  timer = setInterval(tick, 1000)
  document.addEventListener('visibilitychange', tick)
}
