/**
 * npm run demo [-- --fresh] [-- --no-open]
 *
 * Everything on this machine and nothing else: a local Telegram, the three bots, Postgres and Redis.
 * `--fresh` forgets what earlier demos left; `--no-open` leaves the browser alone.
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain } = await import('./dev/trouble.mjs')
const { demo } = await import('./dev/demo.mjs')
const args = process.argv.slice(2)
await runMain(() => demo({ isFresh: args.includes('--fresh'), opensBrowser: !args.includes('--no-open') }))
