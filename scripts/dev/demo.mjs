import fs from 'node:fs'
import path from 'node:path'
import { demoEnvironment, writeBots } from './demo-environment.mjs'
import { announce, claim, forget, retract } from './demo-notice.mjs'
import { openGround } from './ground.mjs'
import { openPage } from './open-page.mjs'
import { watchNpm } from './parent.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { freePortFrom } from './ports.mjs'
import { runTool, typescript } from './run-tool.mjs'
import { buildSandboxClient, hasSandboxClient, SANDBOX_CLIENT } from './sandbox-client.mjs'
import { PortTaken, startService } from './service.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'
import { buildTown, hasTown, townFile } from './town.mjs'
import { Trouble } from './trouble.mjs'

const SANDBOX_PORT = 8080
const API_PORT = 3000
const PORT_TRIES = 5
const FOLDER = dataDir('demo')
const logFile = (/** @type {string} */ name) => path.join(FOLDER, 'logs', `${name}.log`)

/**
 * Starts the whole demo and stays until Ctrl-C.
 * @param {{ isFresh: boolean, opensBrowser: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export async function demo({ isFresh, opensBrowser }) {
  const interrupt = onInterrupt()
  const other = await claim(FOLDER)
  if (other) {
    console.log(`${other}\nCtrl-C in its own terminal ends it.`)
    return 0
  }
  /** @type {import('./service.mjs').Service[]} */
  const services = []
  /** @type {import('./ground.mjs').Ground | undefined} */
  let ground
  try {
    await setUp()
    if (isFresh) await step('Forgetting earlier demos', () => forget(FOLDER))
    ground = await openGround({ name: 'demo', isDisposable: false })
    const { databaseUrl, redisUrl } = await openServers(ground)
    await prepare(databaseUrl)
    const sandbox = await step('Local Telegram', tell => startSandbox(tell))
    services.push(sandbox.service)
    const product = await step('Bots, workers and API', tell =>
      startProduct({ databaseUrl, redisUrl, telegram: sandbox.address }, tell),
    )
    services.push(product.service)
    announce(FOLDER, sandbox.address)
    welcome(sandbox.address)
    if (opensBrowser) openPage(sandbox.address)
    const why = await Promise.race([
      interrupt.once().then(() => null),
      ground.lost.then(() => 'Postgres or Redis was stopped from outside: run "npm run demo" again.'),
      ...services.map(({ name, ended, logFile: file }) =>
        ended.then(
          how => `The ${name} stopped by itself (${how}): see ${file}, then run "npm run demo" again.`,
        ),
      ),
    ])
    if (why) throw new Trouble(why)
    console.log('\nStopping.')
    return 0
  } finally {
    // the product first: it finishes what it holds while its servers still answer
    for (const service of services.reverse()) await service.stop()
    await ground?.leave()
    retract(FOLDER)
  }
}

/**
 * Ctrl-C while things are being started ends us on the spot: whatever we have started is on a leash. Once
 * somebody waits for it, it only says so, and the second one ends us.
 */
function onInterrupt() {
  /** @type {() => void} */
  let end = () => process.exit(130)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end())
  watchNpm(() => end())
  return {
    /** @returns {Promise<void>} */
    once: () =>
      new Promise(resolve => {
        const endAtOnce = end
        end = () => {
          end = endAtOnce
          resolve()
        }
      }),
  }
}

/** @param {import('./ground.mjs').Ground} ground */
async function openServers(ground) {
  const postgres = await step('Postgres', async tell => {
    const service = await ground.postgres()
    tell(service.note)
    return service
  })
  const redis = await step('Redis', async tell => {
    const service = await ground.redis()
    tell(service.note)
    return service
  })
  return { databaseUrl: postgres.url, redisUrl: redis.url }
}

/** @param {string} databaseUrl */
async function prepare(databaseUrl) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ...demoEnvironment(FOLDER) }
  await step('Tables', () =>
    runTool(typescript('scripts/migrate.ts'), {
      logFile: logFile('migrate'),
      env,
      remedy: `The tables could not be brought up to date: start afresh with "npm run demo -- --fresh".`,
    }),
  )
  if (hasTown()) await step('Town', async tell => tell((await buildTown()) ? 'built' : 'up to date'))
  if (fs.existsSync(inRoot('prisma/seed/run.ts')))
    await step('Shop, menu and people', () =>
      runTool(typescript('prisma/seed/run.ts'), {
        logFile: logFile('seed'),
        env,
        remedy: `The demo's data could not be written: start afresh with "npm run demo -- --fresh".`,
      }),
    )
  if (hasSandboxClient())
    await step('Telegram page', async tell => tell((await buildSandboxClient()) ? 'built' : 'up to date'))
}

/** @param {(note: string) => void} tell */
async function startSandbox(tell) {
  const files = ['--bots', writeBots(FOLDER)]
  if (hasSandboxClient()) files.push('--client', inRoot(SANDBOX_CLIENT))
  if (hasTown()) files.push('--map', townFile('map.json'))
  const world = demoEnvironment(FOLDER).DEMO_WORLD_FILE
  if (fs.existsSync(world)) files.push('--world', world)
  return await onFreePort(SANDBOX_PORT, async port => {
    const service = await startService({
      name: 'local Telegram',
      command: typescript('sandbox/main.ts', '--port', String(port), '--host', '127.0.0.1', ...files),
      env: { ...process.env, NODE_ENV: 'development' },
      readyLine: /^sandbox ready /,
      logFile: logFile('sandbox'),
    })
    tell(`port ${port}`)
    return { service, address: `http://127.0.0.1:${port}` }
  })
}

/** @param {{ databaseUrl: string, redisUrl: string, telegram: string }} servers @param {(note: string) => void} tell */
async function startProduct({ databaseUrl, redisUrl, telegram }, tell) {
  return await onFreePort(API_PORT, async port => {
    const address = `http://127.0.0.1:${port}`
    const service = await startService({
      name: 'product',
      command: typescript('server/main/start.ts', 'api', 'bots', 'workers'),
      env: {
        ...process.env,
        ...demoEnvironment(FOLDER),
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        TELEGRAM_API_ROOT: telegram,
        PUBLIC_URL: address,
        PORT: String(port),
      },
      readyLine: /^gora ready /,
      logFile: logFile('product'),
    })
    tell(`API on port ${port}`)
    return { service, address }
  })
}

/**
 * Tries the preferred port and the ones after it, also when one is taken between our look and the start.
 * @template T
 * @param {number} preferred
 * @param {(port: number) => Promise<T>} start
 */
async function onFreePort(preferred, start) {
  let port = preferred
  for (let tries = 0; tries < PORT_TRIES; tries++) {
    port = await freePortFrom(port)
    try {
      return await start(port)
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error
      port += 1
    }
  }
  throw new Trouble(
    `No port from ${preferred} to ${port} stays free: stop the programs that take them and run this again.`,
  )
}

/** @param {string} address */
function welcome(address) {
  console.log(`
Open ${address}

  Several people's Telegrams side by side: order as a customer, confirm as the dispatcher,
  deliver as a driver. Nothing leaves this machine. Logs lie in ${path.relative(inRoot(), FOLDER)}/logs.
  Ctrl-C ends it; the next start goes on where this one stopped (--fresh: from nothing).
`)
}
