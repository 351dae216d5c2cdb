import fs from 'node:fs'
import path from 'node:path'
import { buildMiniApps, MINIAPPS } from './mini-apps.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'

const OUT = inRoot('dist/image')
/** What the program reads from its own folders while it runs. */
const READ_AT_RUN_TIME = ['locales', 'prisma/migrations']
const IS_SOURCE = /\.(ts|tsx|mjs)$|(^|\/)README\.md$/

export async function buildImage() {
  await setUp()
  await step('Compiling', async () => {
    fs.rmSync(OUT, { recursive: true, force: true })
    await runTool(
      [process.execPath, inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot('tsconfig.image.json')],
      {
        logFile: path.join(dataDir('.'), 'logs/compile.log'),
        remedy: 'The product does not compile: put right what the compiler says above.',
      },
    )
  })
  await step('Mini apps', async tell => tell((await buildMiniApps(tell)) ? 'built' : 'up to date'))
  fs.cpSync(inRoot(MINIAPPS), path.join(OUT, 'miniapps'), { recursive: true })
  for (const folder of READ_AT_RUN_TIME)
    fs.cpSync(inRoot(folder), path.join(OUT, folder), {
      recursive: true,
      filter: file => !IS_SOURCE.test(file),
    })
  const { name, version, license, type } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
  fs.writeFileSync(
    path.join(OUT, 'package.json'),
    `${JSON.stringify({ name, version, license, type }, null, 2)}\n`,
  )
}
