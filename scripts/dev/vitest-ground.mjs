import { announceGround, dropLeftovers } from '../../server/testing/database.ts'
import { ensureTemplate } from '../../server/testing/template.ts'
import { openGround } from './ground.mjs'
import { isAlive } from './lock.mjs'
import { buildMiniApps } from './mini-apps.mjs'
import { generatePrismaClient } from './prisma-client.mjs'
import { buildSandboxClient, hasSandboxClient } from './sandbox-client.mjs'
import { buildTown, hasTown } from './town.mjs'

/**
 * Gives every test process Postgres and Redis, and the pages that browsers look at, built once for all of them; runs
 * side by side share the servers, never a database.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  await generatePrismaClient()
  await build()
  // while somebody types, too
  project.onTestsRerun(build)
  const ground = await openGround({ name: 'test', isDisposable: true })
  try {
    return await lay(ground)
  } catch (error) {
    await ground.leave()
    throw error
  }
}

/** What has changed since it was last built; none of the three needs another. */
async function build() {
  const town = hasTown() && buildTown()
  const pages = hasSandboxClient() && buildSandboxClient()
  await Promise.all([town, pages, buildMiniApps()])
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
