/** Lets the phone keep the page itself, where its web view can: the app then opens without a line as well. */
export const keepPage = (): void => {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('./sw.js').catch(() => {})
}
