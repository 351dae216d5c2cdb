/**
 * Progress on the terminal: a spinner where somebody is looking, plain lines where a file is.
 * Every step tells how long it took.
 */
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
/** A plain log hears from a long step this often, so nobody takes it for dead. */
const STILL_AT_IT_MS = 20_000

const isLive = () =>
  Boolean(process.stdout.isTTY) && process.env.CI === undefined && process.env.TERM !== 'dumb'
/** @param {number} since from performance.now() */
const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs one step and shows it.
 * @template T
 * @param {string} title what is being done, as a person would say it
 * @param {(tell: (note: string) => void) => Promise<T>} work `tell` adds a short note to the finished line
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now()
  let note = ''
  const line = () => `${title}${note ? ` · ${note}` : ''}`
  const stopShowing = isLive() ? spin(line, since) : tick(title, since)
  try {
    const result = await work(text => {
      note = text
    })
    stopShowing()
    console.log(`✓ ${line()} (${seconds(since)})`)
    return result
  } catch (error) {
    stopShowing()
    console.log(`✗ ${line()} (${seconds(since)})`)
    throw error
  }
}

/** @param {() => string} line @param {number} since */
function spin(line, since) {
  let frame = 0
  const draw = () => {
    frame = (frame + 1) % FRAMES.length
    const width = process.stdout.columns ?? 80
    process.stdout.write(`\r\x1b[2K${`${FRAMES[frame]} ${line()} ${seconds(since)}`.slice(0, width - 1)}`)
  }
  draw()
  const timer = setInterval(draw, 100)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[2K')
  }
}

/** @param {string} title @param {number} since */
function tick(title, since) {
  const timer = setInterval(() => console.log(`… ${title}, ${seconds(since)} so far`), STILL_AT_IT_MS)
  return () => clearInterval(timer)
}
