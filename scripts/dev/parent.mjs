/**
 * npm stands between the person and us. When npm is killed with -9 nobody tells us; the system only gives us
 * another parent. (A parent that is not npm may well go first on purpose: `nohup node scripts/demo.mjs &`.)
 */
const LOOK_MS = 1000

/**
 * Calls back once when the npm that started us is gone.
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, LOOK_MS)
  timer.unref()
}
