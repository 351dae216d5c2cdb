/**
 * npm run build: writes the product as plain JavaScript into dist/image, the way the Docker image runs it.
 * Beside the compiled code go the things it reads from its own folders: words and migrations.
 */
import { requireNode } from './dev/node-version.mjs'

requireNode()
const { runMain } = await import('./dev/trouble.mjs')
const { buildImage } = await import('./dev/build-image.mjs')
await runMain(() => buildImage())
