import { isIP } from 'node:net'
import { z } from 'zod'
import { usualDetourFactor } from './domain/delivery/eta.ts'

/** An address, or a range of addresses by the length of what they have in common. */
const isRange = (text: string): boolean => {
  const [address = '', length, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128))
}

/** Scheme, host and port; no patterns, for it is said to browsers as it is. */
const isOrigin = (text: string): boolean => /^https?:\/\/[\w.-]+(:\d{1,5})?$/.test(text) && URL.canParse(text)

/** How BotFather has called a mini app, as its links name it. */
const appName = z.string().regex(/^\w{3,30}$/, 'needs 3 to 30 characters of A-Z a-z 0-9 _')

/** Every name the product reads from its environment; `.env.example` lists the same ones. */
const shape = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  MINIAPPS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform(text => text.split(',').map(part => part.trim()))
    .refine(
      parts => parts.every(isRange),
      'needs addresses or ranges such as 10.0.0.0/8, separated by commas',
    )
    .optional(),
  CUSTOMER_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{10,}$/, 'is not a bot token'),
  CREW_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{10,}$/, 'is not a bot token'),
  SALES_BOT_TOKEN: z.string().regex(/^\d+:[\w-]{10,}$/, 'is not a bot token'),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'needs 16 to 256 characters of A-Z a-z 0-9 _ -')
    .optional(),
  SESSION_SECRET: z.string().min(16),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  FILES_DIR: z.string().default('.data/files'),
  MINIAPPS_DIR: z.string().default('dist/miniapps'),
  LOCAL_TELEGRAM: z.url({ protocol: /^https?$/ }).optional(),
  DRIVER_APP: appName.default('driver'),
  BOARD_APP: appName.default('board'),
  ADDRESSES_FILE: z.string().optional(),
  MAP_PMTILES_FILE: z.string().optional(),
  MAP_PMTILES_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAP_STYLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAP_ORIGINS: z
    .string()
    .transform(text => text.split(',').map(part => part.trim().replace(/\/$/, '')))
    .refine(
      parts => parts.every(isOrigin),
      'needs origins such as https://tiles.example, separated by commas',
    )
    .optional(),
  MAP_ATTRIBUTION: z.string().max(300).default('© OpenStreetMap contributors'),
  PHOTON_URL: z.url({ protocol: /^https?$/ }).optional(),
  DETOUR_FACTOR: z.coerce.number().min(1).max(3).default(usualDetourFactor),
  TOWN_GRAPH_FILE: z.string().optional(),
  OSRM_URL: z.url({ protocol: /^https?$/ }).optional(),
  VROOM_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
}

export const envNames: readonly string[] = Object.keys(shape)

export type Env = {
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly publicUrl: string
  readonly apps: {
    /** Where the mini apps come from: scheme, host and port. */
    readonly origin: string
    /** The folder of the built mini apps. */
    readonly dir: string
    /** Whether Telegram would open them: its own servers insist on https. */
    readonly areOffered: boolean
    /** The crew bot's two apps, as links name them. */
    readonly links: { readonly driver: string; readonly board: string }
    /** The origin of a local Telegram, which may hold the pages in its frames; null for the real one alone. */
    readonly localTelegram: string | null
  }
  readonly trustedProxies: readonly string[]
  readonly tokens: { readonly customer: string; readonly crew: string; readonly sales: string }
  readonly telegram: {
    readonly apiRoot: string
    readonly ingress: { readonly mode: 'polling' } | { readonly mode: 'webhook'; readonly secret: string }
  }
  readonly sessionSecret: string
  readonly host: string
  readonly port: number
  readonly filesDir: string
  readonly addressesFile: string | null
  /** The PMTiles archive of the town, served to the mini apps' maps. */
  readonly mapFile: string | null
  /** What the apps' maps are drawn from, when it is not that file. */
  readonly map: {
    readonly styleUrl: string | null
    readonly tilesUrl: string | null
    /** Where a style that is not ours fetches from besides its own origin. */
    readonly furtherOrigins: readonly string[]
    readonly attribution: string
  }
  /** A Photon server that knows addresses; null: only those of the file. */
  readonly photonUrl: string | null
  /** Where ways and their times come from, and who plans routes besides our own engine; null: nobody. */
  readonly routing: {
    readonly detourFactor: number
    readonly townGraphFile: string | null
    readonly osrmUrl: string | null
    readonly vroomUrl: string | null
  }
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** What is wrong with the environment, all of it in one message. */
export class EnvTrouble extends Error {
  override readonly name = 'EnvTrouble'
}

/**
 * Parses the environment once. Empty values count as missing.
 * @throws EnvTrouble naming every missing or malformed name at once; never a value, for values may be secrets
 */
export const readEnv = (raw: Readonly<Record<string, string | undefined>>): Env => {
  const given = Object.fromEntries(envNames.map(name => [name, raw[name]?.trim() || undefined]))
  const parsed = z.object(shape).safeParse(given)
  const troubles = parsed.success
    ? []
    : parsed.error.issues.map(issue => {
        const name = String(issue.path[0])
        return given[name] === undefined
          ? `${name} is missing`
          : `${name} ${issue.message.replace(/^Invalid/, 'is an invalid')}`
      })
  const isWebhook = given.TELEGRAM_MODE === 'webhook'
  if (isWebhook && given.TELEGRAM_WEBHOOK_SECRET === undefined)
    troubles.push('TELEGRAM_WEBHOOK_SECRET is missing (TELEGRAM_MODE is webhook)')
  if (!parsed.success || troubles.length > 0)
    throw new EnvTrouble(
      `The environment is not complete:\n${troubles.map(line => `  - ${line}`).join('\n')}\nSee .env.example; put the values into .env or the environment.`,
    )
  const env = parsed.data
  const appsOrigin = new URL(env.MINIAPPS_URL ?? env.PUBLIC_URL).origin
  const localTelegram = env.LOCAL_TELEGRAM ? new URL(env.LOCAL_TELEGRAM).origin : null
  const whole: Env = {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    publicUrl: env.PUBLIC_URL.replace(/\/+$/, ''),
    apps: {
      origin: appsOrigin,
      dir: env.MINIAPPS_DIR,
      areOffered: localTelegram !== null || appsOrigin.startsWith('https:'),
      links: { driver: env.DRIVER_APP, board: env.BOARD_APP },
      localTelegram,
    },
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    tokens: { customer: env.CUSTOMER_BOT_TOKEN, crew: env.CREW_BOT_TOKEN, sales: env.SALES_BOT_TOKEN },
    telegram: {
      apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      ingress:
        env.TELEGRAM_MODE === 'webhook'
          ? { mode: 'webhook', secret: env.TELEGRAM_WEBHOOK_SECRET ?? '' }
          : { mode: 'polling' },
    },
    sessionSecret: env.SESSION_SECRET,
    host: env.HOST,
    port: env.PORT,
    filesDir: env.FILES_DIR,
    addressesFile: env.ADDRESSES_FILE ?? null,
    mapFile: env.MAP_PMTILES_FILE ?? null,
    map: {
      styleUrl: env.MAP_STYLE_URL ?? null,
      tilesUrl: env.MAP_PMTILES_URL ?? null,
      furtherOrigins: env.MAP_ORIGINS ?? [],
      attribution: env.MAP_ATTRIBUTION,
    },
    photonUrl: env.PHOTON_URL?.replace(/\/+$/, '') ?? null,
    routing: {
      detourFactor: env.DETOUR_FACTOR,
      townGraphFile: env.TOWN_GRAPH_FILE ?? null,
      osrmUrl: env.OSRM_URL?.replace(/\/+$/, '') ?? null,
      vroomUrl: env.VROOM_URL ?? null,
    },
    logLevel: env.LOG_LEVEL,
  }
  return Object.freeze(whole)
}
