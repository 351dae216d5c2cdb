import { WebSocket } from 'ws'

type Page = {
  readonly window: EventTarget
  readonly document: EventTarget
  /** How far down the page was scrolled last. */
  scrolled(): number
}

const storage = (): Storage => {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: at => [...kept.keys()][at] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

/**
 * What a page in a browser has around it, as far as sessions, wires and screens need it: for tests that are about
 * what goes over the line, and when. Modules that look around them when they are loaded are imported afterwards.
 */
export const openPage = (origin: string): Page => {
  const document = Object.assign(new EventTarget(), {
    documentElement: { lang: 'en' },
    visibilityState: 'visible',
  })
  const sessionStorage = storage()
  const window = Object.assign(new EventTarget(), {
    sessionStorage,
    document,
    scrollY: 0,
    scrollTo: (to: number | { top: number }, top = 0) => {
      window.scrollY = typeof to === 'number' ? top : to.top
    },
  })
  const overLine = globalThis.fetch
  Object.assign(globalThis, {
    window,
    document,
    sessionStorage,
    location: new URL(origin),
    history: { pushState: () => {} },
    requestAnimationFrame: (draw: () => void) => setTimeout(draw, 0),
    WebSocket,
    fetch: (path: string, init?: RequestInit) => overLine(new URL(path, origin), init),
  })
  return { window, document, scrolled: () => window.scrollY }
}
