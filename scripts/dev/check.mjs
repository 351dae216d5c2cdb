import { inRoot } from './paths.mjs'
import { startLeashed } from './run-tool.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'

/** @param {string} name @param {string} script of a package @param {...string} args */
const tool = (name, script, ...args) => ({
  name,
  command: [process.execPath, inRoot('node_modules', script), ...args],
})

const CHECKS = [
  tool(
    'Format and lint (biome)',
    '@biomejs/biome/bin/biome',
    'check',
    '--error-on-warnings',
    '--max-diagnostics=50',
  ),
  tool('Types', 'typescript/bin/tsc', '--pretty', 'false', '-p', inRoot()),
  tool(
    'Types of the domain, with no machine underneath',
    'typescript/bin/tsc',
    '-p',
    inRoot('server/domain'),
  ),
  { name: 'Rooms and their guard', command: [process.execPath, inRoot('scripts/rooms/run.mjs')] },
  tool('Unused files, exports and packages (knip)', 'knip/bin/knip.js', '--no-progress'),
  tool('Prisma schema', 'prisma/build/index.js', 'validate'),
]

/**
 * Runs all checks, also after one has failed.
 * @returns {Promise<number>} the exit code
 */
export async function check() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
  await setUp()
  /** @type {string[]} */
  const failed = []
  for (const { name, command } of CHECKS) {
    try {
      await step(name, () => lookFor(command))
    } catch (error) {
      if (!(error instanceof Findings)) throw error
      failed.push(name)
      console.log(`\n${error.message.trim()}\n`)
    }
  }
  if (failed.length) console.log(`\nTo be put right: ${failed.join('; ')}.`)
  console.log(`\n${CHECKS.length - failed.length} passed, ${failed.length} failed`)
  return failed.length ? 1 : 0
}

class Findings extends Error {}

/** @param {string[]} command */
async function lookFor(command) {
  const { code, output } = await run(command)
  if (code !== 0) throw new Findings(output)
}

/** @param {string[]} command @returns {Promise<{ code: number | null, output: string }>} */
function run(command) {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', FORCE_COLOR: '0' }
  const child = startLeashed(command, { env, stdout: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => {
      output += chunk
    })
  return new Promise(resolve => child.once('close', code => resolve({ code, output })))
}
