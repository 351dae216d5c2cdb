import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from './trouble.mjs'

const POLL_MS = 100
/** A lock file without a readable owner is a writer that died between two system calls. */
const UNREADABLE_IS_STALE_MS = 10_000

/**
 * Lets one process at a time do `work`; the others wait for it. A lock whose owner has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ patienceMs?: number, onWait?: () => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { patienceMs = 15 * 60_000, onWait } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const until = Date.now() + patienceMs
  let hasWaited = false
  while (!tryTake(file)) {
    if (Date.now() > until)
      throw new Trouble(
        `Another start has held ${file} for too long: stop it, or delete that file, and run again.`,
      )
    if (!hasWaited) onWait?.()
    hasWaited = true
    clearIfDead(file)
    await sleep(POLL_MS)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/**
 * Is a process with this id alive? One that belongs to somebody else counts; one that has ended and only
 * waits for its parent to take note (for ever, in a container whose first process does not) counts not.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

/** @param {number} pid */
function isZombie(pid) {
  if (process.platform !== 'linux') return false
  try {
    return /^.*\) Z /s.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
function isDead(file) {
  try {
    const owner = fs.readFileSync(file, 'utf8')
    if (owner) return !isAlive(Number(owner))
    return Date.now() - fs.statSync(file).mtimeMs > UNREADABLE_IS_STALE_MS
  } catch {
    return false
  }
}

/**
 * Only the holder of `<file>.break` may delete a dead lock, and looks again first: otherwise two
 * waiters could see the same dead owner and the slower one would delete the faster one's new lock.
 * @param {string} file
 */
function clearIfDead(file) {
  if (!isDead(file)) return
  const breaker = `${file}.break`
  if (!tryTake(breaker)) {
    if (isDead(breaker)) fs.rmSync(breaker, { force: true })
    return
  }
  try {
    if (isDead(file)) fs.rmSync(file, { force: true })
  } finally {
    fs.rmSync(breaker, { force: true })
  }
}
