/**
 * A private window lets a page in a frame of another site keep nothing, and the SDK does not begin without a session
 * storage. There it gets one that lasts as long as the page.
 */
const lendSessionStorage = (): void => {
  const kept = new Map<string, string>()
  const storage: Storage = {
    get length() {
      return kept.size
    },
    key: at => [...kept.keys()][at] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    clear: () => kept.clear(),
  }
  Object.defineProperty(window, 'sessionStorage', { value: storage })
}

try {
  window.sessionStorage.getItem('')
} catch {
  lendSessionStorage()
}

export {}
