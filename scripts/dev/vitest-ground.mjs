import { announceGround, dropLeftovers } from '../../server/testing/database.ts'
import { ensureTemplate } from '../../server/testing/template.ts'
import { openGround } from './ground.mjs'
import { isAlive } from './lock.mjs'
import { buildMiniApps } from './mini-apps.mjs'
import { generatePrismaClient } from './prisma-client.mjs'
import { buildTown, hasTown } from './town.mjs'

/** Gives every test process Postgres and Redis; runs side by side share the servers, never a database. */
export default async function setup() {
  await generatePrismaClient()
  if (hasTown()) await buildTown()
  await buildMiniApps()
  const ground = await openGround({ name: 'test', isDisposable: true })
  try {
    return await lay(ground)
  } catch (error) {
    await ground.leave()
    throw error
  }
}

/** @param {import('./ground.mjs').Ground} ground */
async function lay(ground) {
  const [postgres, redis] = await Promise.all([ground.postgres(), ground.redis()])
  const run = String(process.pid)
  // on a server given to us, a process we cannot see may be another machine's
  const isOurs = !process.env.DATABASE_URL
  await dropLeftovers(postgres.url, other => other === run || (isOurs && !isAlive(Number(other))))
  const template = await ensureTemplate(postgres.url)
  announceGround({ postgresUrl: postgres.url, template, redisUrl: redis.url, run })
  return async () => {
    await dropLeftovers(postgres.url, other => other === run)
    await ground.leave()
  }
}
