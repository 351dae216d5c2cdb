import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive, withLock } from './lock.mjs'
import { dataDir } from './paths.mjs'
import { commandOf, isGoneWithin } from './process-look.mjs'
import { step } from './steps.mjs'
import { logTail, Trouble } from './trouble.mjs'

/**
 * What every run stands on: a Postgres and a Redis, given by DATABASE_URL and REDIS_URL or started here.
 * @typedef {{ url: string, note: string }} Service
 * @typedef {{ pid: number, port: number, token: string }} Keeper
 * @typedef {{ socket: net.Socket, lines: import('node:readline').Interface }} Line
 * @typedef {object} Ground
 * @property {string} folder where logs and data lie
 * @property {() => Promise<Service>} postgres
 * @property {() => Promise<Service>} redis
 * @property {Promise<void>} lost settles when the servers have gone although nobody let go of them
 * @property {() => Promise<void>} leave lets go; the last program to let go waits until the servers are down
 */
const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url))
const START_PATIENCE_MS = 20_000
const CLOSE_PATIENCE_MS = 40_000

/**
 * Opens the ground of a named run; nothing is started before it is asked for.
 * @param {{ name: string, isDisposable: boolean, folder?: string, env?: NodeJS.ProcessEnv }} options
 *   name: the folder under .data; isDisposable: the data may be lost at a power cut, and is faster for it
 * @returns {Promise<Ground>}
 */
export async function openGround({ name, isDisposable, folder = dataDir(name), env = process.env }) {
  /** @type {Promise<ReturnType<typeof hold>> | undefined} */
  let holding
  let isLeft = false
  let markLost = () => {}
  /** @type {Promise<void>} */
  const lost = new Promise(resolve => {
    markLost = resolve
  })
  const keeper = () => {
    holding ??= reach(folder, isDisposable, env).then(line =>
      hold(line, folder, () => {
        if (!isLeft) markLost()
      }),
    )
    return holding
  }
  const given = (/** @type {string} */ url, /** @type {string} */ name) => ({ url, note: `given by ${name}` })
  return {
    folder,
    lost,
    postgres: async () =>
      env.DATABASE_URL ? given(env.DATABASE_URL, 'DATABASE_URL') : (await keeper()).ask('postgres'),
    redis: async () => (env.REDIS_URL ? given(env.REDIS_URL, 'REDIS_URL') : (await keeper()).ask('redis')),
    leave: async () => {
      isLeft = true
      const line = await holding?.catch(() => null)
      await line?.release()
    },
  }
}

/**
 * Starts or finds both servers, one after the other, and shows it.
 * @param {Ground} ground
 */
export async function openServers(ground) {
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

/**
 * A connection to the keeper of a folder, which is started when nobody keeps it yet.
 * @param {string} folder @param {boolean} isDisposable @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Line>}
 */
async function reach(folder, isDisposable, env) {
  fs.mkdirSync(folder, { recursive: true })
  return await withLock(path.join(folder, 'keeper.lock'), async () => {
    const line = await greet(readNotice(folder))
    if (line) return line
    await untilUnkept(folder)
    return await start(folder, isDisposable, env)
  })
}

/**
 * Waits for a keeper that is on its way out: its servers must be down before anybody touches their data.
 * @param {string} folder
 */
export async function untilUnkept(folder) {
  const pid = readNotice(folder)?.pid ?? 0
  if (!commandOf(pid).includes('keeper.mjs') || (await isGoneWithin(pid, CLOSE_PATIENCE_MS))) return
  throw new Trouble(`Process ${pid} still holds ${folder}: stop it with "kill ${pid}" and run this again.`)
}

/** @param {string} folder @param {boolean} isDisposable @param {NodeJS.ProcessEnv} env */
async function start(folder, isDisposable, env) {
  const logFile = path.join(folder, 'keeper.log')
  const log = fs.openSync(logFile, 'w')
  const child = spawn(process.execPath, [KEEPER, folder, isDisposable ? 'disposable' : 'durable'], {
    env,
    detached: true,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  child.unref()
  const until = Date.now() + START_PATIENCE_MS
  while (child.exitCode === null && child.pid && isAlive(child.pid) && Date.now() < until) {
    const notice = readNotice(folder)
    const line = notice?.pid === child.pid ? await greet(notice) : null
    if (line) return line
    await sleep(20)
  }
  console.error(logTail(logFile))
  throw new Trouble(`The keeper of Postgres and Redis did not start (details above): see ${logFile}.`)
}

/** @param {string} folder @returns {Keeper | null} */
function readNotice(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'keeper.json'), 'utf8'))
  } catch {
    return null
  }
}

/**
 * A line to a keeper that has bidden us welcome; null when it is gone, going, or somebody else's program.
 * @param {Keeper | null} notice
 * @returns {Promise<Line | null>}
 */
function greet(notice) {
  return new Promise(resolve => {
    if (!notice) return resolve(null)
    const socket = net.connect({ port: notice.port, host: '127.0.0.1' })
    const lines = createInterface({ input: socket })
    lines.on('error', () => {})
    socket.on('error', () => {})
    socket.once('close', () => resolve(null))
    lines.once('line', () => resolve({ socket, lines }))
    socket.write(`${JSON.stringify({ token: notice.token })}\n`)
  })
}

/** @param {Line} line @param {string} folder @param {() => void} onLost */
function hold({ socket, lines }, folder, onLost) {
  /** @type {Map<string, { resolve: (service: Service) => void, reject: (error: Error) => void }>} */
  const waiting = new Map()
  /** @type {Map<string, Promise<Service>>} */
  const answered = new Map()
  lines.on('line', line => {
    const { want, trouble, ...service } = JSON.parse(line)
    if (!trouble) waiting.get(want)?.resolve(service)
    else {
      console.error(logTail(path.join(folder, 'keeper.log')))
      waiting.get(want)?.reject(new Trouble(trouble))
    }
  })
  socket.once('close', () => {
    const gone = new Trouble(
      `The keeper of Postgres and Redis went away: see ${folder}/keeper.log and run this again.`,
    )
    for (const { reject } of waiting.values()) reject(gone)
    onLost()
  })
  return {
    /** Settles when the servers are down, or at once when others still need them. */
    release: async () => {
      const closed = new Promise(resolve => socket.once('close', resolve))
      socket.write(`${JSON.stringify({ leave: true })}\n`)
      await Promise.race([closed, sleep(CLOSE_PATIENCE_MS, undefined, { ref: false })])
      socket.destroy()
    },
    /** @param {'postgres' | 'redis'} want @returns {Promise<Service>} */
    ask: want => {
      const known = answered.get(want)
      if (known) return known
      const answer = new Promise((resolve, reject) => waiting.set(want, { resolve, reject }))
      answered.set(want, answer)
      socket.write(`${JSON.stringify({ want })}\n`)
      return answer
    },
  }
}
