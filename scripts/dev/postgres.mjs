import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { anyFreePort } from './ports.mjs'
import { postgresHome } from './postgres-home.mjs'
import { commandOf, isGoneWithin } from './process-look.mjs'
import { logTail, Trouble } from './trouble.mjs'
import { startWatched } from './watchdog.mjs'

/**
 * A running embedded Postgres.
 * @typedef {{ url: string, note: string, hasExited: () => boolean, stop: () => Promise<void> }} Postgres
 */
const START_PATIENCE_MS = 60_000
const STOP_PATIENCE_MS = 20_000
const ENV = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/** Sessions are in UTC whatever the machine's zone is: the Prisma adapter sends instants without an offset. */
const SETTINGS = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
  jit: 'off',
}
/** For data that is made again on every run: trades safety at a power cut for speed. */
const DISPOSABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts Postgres in a folder, or takes over the one that still runs there.
 * @param {{ folder: string, database: string, isDisposable: boolean }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ folder, database, isDisposable }) {
  const place = postgresHome(path.join(folder, 'postgres'))
  const password = secret(path.join(folder, 'postgres-password'))
  const found = await findRunning(place.home)
  const server = found ?? (await startIn(place, password, isDisposable))
  const url = (/** @type {string} */ name) =>
    `postgresql://postgres:${password}@127.0.0.1:${server.port}/${name}`
  await ensureDatabase(url('postgres'), database)
  return {
    url: url(database),
    note: `port ${server.port}${found ? ', taken over from an earlier run' : ''}`,
    hasExited: server.hasExited,
    stop: server.stop,
  }
}

/** @param {import('./postgres-home.mjs').PostgresHome} place @param {string} password @param {boolean} isDisposable */
async function startIn(place, password, isDisposable) {
  const data = path.join(place.home, 'data')
  if (!isWhole(data, place)) initialise(place, password)
  try {
    return await launch(place, isDisposable)
  } catch (error) {
    if (!isDisposable) throw error
    // without fsync a power cut may have spoilt it; nothing in it is worth keeping
    fs.rmSync(data, { recursive: true, force: true })
    initialise(place, password)
    return await launch(place, isDisposable)
  }
}

/**
 * Is there a finished data directory of our Postgres' own major version?
 * @param {string} data @param {import('./postgres-home.mjs').PostgresHome} place
 */
function isWhole(data, place) {
  if (!fs.existsSync(path.join(place.home, 'initialised'))) return false
  const theirs = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const ours = spawnSync(path.join(place.binaries, 'bin/postgres'), ['--version'], {
    encoding: 'utf8',
  }).stdout
  if (ours.includes(` ${theirs}.`)) return true
  throw new Trouble(
    `${data} was made by Postgres ${theirs}: delete ${place.home} to start afresh, or set DATABASE_URL to a server that can read it.`,
  )
}

/** @param {import('./postgres-home.mjs').PostgresHome} place @param {string} password */
function initialise(place, password) {
  const data = path.join(place.home, 'data')
  const passwordFile = path.join(place.home, 'password')
  fs.rmSync(data, { recursive: true, force: true })
  fs.rmSync(path.join(place.home, 'initialised'), { force: true })
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.runAs.uid !== undefined)
    fs.chownSync(passwordFile, place.runAs.uid, place.runAs.gid ?? place.runAs.uid)
  const args = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  args.push('-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  args.push('--no-sync', '--no-instructions')
  const binary = path.join(place.binaries, 'bin/initdb')
  makeExecutable(place.binaries)
  const made = spawnSync(binary, args, { ...place.runAs, cwd: '/', env: ENV, encoding: 'utf8' })
  fs.rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    console.error((made.stderr || String(made.error ?? '')).trimEnd())
    throw new Trouble(
      `Postgres could not prepare ${data}: make room and permissions there (details above), or set DATABASE_URL to a Postgres of your own.`,
    )
  }
  fs.writeFileSync(path.join(place.home, 'initialised'), '')
}

/** Some archives lose the executable bit. @param {string} binaries */
function makeExecutable(binaries) {
  for (const name of ['postgres', 'initdb']) {
    const file = path.join(binaries, 'bin', name)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
}

/** @param {import('./postgres-home.mjs').PostgresHome} place @param {boolean} isDisposable */
async function launch(place, isDisposable) {
  const data = path.join(place.home, 'data')
  const logFile = path.join(place.home, 'server.log')
  const port = await anyFreePort()
  const settings = { ...SETTINGS, ...(isDisposable ? DISPOSABLE : {}), port: String(port) }
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  fs.rmSync(logFile, { force: true })
  const server = startWatched(path.join(place.binaries, 'bin/postgres'), args, {
    ...place.runAs,
    cwd: '/',
    env: ENV,
    logFile,
  })
  const until = Date.now() + START_PATIENCE_MS
  while (readPidFile(place.home)?.status !== 'ready') {
    if (server.hasExited() || Date.now() > until) {
      await server.stop()
      console.error(logTail(logFile))
      throw new Trouble(
        `Postgres did not start in ${data}: see ${logFile}, or set DATABASE_URL to a Postgres of your own.`,
      )
    }
    await sleep(20)
  }
  return { port, hasExited: server.hasExited, stop: server.stop }
}

/**
 * A server whose starter was killed may still run here, or be on its way out.
 * @param {string} home
 */
async function findRunning(home) {
  const until = Date.now() + STOP_PATIENCE_MS
  for (;;) {
    const found = readPidFile(home)
    if (!found) return null
    if (!commandOf(found.pid).includes('postgres')) {
      // the machine was switched off, and another program may have got the number since
      fs.rmSync(path.join(home, 'data/postmaster.pid'), { force: true })
      return null
    }
    if (found.status === 'ready') {
      const { pid, port } = found
      const stop = async () => {
        process.kill(pid, 'SIGINT')
        if (!(await isGoneWithin(pid, STOP_PATIENCE_MS))) process.kill(pid, 'SIGQUIT')
      }
      return { port, hasExited: () => !commandOf(pid), stop }
    }
    if (Date.now() > until)
      throw new Trouble(
        `An earlier Postgres (process ${found.pid}) neither answers nor ends: stop it with "kill -QUIT ${found.pid}" and run this again.`,
      )
    await sleep(50)
  }
}

/**
 * What the server says of itself: line 1 its process, 4 its port, 8 its state (Postgres: miscinit.c).
 * @param {string} home
 */
function readPidFile(home) {
  try {
    const lines = fs.readFileSync(path.join(home, 'data/postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() }
  } catch {
    return null
  }
}

/** @param {string} file */
function secret(file) {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, crypto.randomBytes(18).toString('base64url'), { mode: 0o600 })
  }
  return fs.readFileSync(file, 'utf8')
}

/** @param {string} adminUrl @param {string} database */
async function ensureDatabase(adminUrl, database) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } finally {
    await client.end()
  }
}
