import type { Installation } from './installation.ts'

const telegrams = ['https://web.telegram.org', 'https://*.telegram.org']

type WhereFrom = {
  /** Scheme, host and port that the mini apps are opened at. */
  readonly origin: string
  /** The origin of a local Telegram, whose frames may hold the pages; null for the real one alone. */
  readonly localTelegram: string | null
}

/** Where a map's pieces may come from besides home: the style, the archive of tiles, and what the style names in turn. */
const mapOrigins = ({ styleUrl, tilesUrl, furtherOrigins = [] }: Installation['map']): string[] => [
  ...new Set([
    ...[styleUrl, tilesUrl].flatMap(url => (url && /^https?:/.test(url) ? new URL(url).origin : [])),
    ...furtherOrigins,
  ]),
]

/**
 * What a page may do, as a content security policy: run its own code, speak with its own server, show its own pictures,
 * and fetch a map from exactly where that is. Only Telegram may hold it in a frame.
 */
export const pagePolicy = ({ origin, localTelegram }: WhereFrom, map: Installation['map']): string => {
  const elsewhere = mapOrigins(map)
  const from = (...sources: string[]): string => [...sources, ...elsewhere].join(' ')
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src ${from(`'self'`, 'data:', 'blob:')}`,
    `font-src 'self'`,
    `connect-src ${from(`'self'`, origin.replace(/^http/, 'ws'))}`,
    `worker-src 'self' blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors ${[...telegrams, ...(localTelegram ? [localTelegram] : [])].join(' ')}`,
  ].join('; ')
}
