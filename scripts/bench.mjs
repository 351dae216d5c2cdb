/**
 * npm run bench -- <orders|updates|sandbox|routing|board|live> [options]
 *
 * Measures on Postgres and Redis of its own (or yours by DATABASE_URL, REDIS_URL) and prints ratios taken in one run.
 * The sandbox, the routing and the board need neither.
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain, Trouble } = await import('./dev/trouble.mjs')
const { openGround } = await import('./dev/ground.mjs')
const { setUp } = await import('./dev/setup.mjs')
const { typescript } = await import('./dev/run-tool.mjs')
const { spawn } = await import('node:child_process')

const benches = ['orders', 'updates', 'sandbox', 'routing', 'board', 'live']

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2)
  if (!name || !benches.includes(name))
    throw new Trouble(`Name a bench: npm run bench -- ${benches.join(' | ')}.`)
  await setUp()
  if (['sandbox', 'routing', 'board'].includes(name)) return await run(name, args, {})
  // Durable as in production: a floor on a database that does not wait for its disk would flatter both sides.
  const ground = await openGround({ name: 'bench', isDisposable: false })
  try {
    const [postgres, redis] = [await ground.postgres(), await ground.redis()]
    return await run(name, args, { DATABASE_URL: postgres.url, REDIS_URL: redis.url })
  } finally {
    await ground.leave()
  }
})

/** @param {string} name @param {string[]} args @param {Record<string, string>} servers @returns {Promise<number>} */
function run(name, args, servers) {
  const { command, args: before } = toCommand(typescript(`scripts/bench/${name}.ts`, ...args))
  const child = spawn(command, before, { stdio: 'inherit', env: { ...process.env, ...servers } })
  return new Promise(resolve => child.once('exit', code => resolve(code ?? 1)))
}

/** @param {string[] | { command: string, args: string[] }} tool */
function toCommand(tool) {
  if (!Array.isArray(tool)) return tool
  const [command = process.execPath, ...args] = tool
  return { command, args }
}
