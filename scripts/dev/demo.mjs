import fs from 'node:fs'
import path from 'node:path'
import { demoEnvironment } from './demo-environment.mjs'
import { announce, claim, forget, retract } from './demo-notice.mjs'
import { findProductPort, startAutopilot, startProduct, startSandbox } from './demo-services.mjs'
import { openGround, openServers } from './ground.mjs'
import { buildMiniApps } from './mini-apps.mjs'
import { openPage } from './open-page.mjs'
import { watchNpm } from './parent.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool, typescript } from './run-tool.mjs'
import { buildSandboxClient, hasSandboxClient } from './sandbox-client.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'
import { buildTown, hasTown } from './town.mjs'
import { Trouble } from './trouble.mjs'

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
    const port = await findProductPort()
    const sandbox = await step('Local Telegram', tell => startSandbox(FOLDER, port, tell))
    services.push(sandbox.service)
    const product = await step('Bots, workers and API', tell =>
      startProduct(FOLDER, { databaseUrl, redisUrl, telegram: sandbox.address, port }, tell),
    )
    services.push(product.service)
    if (hasTown()) {
      const autopilot = await step('Staff come to work', tell =>
        startAutopilot(FOLDER, { telegram: sandbox.address }, tell),
      )
      services.push(autopilot.service)
    }
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
  await step('Mini apps', async tell => tell((await buildMiniApps(tell)) ? 'built' : 'up to date'))
  if (hasSandboxClient())
    await step('Telegram page', async tell => tell((await buildSandboxClient()) ? 'built' : 'up to date'))
}

/** @param {string} address */
function welcome(address) {
  console.log(`
Open ${address}

  Several people's Telegrams side by side: order as a customer, confirm as the dispatcher,
  deliver as a driver. The button "Pages" opens the autopilot, which fills the town with people.
  The bot "Playground" at the end of every list of chats shows whatever else Telegram can do.
  Nothing leaves this machine. Logs lie in ${path.relative(inRoot(), FOLDER)}/logs.
  Ctrl-C ends it; the next start goes on where this one stopped (--fresh: from nothing).
`)
}
