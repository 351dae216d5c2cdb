import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'
import { logTail, Trouble } from './trouble.mjs'

/**
 * Runs a program to its end, with its output in a log file, and shows the log's end when it fails.
 * @param {string[]} command program and arguments
 * @param {{ logFile: string, remedy: string | ((log: string) => string), env?: NodeJS.ProcessEnv }} options
 *   remedy: the sentence for a failure
 */
export async function runTool([program = '', ...args], { logFile, remedy, env = process.env }) {
  fs.mkdirSync(path.dirname(logFile), { recursive: true })
  const log = fs.openSync(logFile, 'w')
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', log, log] })
  fs.closeSync(log)
  const code = await new Promise(resolve => {
    child.once('exit', (status, signal) => resolve(status ?? signal))
    child.once('error', error => {
      fs.appendFileSync(logFile, `${error}\n`)
      resolve(error)
    })
  })
  if (code === 0) return
  console.error(logTail(logFile))
  throw new Trouble(typeof remedy === 'string' ? remedy : remedy(fs.readFileSync(logFile, 'utf8')))
}

/**
 * The command line that runs a TypeScript file of the project and ends with us.
 * @param {string} file from the root
 * @param {...string} args
 */
export const typescript = (file, ...args) => [
  process.execPath,
  '--import',
  'tsx',
  path.join(ROOT, file),
  ...args,
]
