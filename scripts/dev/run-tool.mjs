import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, ROOT } from './paths.mjs'
import { logTail, Trouble } from './trouble.mjs'

const LEASH_FD = 3
const LEASH = new URL('./leash.mjs', import.meta.url).href

/**
 * The command line that runs a TypeScript file of the project.
 * @param {string} file from the root
 * @param {...string} args
 */
export const typescript = (file, ...args) => [process.execPath, '--import', 'tsx', inRoot(file), ...args]

/**
 * Starts a program of the project that ends when we end, however that happens (Node programs; others get
 * only our signals).
 * @param {string[]} command program and arguments
 * @param {{ env?: NodeJS.ProcessEnv, stdout: 'pipe' | 'inherit' | number, detached?: boolean }} options
 *   detached: Ctrl-C in the terminal does not reach it, so that we can end things in order
 */
export function startLeashed([program = '', ...args], { env = process.env, stdout, detached = false }) {
  const isNode = program === process.execPath
  return spawn(program, isNode ? ['--import', LEASH, ...args] : args, {
    cwd: ROOT,
    env: isNode ? { ...env, GORA_LEASH: String(LEASH_FD) } : env,
    detached,
    stdio: ['ignore', stdout, stdout, 'pipe'],
  })
}

/**
 * Runs a program to its end, with its output in a log file, and shows the log's end when it fails.
 * @param {string[]} command program and arguments
 * @param {{ logFile: string, remedy: string | ((log: string) => string), env?: NodeJS.ProcessEnv }} options
 *   remedy: the sentence for a failure
 */
export async function runTool(command, { logFile, remedy, env }) {
  fs.mkdirSync(path.dirname(logFile), { recursive: true })
  const log = fs.openSync(logFile, 'w')
  const child = startLeashed(command, { env, stdout: log })
  const code = await new Promise(resolve => {
    child.once('exit', (status, signal) => resolve(status ?? signal))
    child.once('error', error => {
      fs.writeSync(log, `${error}\n`)
      resolve(error)
    })
  })
  fs.closeSync(log)
  if (code === 0) return
  console.error(logTail(logFile))
  throw new Trouble(typeof remedy === 'string' ? remedy : remedy(fs.readFileSync(logFile, 'utf8')))
}
