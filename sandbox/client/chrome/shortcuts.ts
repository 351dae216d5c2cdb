import { frontKey, windows } from '../state/windows.ts'

/** Alt and a digit brings the window at that place to the front and the focus into it. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', event => {
    const place = /^Digit([1-9])$/.exec(event.code)?.[1]
    if (!event.altKey || event.ctrlKey || event.metaKey || place === undefined) return
    const wanted = windows.value?.[Number(place) - 1]
    if (!wanted) return
    event.preventDefault()
    frontKey.value = wanted.key
    requestAnimationFrame(() => {
      const section = document.querySelector<HTMLElement>(`[data-window="${wanted.key}"]`)
      section?.scrollIntoView({ inline: 'nearest' })
      for (const where of ['textarea', '.start-panel .button', '.entry', '.who']) {
        const found = section?.querySelector<HTMLElement>(where)
        if (found) return found.focus()
      }
    })
  })
}
