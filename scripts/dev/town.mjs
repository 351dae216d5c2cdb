import fs from 'node:fs'
import path from 'node:path'
import { whenChanged } from './freshness.mjs'
import { withLock } from './lock.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool, typescript } from './run-tool.mjs'

const BUILDER = 'scripts/town/build.ts'

/** A file of the demo town. @param {'addresses.json' | 'graph.json' | 'map.json' | 'town.json' | 'town.pmtiles'} name */
export const townFile = name => path.join(dataDir('town'), name)

/** Does this tree know how to build a town? */
export const hasTown = () => fs.existsSync(inRoot(BUILDER))

/**
 * Cuts the demo town out of its npm package when it is not there yet.
 * @returns {Promise<boolean>} whether it had to
 */
export async function buildTown() {
  const inputs = ['scripts/town', 'package-lock.json']
  return await withLock(path.join(dataDir('.'), 'town.lock'), () =>
    whenChanged({ note: '.data/notes/town', inputs, result: '.data/town/map.json' }, () =>
      runTool(typescript(BUILDER), {
        logFile: path.join(dataDir('.'), 'logs/town.log'),
        remedy: 'The demo town could not be built: put right what is said above in scripts/town.',
      }),
    ),
  )
}
