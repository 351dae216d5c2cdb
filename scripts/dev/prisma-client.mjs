import path from 'node:path'
import { whenChanged } from './freshness.mjs'
import { withLock } from './lock.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

const INPUTS = ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']

/**
 * Generates the Prisma client when the schema has changed since the last time.
 * @returns {Promise<boolean>} whether it had to
 */
export async function generatePrismaClient() {
  return await withLock(path.join(dataDir('.'), 'generate.lock'), () =>
    whenChanged(
      { note: 'prisma/client/.generated-from', inputs: INPUTS, result: 'prisma/client/client.ts' },
      () =>
        runTool([process.execPath, inRoot('node_modules/prisma/build/index.js'), 'generate'], {
          logFile: path.join(dataDir('.'), 'logs/prisma-generate.log'),
          env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
          remedy: 'The Prisma client could not be generated: put right what is said above in prisma/schema.',
        }),
    ),
  )
}
