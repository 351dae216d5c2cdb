import { useEffect } from 'preact/hooks'
import { hear } from './launch.ts'

/** Does something whenever the person looks at the page again: back from another tab, another chat, a locked phone. */
export const onReturn = (listener: () => void): (() => void) => {
  const look = (): void => {
    if (document.visibilityState === 'visible') listener()
  }
  document.addEventListener('visibilitychange', look)
  // Telegram puts an app aside without hiding its page.
  const off = hear('visibility_changed', ({ is_visible }) => {
    if (is_visible) listener()
  })
  return () => {
    document.removeEventListener('visibilitychange', look)
    off()
  }
}

/** The same for as long as a screen is there. */
export const useReturn = (listener: () => void): void => useEffect(() => onReturn(listener), [])
