import type { FastifyInstance } from 'fastify'
import type { AppName } from '../contracts/session.ts'
import type { Role } from '../domain/people/role.ts'

/** What an address can name that belongs to somebody. */
export type Thing = 'order' | 'line' | 'address' | 'offer' | 'delivery' | 'driver' | 'proposal'

/**
 * Whose things a route touches. `nobody`: no one's in particular. `self`: always the asker's own, by who they are. A
 * `thing` is named by a parameter; when it is somebody else's the answer is `foreign`, when there is none `absent` (404
 * where it is not said).
 */
export type Ownership =
  | 'nobody'
  | 'self'
  | {
      readonly thing: Thing
      readonly param: string
      readonly foreign: 403 | 404 | 409
      readonly absent?: 404 | 409
    }

/** Who may ask, in which app (null: in any), and for whose things. */
export type Access = {
  readonly app: AppName | null
  readonly roles: readonly Role[] | 'anyone'
  readonly ownership: Ownership
}

/** For addresses that machines ask: they prove themselves in another way, or need not. */
export const openToMachines: Access = { app: null, roles: 'anyone', ownership: 'nobody' }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route has to say it: the guard lets no other one in. */
    access?: Access
    takesKey?: boolean
  }
}

/** Pages about the interface, and questions of browsers before they ask: neither shows anything of anybody. */
const isOfPlugins = (url: string, method: string | string[]): boolean =>
  /^\/docs(\/|$)/.test(url) || (url === '*' && method === 'OPTIONS')

/** Refuses every route that does not say who may ask: what nobody thought about is not open to all by accident. */
export const demandAccess = (app: FastifyInstance): void => {
  app.addHook('onRoute', route => {
    if (route.config?.access || isOfPlugins(route.url, route.method)) return
    throw new Error(`${route.method} ${route.url} does not declare who may ask: give it config.access`)
  })
}
