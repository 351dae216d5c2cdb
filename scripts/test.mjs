/**
 * npm test [-- files or vitest options]
 *
 * Runs every test on a machine that has nothing but Node and npm. The last line is "N passed, N failed".
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain } = await import('./dev/trouble.mjs')
const { test } = await import('./dev/test.mjs')
await runMain(() => test(process.argv.slice(2)), { lastWords: '0 passed, 1 failed' })
