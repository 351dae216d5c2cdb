import { effect, type Signal, signal } from '@preact/signals'

const keyOf = (name: string): string => `gora.board.${name}`

const read = <T extends object>(name: string, usual: T): T => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return usual
    // An older version may have kept something else: only what is known and of the same kind is taken over.
    const same = Object.entries(kept).filter(
      ([field, value]) => field in usual && typeof value === typeof usual[field as keyof T],
    )
    return { ...usual, ...Object.fromEntries(same) }
  } catch {
    return usual
  }
}

/** Settings that this device remembers. Where a page may keep nothing they last as long as the page. */
export const kept = <T extends object>(name: string, usual: T): Signal<T> => {
  const setting = signal(read(name, usual))
  effect(() => {
    const text = JSON.stringify(setting.value)
    try {
      localStorage.setItem(keyOf(name), text)
    } catch {
      // A private window keeps nothing.
    }
  })
  return setting
}
