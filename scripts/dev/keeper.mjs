/**
 * The keeper of one data folder: it starts Postgres and Redis when the first program asks for them, and
 * stops them when the last program that holds a connection to it is gone. A program killed with -9 lets go
 * of its connection like any other, so nothing is left behind; two test runs side by side share one server.
 *
 *   node scripts/dev/keeper.mjs <folder> <durable|disposable>
 *
 * Speaks JSON lines on a loopback port that `keeper.json` in the folder names: first the token, also from
 * there, answered by a welcome; then what is wanted, answered by its address; at last a farewell.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { startPostgres } from './postgres.mjs'
import { startRedis } from './redis.mjs'
import { Trouble } from './trouble.mjs'

const [folder = '', kind] = process.argv.slice(2)
const isDisposable = kind === 'disposable'
const notice = path.join(folder, 'keeper.json')
const token = crypto.randomBytes(16).toString('hex')
/** Nobody has come for this long after the start: whoever started us is dead. */
const LONELY_MS = 20_000
/** A server that ends by itself is noticed this soon. */
const WATCH_MS = 1000

/** @typedef {import('./postgres.mjs').Postgres | import('./redis.mjs').Redis} Service */
/** @type {Map<string, Promise<Service>>} */
const services = new Map()
/** @type {Set<net.Socket>} */
const clients = new Set()
let isClosing = false

const starters = {
  postgres: () => startPostgres({ folder, database: 'gora', isDisposable }),
  redis: () => startRedis({ folder, isDisposable }),
}

/** @param {'postgres' | 'redis'} name */
function service(name) {
  const running = services.get(name)
  if (running) return running
  const starting = starters[name]()
  services.set(name, starting)
  starting.then(
    ({ hasExited }) => watch(name, hasExited),
    () => services.delete(name),
  )
  return starting
}

/** @param {string} name @param {() => boolean} hasExited */
function watch(name, hasExited) {
  const timer = setInterval(() => {
    if (!hasExited() || isClosing) return
    clearInterval(timer)
    console.error(`${new Date().toISOString()} ${name} ended by itself`)
    void close(1)
  }, WATCH_MS)
}

/** @param {net.Socket} socket @param {string} line */
async function answer(socket, line) {
  const tell = (/** @type {object} */ message) => socket.write(`${JSON.stringify(message)}\n`)
  const asked = JSON.parse(line)
  if (!clients.has(socket)) {
    // whoever comes while we are closing gets no welcome, and waits for the next keeper
    if (asked.token !== token || isClosing) return socket.destroy()
    clients.add(socket)
    return tell({ welcome: true })
  }
  if (asked.leave) {
    clients.delete(socket)
    // the last one to leave waits, by its open line, until everything is down
    return clients.size === 0 ? void close(0) : socket.end()
  }
  try {
    const { url, note } = await service(asked.want)
    tell({ want: asked.want, url, note })
  } catch (error) {
    if (!(error instanceof Trouble)) console.error(error)
    tell({ want: asked.want, trouble: error instanceof Error ? error.message : String(error) })
  }
}

const server = net.createServer(socket => {
  const lines = createInterface({ input: socket })
  lines.on('line', line => void answer(socket, line))
  lines.on('error', () => {})
  socket.on('error', () => {})
  socket.on('close', () => {
    if (clients.delete(socket) && clients.size === 0) void close(0)
  })
})

/** @param {number} code */
async function close(code) {
  if (isClosing) return
  isClosing = true
  server.close()
  for (const socket of clients) socket.destroy()
  const running = await Promise.allSettled(services.values())
  await Promise.allSettled(running.map(each => (each.status === 'fulfilled' ? each.value.stop() : undefined)))
  // last, because a start that finds this file with a living process waits for it to go
  fs.rmSync(notice, { force: true })
  process.exit(code)
}

process.on('SIGTERM', () => void close(0))
process.on('SIGINT', () => void close(0))
process.on('SIGHUP', () => {})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const draft = `${notice}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, port, token }), { mode: 0o600 })
  fs.renameSync(draft, notice)
})
setTimeout(() => {
  if (clients.size === 0) void close(0)
}, LONELY_MS)
