import fs from 'node:fs'
import path from 'node:path'
import { whenChanged } from './freshness.mjs'
import { withLock } from './lock.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

export const SANDBOX_CLIENT = 'dist/sandbox-client'

/** Does this tree have the browser client at all? (An image for production does not.) */
export const hasSandboxClient = () => fs.existsSync(inRoot('sandbox/client/vite.config.ts'))

/**
 * Builds the sandbox's page when its sources have changed since the last time.
 * @returns {Promise<boolean>} whether it had to
 */
export async function buildSandboxClient() {
  const inputs = ['sandbox/client', 'sandbox/api/contract', 'sandbox/api/contract.ts', 'package-lock.json']
  const note = '.data/notes/sandbox-client'
  return await withLock(path.join(dataDir('.'), 'sandbox-client.lock'), () =>
    whenChanged({ note, inputs, result: `${SANDBOX_CLIENT}/index.html` }, () =>
      runTool(
        [
          process.execPath,
          inRoot('node_modules/vite/bin/vite.js'),
          'build',
          '--config',
          inRoot('sandbox/client/vite.config.ts'),
        ],
        {
          logFile: path.join(dataDir('.'), 'logs/sandbox-client.log'),
          env: { ...process.env, NODE_ENV: 'production' },
          remedy: 'The sandbox page could not be built: put right what is said above in sandbox/client.',
        },
      ),
    ),
  )
}
