const MOST_PAGES = 12

/** Finds a message in the list, reading older pages until it is there. */
export async function findOlder(
  box: HTMLElement,
  messageId: number,
  older: () => Promise<unknown>,
): Promise<HTMLElement | undefined> {
  for (let page = 0; page <= MOST_PAGES; page++) {
    const found = box.querySelector<HTMLElement>(`[data-message="${messageId}"]`)
    if (found) return found
    const oldest = box.querySelector<HTMLElement>('[data-message]')?.dataset.message
    if (oldest === undefined || Number(oldest) < messageId) return undefined
    await older()
    await new Promise(resolve => requestAnimationFrame(resolve))
  }
  return undefined
}

/** Brings a message into the middle and lets it glow for a moment. */
export function flash(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' })
  element.classList.remove('flash')
  requestAnimationFrame(() => element.classList.add('flash'))
  setTimeout(() => element.classList.remove('flash'), 1600)
}
