import type { BotName } from '../services/index.ts'

/** What Telegram knows of a bot of ours: its user name, and the name people read. */
export type BotFace = { readonly username: string; readonly name: string }

/** What whoever runs Gora has set, as far as mini apps have to know of it. */
export type Installation = {
  readonly map: {
    readonly styleUrl: string | null
    readonly tilesUrl: string | null
    readonly attribution: string
    /** Scheme, host and port of all else that a style of somebody else fetches from: its tiles, fonts, pictures. */
    readonly furtherOrigins?: readonly string[]
  }
  /** The faces of the bots; null for one that is not known at this moment. */
  readonly bots: () => Promise<Readonly<Record<BotName, BotFace | null>>>
}

declare module 'fastify' {
  interface FastifyInstance {
    installation: Installation
  }
}
