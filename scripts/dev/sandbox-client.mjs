import fs from 'node:fs'
import path from 'node:path'
import { whenChanged } from './freshness.mjs'
import { withLock } from './lock.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

export const SANDBOX_CLIENT = 'dist/sandbox-client'

/** Does this tree have the browser client at all? (An image for production does not.) */
export const hasSandboxClient = () => fs.existsSync(inRoot('sandbox/client/vite.config.ts'))

/** Everything that is built for the sandbox, by the name of its note, with what it is made of and the page it leaves. */
const PAGES = {
  'sandbox-client': {
    folder: 'sandbox/client',
    inputs: ['sandbox/api/contract', 'sandbox/api/contract.ts'],
    result: `${SANDBOX_CLIENT}/index.html`,
  },
  // main.ts looks for it there
  'sandbox-playground': {
    folder: 'sandbox/playground/app',
    inputs: [],
    result: 'dist/sandbox-playground/index.html',
  },
}

/**
 * Builds the sandbox's pages whose sources have changed since the last time: the client, and the mini app of the
 * playground.
 * @returns {Promise<boolean>} whether it had to
 */
export async function buildSandboxClient() {
  return await withLock(path.join(dataDir('.'), 'sandbox-client.lock'), async () => {
    let isAnyBuilt = false
    for (const [name, page] of Object.entries(PAGES)) isAnyBuilt = (await buildPage(name, page)) || isAnyBuilt
    return isAnyBuilt
  })
}

/** @param {string} name @param {{ folder: string, inputs: string[], result: string }} page */
async function buildPage(name, { folder, inputs, result }) {
  return await whenChanged(
    { note: `.data/notes/${name}`, inputs: [folder, ...inputs, 'package-lock.json'], result },
    () =>
      runTool(
        [
          process.execPath,
          inRoot('node_modules/vite/bin/vite.js'),
          'build',
          '--config',
          inRoot(`${folder}/vite.config.ts`),
        ],
        {
          logFile: path.join(dataDir('.'), `logs/${name}.log`),
          env: { ...process.env, NODE_ENV: 'production' },
          remedy: `A page of the sandbox could not be built: put right what is said above in ${folder}.`,
        },
      ),
  )
}
