/** A signal that gives up after so many milliseconds, or with one of `also`. (Older web views have neither `timeout` nor `any`.) */
export const patience = (
  milliseconds: number,
  ...also: readonly (AbortSignal | undefined)[]
): AbortSignal => {
  const controller = new AbortController()
  const stop = (): void => {
    clearTimeout(timer)
    // The line that all questions hang on lives as long as the page: it must not remember each of them.
    for (const one of also) one?.removeEventListener('abort', stop)
    controller.abort()
  }
  const timer = setTimeout(stop, milliseconds)
  for (const one of also) {
    if (one?.aborted) stop()
    else one?.addEventListener('abort', stop)
  }
  return controller.signal
}
