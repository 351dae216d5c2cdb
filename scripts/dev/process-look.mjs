import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './lock.mjs'

/**
 * The command line of a running process, or '' when it is gone or hidden from us.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (!isAlive(pid)) return ''
  try {
    if (process.platform === 'linux')
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/**
 * Waits until a process is gone; resolves to whether it went in time.
 * @param {number} pid
 * @param {number} patienceMs
 */
export async function isGoneWithin(pid, patienceMs) {
  const until = Date.now() + patienceMs
  while (isAlive(pid)) {
    if (Date.now() > until) return false
    await sleep(50)
  }
  return true
}

/**
 * The parent of a running process, or 0 when it is gone or hidden from us.
 * @param {number} pid
 */
export function parentOf(pid) {
  try {
    // the second field is the command in brackets and may hold anything; the parent is the fourth
    if (process.platform === 'linux')
      return Number(
        fs
          .readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')[1],
      )
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return 0
  }
}
