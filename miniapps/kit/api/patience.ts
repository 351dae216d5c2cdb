/** A signal that gives up after so many milliseconds, or with one of `also`. (Older web views have neither `timeout` nor `any`.) */
export const patience = (
  milliseconds: number,
  ...also: readonly (AbortSignal | undefined)[]
): AbortSignal => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), milliseconds)
  const stop = (): void => {
    clearTimeout(timer)
    controller.abort()
  }
  for (const one of also) {
    if (one?.aborted) stop()
    one?.addEventListener('abort', stop, { once: true })
  }
  return controller.signal
}
