/** The drawer holds as much as it may hold. */
export class QuotaExceeded extends Error {}

const LIMITS = {
  /** Telegram gives a bot 5 MB on each device. */
  device: { entries: Number.POSITIVE_INFINITY, bytes: 5 * 1024 * 1024 },
  /** And ten short secrets. */
  secure: { entries: 10, bytes: Number.POSITIVE_INFINITY },
}

/** What one bot has put down on one person's device. */
export type Drawer = {
  get: (key: string) => string | null
  /** Null removes. Throws `QuotaExceeded` and changes nothing when it is full. */
  put: (key: string, value: string | null) => void
  clear: () => void
}

export function openDrawer(kind: keyof typeof LIMITS, userId: number, botId: number): Drawer {
  const name = `sandbox.${kind}.${userId}.${botId}`
  return {
    get: key => read(name).get(key) ?? null,
    put: (key, value) => {
      const kept = read(name)
      if (value === null) kept.delete(key)
      else kept.set(key, value)
      const text = JSON.stringify([...kept])
      const { entries, bytes } = LIMITS[kind]
      if (value !== null && (kept.size > entries || bytesOf(kept) > bytes)) throw new QuotaExceeded()
      try {
        localStorage.setItem(name, text)
      } catch {
        // The browser's own limit was met first.
        throw new QuotaExceeded()
      }
    },
    clear: () => localStorage.removeItem(name),
  }
}

function read(name: string): Map<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return new Map(Array.isArray(stored) ? (stored as [string, string][]) : [])
  } catch {
    return new Map()
  }
}

function bytesOf(kept: ReadonlyMap<string, string>): number {
  const encoder = new TextEncoder()
  return [...kept].reduce(
    (sum, [key, value]) => sum + encoder.encode(key).length + encoder.encode(value).length,
    0,
  )
}
