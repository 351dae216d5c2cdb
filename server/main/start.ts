import { existsSync } from 'node:fs'
import { type RunningBots, startBots } from '../../bots/main.ts'
import { openRedis } from '../adapters/redis/open-redis.ts'
import { botFaces } from '../adapters/telegram/bot-faces.ts'
import { buildApp } from '../api/app.ts'
import { EnvTrouble, readEnv } from '../env.ts'
import { startWorkers } from '../workers/run.ts'
import { compose } from './compose.ts'

const allRoles = ['api', 'bots', 'workers'] as const
type Role = (typeof allRoles)[number]

/** Roles named on the command line; all of them when none is. */
const rolesFrom = (names: readonly string[]): readonly Role[] => {
  const unknown = names.filter(name => !allRoles.some(role => role === name))
  if (unknown.length > 0)
    throw new EnvTrouble(`Unknown role ${unknown.join(', ')}: choose from ${allRoles.join(', ')}.`)
  return names.length === 0 ? allRoles : allRoles.filter(role => names.includes(role))
}

/** Where the map is served by ourselves; null when its file is not there. */
const ownTilesUrl = (file: string | null): string | null =>
  file !== null && existsSync(file) ? '/map/town.pmtiles' : null

const run = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const roles = rolesFrom(process.argv.slice(2))
  const env = readEnv(process.env)
  const house = await compose(env)
  const { services, log } = house
  const stops: (() => Promise<void>)[] = []
  const { ingress } = env.telegram

  if (roles.includes('api')) {
    const redis = openRedis(env.redisUrl)
    const app = await buildApp({
      services,
      logger: log,
      sessionSecret: env.sessionSecret,
      apps: env.apps,
      trustedProxies: env.trustedProxies,
      redis,
      mapFile: env.mapFile,
      installation: {
        map: { ...env.map, tilesUrl: env.map.tilesUrl ?? ownTilesUrl(env.mapFile) },
        bots: botFaces(env.telegram.apiRoot, env.tokens),
      },
      webhookSecret: ingress.mode === 'webhook' ? ingress.secret : null,
    })
    await app.listen({ host: env.host, port: env.port })
    stops.push(async () => {
      await app.close()
      redis.disconnect()
    })
  }
  if (roles.includes('workers')) {
    const workers = await startWorkers({ services, redisUrl: env.redisUrl, log })
    stops.push(() => workers.stop())
  }
  if (roles.includes('bots')) {
    const bots: RunningBots = await startBots({ env, services, log })
    stops.push(() => bots.stop())
  }
  console.log(`gora ready ${roles.join(' ')}`)

  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    // Whoever does not finish in time is finished by its lease: nothing is lost by leaving.
    setTimeout(() => process.exit(0), 15_000).unref()
    await Promise.allSettled(stops.map(end => end()))
    await house.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

run().catch(error => {
  console.error(error instanceof EnvTrouble ? error.message : error)
  process.exit(1)
})
