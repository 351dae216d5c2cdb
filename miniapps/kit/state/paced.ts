/**
 * Calls `work` at most once in `paceMs()` milliseconds: at once when it has been quiet, otherwise when the pace allows,
 * and then once for all calls in between.
 */
export const paced = (work: () => void, paceMs: () => number) => {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null
  const run = () => {
    timer = null
    last = performance.now()
    work()
  }
  return {
    call: (): void => {
      if (timer !== null) return
      const wait = last + paceMs() - performance.now()
      if (wait <= 0) run()
      else timer = setTimeout(run, wait)
    },
    stop: (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
