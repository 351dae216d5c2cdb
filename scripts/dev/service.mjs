import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLeashed } from './run-tool.mjs'
import { logTail, Trouble } from './trouble.mjs'

/**
 * A part of the product that runs until we stop it.
 * @typedef {{ name: string, logFile: string, ended: Promise<string>, stop: () => Promise<void> }} Service
 */
const READY_PATIENCE_MS = 60_000
/** A little more than the product gives itself to finish what it holds. */
const STOP_PATIENCE_MS = 18_000
const LAST_WORDS_MS = 2000

/** It said that its port is taken: somebody was quicker between our look and its start. */
export class PortTaken extends Error {}

/**
 * Starts a long-running program and waits for the line that says it is ready.
 * @param {{ name: string, command: string[], env: NodeJS.ProcessEnv, readyLine: RegExp, logFile: string,
 *   remedies?: [RegExp, string][] }} options `remedies`: what to do about troubles that it is known to tell of
 * @returns {Promise<Service>}
 */
export async function startService({ name, command, env, readyLine, logFile, remedies = [] }) {
  fs.mkdirSync(path.dirname(logFile), { recursive: true })
  const log = fs.createWriteStream(logFile, { flags: 'w' })
  const child = startLeashed(command, { env, stdout: 'pipe', detached: true })
  let isReady = false
  /** @type {Promise<string>} */
  const ended = new Promise(resolve => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    child.once('error', error => resolve(error.message))
  })
  // the process may be gone before its last words have been read; a child of its own may keep the pipe open for longer
  const saidAll = Promise.race([
    new Promise(resolve => child.once('close', resolve)),
    ended.then(() => sleep(LAST_WORDS_MS)),
  ])
  /** @type {Promise<void>} */
  const ready = new Promise(resolve => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      stream.pipe(log, { end: false })
      createInterface({ input: stream }).on('line', line => {
        if (!isReady && readyLine.test(line)) {
          isReady = true
          resolve()
        }
      })
    }
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
    await ended
    clearTimeout(timer)
  }
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const patience = new Promise(resolve => {
    timer = setTimeout(resolve, READY_PATIENCE_MS, 'it said nothing for a minute')
  })
  const trouble = await Promise.race([ready, ended, patience])
  clearTimeout(timer)
  if (isReady) return { name, logFile, ended, stop }
  await stop()
  await saidAll
  await new Promise(resolve => log.end(resolve))
  const said = fs.readFileSync(logFile, 'utf8')
  if (said.includes('EADDRINUSE')) throw new PortTaken()
  const known = remedies.find(([words]) => words.test(said))
  if (known) throw new Trouble(known[1])
  console.error(logTail(logFile))
  throw new Trouble(
    `The ${name} did not start (${trouble}): put right what it says above; all of it is in ${logFile}.`,
  )
}
