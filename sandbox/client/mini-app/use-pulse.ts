import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import type { App } from './app.ts'

const STRONG = new Set(['heavy', 'rigid', 'error', 'warning'])

/** Lets the sheet pulse with every haptic. People who want no motion get the badge alone. */
export function usePulse(app: App, sheet: RefObject<HTMLElement | null>): void {
  const pulse = app.pulse.value
  useEffect(() => {
    if (!pulse || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const by = STRONG.has(pulse.name) ? 5 : 2
    const steps = [0, by, -by, by / 2, 0].map(x => ({ transform: `translateX(${x}px)` }))
    sheet.current?.animate(steps, { duration: 160 })
  }, [pulse?.count])
}
