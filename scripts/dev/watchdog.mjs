import { spawn } from 'node:child_process'
import fs from 'node:fs'

/**
 * A server that outlives a `kill -9` of its starter is litter. So a shell stands between them: it holds
 * the read end of our pipe, and when the pipe closes (because we said so, or because we are dead) it
 * interrupts the server. Both servers we run this way take SIGINT as "finish cleanly, now".
 */
const UNTIL_THE_PIPE_CLOSES = `
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null & watcher=$!
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"`

/**
 * Starts a server that ends with this process, however this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, logFile: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number }} options
 *   logFile is opened here, so the server's user need not be able to open it
 * @returns {{ exited: Promise<number | null>, hasExited: () => boolean, stop: () => Promise<void> }}
 */
export function startWatched(command, args, { cwd, logFile, env = process.env, uid, gid }) {
  const log = fs.openSync(logFile, 'a', 0o600)
  const shell = spawn('/bin/sh', ['-c', UNTIL_THE_PIPE_CLOSES, 'watchdog', command, ...args], {
    cwd,
    env,
    uid,
    gid,
    detached: true,
    stdio: ['pipe', log, log],
  })
  fs.closeSync(log)
  let isOver = false
  /** @type {Promise<number | null>} */
  const exited = new Promise(resolve => {
    const settle = (/** @type {number | null} */ code) => {
      isOver = true
      resolve(code)
    }
    shell.once('exit', settle)
    shell.once('error', () => settle(null))
  })
  shell.stdin?.on('error', () => {})
  return {
    exited,
    hasExited: () => isOver,
    stop: async () => {
      shell.stdin?.end()
      await exited
    },
  }
}
