import { type Logger, pino } from 'pino'
import { systemClock } from '../adapters/clock/system-clock.ts'
import { diskFiles } from '../adapters/files/disk-files.ts'
import { randomIds } from '../adapters/ids/random-ids.ts'
import { addressBook } from '../adapters/maps/address-book.ts'
import { photon } from '../adapters/maps/photon.ts'
import { ownEngine } from '../adapters/optimiser/own-engine.ts'
import { vroom } from '../adapters/optimiser/vroom.ts'
import { redisLiveWire } from '../adapters/redis/redis-live-wire.ts'
import { telegramLaunches } from '../adapters/telegram/launches.ts'
import { greatCircle } from '../adapters/travel/great-circle.ts'
import { osrm } from '../adapters/travel/osrm.ts'
import { streetGraph } from '../adapters/travel/street-graph.ts'
import { type Db, openDb } from '../db/client.ts'
import type { Env } from '../env.ts'
import { buildServices, type Services } from '../services/index.ts'

export type House = {
  readonly db: Db
  readonly services: Services
  readonly log: Logger
  close(): Promise<void>
}

/** Wires the use cases to the real world. Nothing is decided here. */
export const compose = async (env: Env): Promise<House> => {
  const log = pino({ level: env.logLevel, base: null })
  const db = openDb(env.databaseUrl, 20)
  const { detourFactor, townGraphFile, osrmUrl, vroomUrl } = env.routing
  const warn = (what: string) => log.warn(what)
  const straight = greatCircle(detourFactor)
  const streets = townGraphFile === null ? straight : await streetGraph(townGraphFile, straight, detourFactor)
  const engine = ownEngine()
  const optimiser = vroomUrl === null ? engine : vroom(vroomUrl, engine, warn)
  const liveWire = redisLiveWire(env.redisUrl)
  const services = buildServices({
    db,
    clock: systemClock,
    ids: randomIds,
    files: diskFiles(env.filesDir),
    geocoder: env.photonUrl === null ? await addressBook(env.addressesFile) : photon(env.photonUrl),
    launches: telegramLaunches(env.tokens),
    travel: osrmUrl === null ? streets : osrm(osrmUrl, streets, warn),
    optimiser,
    liveWire,
    secret: env.sessionSecret,
  })
  const stopRinging = services.live.keepRinging()
  return {
    db,
    services,
    log,
    close: async () => {
      await optimiser.close()
      await stopRinging()
      liveWire.close()
      await db.close()
    },
  }
}
