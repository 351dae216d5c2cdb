import type { z } from 'zod'
import type { config as configShape } from '../../../server/contracts/config.ts'
import { resource } from '../state/loaded.ts'
import { ask } from './client.ts'
import { retrying } from './retrying.ts'

export type Config = z.infer<typeof configShape>

/** What is the same for everybody: the map's source, the business, its bots. */
export const config = resource(() => retrying(() => ask<Config>('/api/config')))

/** The map's source with an address that map code can fetch. */
export const mapConfigOf = ({ map }: Config): Config['map'] => ({
  ...map,
  tilesUrl: map.tilesUrl === null ? null : new URL(map.tilesUrl, location.origin).href,
})
