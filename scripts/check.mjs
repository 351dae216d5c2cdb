/**
 * npm run check
 *
 * Everything that can be said of the source without running it: format, lint, types, rooms, unused things,
 * schema. Every finding fails. The last line is "N passed, N failed".
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain } = await import('./dev/trouble.mjs')
const { check } = await import('./dev/check.mjs')
await runMain(() => check(), { lastWords: '0 passed, 1 failed' })
