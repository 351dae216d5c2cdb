import { fork } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onPath } from './on-path.mjs'
import { anyFreePort } from './ports.mjs'
import { commandOf, isGoneWithin } from './process-look.mjs'
import { Trouble } from './trouble.mjs'
import { startWatched } from './watchdog.mjs'

/**
 * A running Redis (or Valkey: the same protocol).
 * @typedef {{ url: string, note: string, hasExited: () => boolean, stop: () => Promise<void> }} Redis
 * @typedef {{ port: number, note: string, hasExited: () => boolean, stop: () => Promise<void> }} Server
 */
const START_PATIENCE_MS = 15_000
const REMEDY =
  'install one (apt-get install redis-server, or brew install valkey), or set REDIS_URL or REDIS_SERVER_BIN, and run this again.'

/**
 * Starts Redis in a folder, or takes over the one that still runs there: an installed server when there is
 * one, else the WebAssembly build from npm.
 * @param {{ folder: string, isDisposable: boolean, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Redis>}
 */
export async function startRedis({ folder, isDisposable, env = process.env }) {
  const home = path.join(folder, 'redis')
  fs.mkdirSync(home, { recursive: true })
  const server =
    (await findRunning(home)) ?? (await startInstalled(home, isDisposable, env)) ?? (await startWasm(home))
  const { port, note, hasExited, stop } = server
  return { url: `redis://127.0.0.1:${port}`, note: `${note}, port ${port}`, hasExited, stop }
}

/** @param {string} home @param {boolean} isDisposable @param {NodeJS.ProcessEnv} env @returns {Promise<Server | null>} */
async function startInstalled(home, isDisposable, env) {
  const named = env.REDIS_SERVER_BIN
  if (named && !fs.existsSync(named))
    throw new Trouble(`REDIS_SERVER_BIN names ${named}, which does not exist: ${REMEDY}`)
  const binary = named || onPath('valkey-server', env) || onPath('redis-server', env)
  if (!binary) return null
  const port = await anyFreePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', '.', '--save', '']
  settings.push(
    '--appendonly',
    isDisposable ? 'no' : 'yes',
    '--maxmemory-policy',
    'noeviction',
    '--databases',
    '512',
  )
  const pidFile = path.join(home, 'redis.pid')
  const server = startWatched(binary, [...settings, '--pidfile', 'redis.pid', '--daemonize', 'no'], {
    cwd: home,
    env,
    logFile: path.join(home, 'server.log'),
  })
  if (await answersWithin(port, START_PATIENCE_MS, server.hasExited)) {
    fs.writeFileSync(path.join(home, 'redis.port'), String(port))
    return { port, note: path.basename(binary), hasExited: server.hasExited, stop: server.stop }
  }
  await server.stop()
  fs.rmSync(pidFile, { force: true })
  if (named) throw new Trouble(`${named} did not start (see ${path.join(home, 'server.log')}): ${REMEDY}`)
  return null
}

/** @param {string} home @returns {Promise<Server>} */
async function startWasm(home) {
  const port = await anyFreePort()
  const log = fs.openSync(path.join(home, 'server.log'), 'w')
  const script = fileURLToPath(new URL('./redis-wasm.mjs', import.meta.url))
  const child = fork(script, [String(port)], {
    detached: true,
    execArgv: ['--no-warnings'],
    stdio: ['ignore', log, log, 'ipc'],
  })
  fs.closeSync(log)
  let isOver = false
  const exited = new Promise(resolve => {
    child.once('exit', resolve)
    child.once('error', resolve)
  }).then(() => {
    isOver = true
  })
  if (!(await answersWithin(port, START_PATIENCE_MS, () => isOver))) {
    child.kill('SIGKILL')
    throw new Trouble(
      `There is no Redis here and the one from npm did not start (see ${home}/server.log): ${REMEDY}`,
    )
  }
  const stop = async () => {
    if (child.connected) child.disconnect()
    await exited
  }
  return { port, note: 'Valkey in WebAssembly', hasExited: () => isOver, stop }
}

/**
 * An installed server writes its own pid file; ours beside it tells the port.
 * @param {string} home @returns {Promise<Server | null>}
 */
async function findRunning(home) {
  const read = (/** @type {string} */ name) => {
    const file = path.join(home, name)
    return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0
  }
  const pid = read('redis.pid')
  const port = read('redis.port')
  const isOurs = () => /(redis|valkey)-server/.test(commandOf(pid))
  if (!isOurs() || !(await answersWithin(port, 2000, () => !isOurs()))) return null
  const stop = async () => {
    process.kill(pid, 'SIGINT')
    if (!(await isGoneWithin(pid, 10_000))) process.kill(pid, 'SIGKILL')
  }
  return { port, note: 'taken over from an earlier run', hasExited: () => !isOurs(), stop }
}

/** @param {number} port @param {number} patienceMs @param {() => boolean} hasExited */
async function answersWithin(port, patienceMs, hasExited) {
  const until = Date.now() + patienceMs
  while (Date.now() < until && !hasExited()) {
    if (await pongs(port)) return !hasExited()
    await sleep(30)
  }
  return false
}

/** @param {number} port @returns {Promise<boolean>} */
function pongs(port) {
  return new Promise(resolve => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: 1000 })
    const settle = (/** @type {boolean} */ did) => {
      socket.destroy()
      resolve(did)
    }
    socket.once('connect', () => socket.write('PING\r\n'))
    socket.once('data', data => settle(data.toString().startsWith('+PONG')))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
    socket.once('close', () => settle(false))
  })
}
