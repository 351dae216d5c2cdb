import fs from 'node:fs'
import path from 'node:path'
import { botNames, demoEnvironment, writeBots } from './demo-environment.mjs'
import { inRoot } from './paths.mjs'
import { freePortFrom } from './ports.mjs'
import { typescript } from './run-tool.mjs'
import { hasSandboxClient, SANDBOX_CLIENT } from './sandbox-client.mjs'
import { PortTaken, startService } from './service.mjs'
import { hasTown, townFile } from './town.mjs'
import { Trouble } from './trouble.mjs'

/**
 * A part of the demo with the address it answers at.
 * @typedef {{ service: import('./service.mjs').Service, address: string }} Part
 */
const SANDBOX_PORT = 8080
const API_PORT = 3000
const AUTOPILOT_PORT = 8090
const PORT_TRIES = 5
/** A demo that is killed forgets at most this much of its chats. */
const KEEP_EVERY_MS = 60_000
const KEEP_PATIENCE_MS = 5000

/** A port for the product: the local Telegram has to know it before the product starts. */
export const findProductPort = () => freePortFrom(API_PORT)

/** @param {number} port */
const localAddress = port => `http://127.0.0.1:${port}`

/** The pages beside the chats: written by whoever offers one. @param {string} folder */
const panelsFile = folder => path.join(folder, 'panels.json')

/**
 * Starts the local Telegram. Its chats are written down now and then and when it is stopped, so that the next
 * demo goes on where this one ended.
 * @param {string} folder @param {number} productPort @param {(note: string) => void} tell
 * @returns {Promise<Part>}
 */
export async function startSandbox(folder, productPort, tell) {
  const files = [
    '--bots',
    writeBots(folder, localAddress(productPort)),
    '--snapshot',
    path.join(folder, 'telegram.json'),
  ]
  // those of the last demo lead nowhere
  fs.rmSync(panelsFile(folder), { force: true })
  files.push('--panels', panelsFile(folder))
  if (hasSandboxClient()) files.push('--client', inRoot(SANDBOX_CLIENT), '--playground')
  if (hasTown()) files.push('--map', townFile('map.json'))
  const world = demoEnvironment(folder).DEMO_WORLD_FILE
  if (fs.existsSync(world)) files.push('--world', world)
  return await onFreePort(SANDBOX_PORT, async port => {
    const service = await startService({
      name: 'local Telegram',
      command: typescript('sandbox/main.ts', '--port', String(port), '--host', '127.0.0.1', ...files),
      env: { ...process.env, NODE_ENV: 'development' },
      readyLine: /^sandbox ready /,
      logFile: path.join(folder, 'logs/sandbox.log'),
      remedies: [
        [
          /was written by another version of the sandbox/,
          'The chats of the last demo were kept by another version: begin anew with npm run demo -- --fresh.',
        ],
      ],
    })
    tell(`port ${port}`)
    const address = `http://127.0.0.1:${port}`
    const timer = setInterval(() => void keepChats(address), KEEP_EVERY_MS)
    const stop = async () => {
      clearInterval(timer)
      await keepChats(address)
      await service.stop()
    }
    return { service: { ...service, stop }, address }
  })
}

/** Asks the local Telegram to write its chats down; a demo without them is still a demo. @param {string} address */
async function keepChats(address) {
  await fetch(`${address}/sandbox/api/snapshot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(KEEP_PATIENCE_MS),
  }).catch(() => {})
}

/**
 * Starts the product itself, all roles in one process.
 * @param {string} folder
 * @param {{ databaseUrl: string, redisUrl: string, telegram: string, port: number }} servers
 * @param {(note: string) => void} tell
 * @returns {Promise<Part>}
 */
export async function startProduct(folder, { databaseUrl, redisUrl, telegram, port }, tell) {
  const address = localAddress(port)
  try {
    const service = await startService({
      name: 'product',
      command: typescript('server/main/start.ts', 'api', 'bots', 'workers'),
      env: {
        ...process.env,
        ...demoEnvironment(folder),
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        TELEGRAM_API_ROOT: telegram,
        LOCAL_TELEGRAM: telegram,
        PUBLIC_URL: address,
        PORT: String(port),
      },
      readyLine: /^gora ready /,
      logFile: path.join(folder, 'logs/product.log'),
    })
    tell(`API on port ${port}`)
    return { service, address }
  } catch (error) {
    if (error instanceof PortTaken)
      throw new Trouble(`Port ${port} was taken in this very moment: run "npm run demo" again.`)
    throw error
  }
}

/** The townspeople are many and small: their rubbish is cleared early. @param {string} file @param {...string} args */
const withSmallHeap = (file, ...args) => {
  const [node = process.execPath, ...rest] = typescript(file, ...args)
  return [node, '--max-old-space-size=144', '--max-semi-space-size=4', ...rest]
}

/**
 * Starts the townspeople: the staff come to work, and the autopilot waits to be switched on.
 * @param {string} folder @param {{ telegram: string }} servers @param {(note: string) => void} tell
 * @returns {Promise<Part>}
 */
export async function startAutopilot(folder, { telegram }, tell) {
  return await onFreePort(AUTOPILOT_PORT, async port => {
    const bots = Object.entries(botNames).flatMap(([bot, username]) => [`--${bot}-bot`, username])
    const service = await startService({
      name: 'autopilot',
      command: withSmallHeap(
        'scripts/autopilot/main.ts',
        ...['--telegram', telegram, '--port', String(port), '--town', path.dirname(townFile('graph.json'))],
        ...['--panels', panelsFile(folder), ...bots],
      ),
      env: process.env,
      readyLine: /^autopilot ready /,
      logFile: path.join(folder, 'logs/autopilot.log'),
    })
    tell('off, waits in the side drawer')
    return { service, address: `http://127.0.0.1:${port}` }
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
