/** Small chances of a simulated town. */
export const between = (least: number, most: number): number => least + Math.random() * (most - least)
export const happens = (probability: number): boolean => Math.random() < probability

export const oneOf = <T>(choices: readonly T[]): T | undefined =>
  choices[Math.floor(Math.random() * choices.length)]

/** Waits so many milliseconds; ends early when the signal does. */
export const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
  })
