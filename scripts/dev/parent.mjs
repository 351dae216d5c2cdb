import { commandOf, parentOf } from './process-look.mjs'

/**
 * npm stands between the person and us, and a shell between npm and us. When npm is killed with -9 nobody
 * tells us; the system only gives the orphan another parent. (A parent that is not npm may well go first on
 * purpose: `nohup node scripts/demo.mjs &`.)
 */
const LOOK_MS = 1000

/**
 * Calls back once when the npm that started us is gone.
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const isShell = /^(\S*\/)?(sh|bash|dash|zsh)\s+-c\b/.test(commandOf(parent))
  const grandparent = isShell ? parentOf(parent) : 0
  const timer = setInterval(() => {
    if (process.ppid === parent && (!grandparent || parentOf(parent) === grandparent)) return
    clearInterval(timer)
    onGone()
  }, LOOK_MS)
  timer.unref()
}
