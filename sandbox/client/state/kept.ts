import { effect, type Signal, signal } from '@preact/signals'

/** A signal whose value survives a reload of the page. `read` turns what was stored into a value, or refuses it. */
export function keptSignal<T>(
  name: string,
  read: (stored: unknown) => T | undefined,
  initial: () => T,
): Signal<T> {
  const key = `sandbox.${name}`
  const kept = signal(recall(key, read) ?? initial())
  effect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(kept.value))
    } catch {
      // A browser that keeps nothing (private mode, full disk) still has a usable page.
    }
  })
  return kept
}

function recall<T>(key: string, read: (stored: unknown) => T | undefined): T | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : read(JSON.parse(text))
  } catch {
    return undefined
  }
}
