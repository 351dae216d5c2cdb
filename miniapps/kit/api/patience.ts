/** A signal that gives up after so many milliseconds, or with `also`. (Older web views have neither `timeout` nor `any`.) */
export const patience = (milliseconds: number, also?: AbortSignal): AbortSignal => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), milliseconds)
  const stop = (): void => {
    clearTimeout(timer)
    controller.abort()
  }
  if (also?.aborted) stop()
  also?.addEventListener('abort', stop, { once: true })
  return controller.signal
}
