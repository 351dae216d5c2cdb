// What CI runs on a bare machine with Node and npm: the checks, then the tests, each with its own last line.
// The very last line adds them up: "N passed, N failed".
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Runs one npm script, shows all it says, and reads the counts in its last line.
 * @param {string} script
 * @returns {Promise<{ passed: number, failed: number }>}
 */
function run(script) {
  return new Promise(resolve => {
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CI: '1' },
    })
    let tail = ''
    child.stdout.on('data', chunk => {
      process.stdout.write(chunk)
      tail = (tail + chunk).slice(-2000)
    })
    child.once('error', error => {
      console.error(error.message)
      resolve({ passed: 0, failed: 1 })
    })
    child.once('close', code => {
      const [, passed = 0, failed = 0] = /(\d+) passed, (\d+) failed[^\n]*\s*$/.exec(tail) ?? []
      resolve({ passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) })
    })
  })
}

const totals = { passed: 0, failed: 0 }
for (const script of ['check', 'test']) {
  const { passed, failed } = await run(script)
  totals.passed += passed
  totals.failed += failed
}
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed ? 1 : 0)
