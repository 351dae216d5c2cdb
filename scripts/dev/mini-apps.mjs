import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { whenChanged } from './freshness.mjs'
import { withLock } from './lock.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

export const MINIAPPS = 'dist/miniapps'
const IS_TEXT = /\.(js|mjs|css|svg|json)$/

/** The mini apps of this tree: the folders of `miniapps` that have a page. */
const appsHere = () =>
  fs.existsSync(inRoot('miniapps'))
    ? fs.readdirSync(inRoot('miniapps')).filter(name => fs.existsSync(inRoot(`miniapps/${name}/index.html`)))
    : []

/**
 * Builds the mini apps whose sources have changed since the last time.
 * @param {(note: string) => void} [tell] hears which one is being built
 * @returns {Promise<boolean>} whether any had to be
 */
export async function buildMiniApps(tell = () => {}) {
  return await withLock(path.join(dataDir('.'), 'mini-apps.lock'), async () => {
    let isAnyBuilt = false
    for (const app of appsHere()) isAnyBuilt = (await buildOne(app, tell)) || isAnyBuilt
    return isAnyBuilt
  })
}

/** @param {string} app @param {(note: string) => void} tell */
async function buildOne(app, tell) {
  const inputs = [
    `miniapps/${app}`,
    ...['miniapps/kit', 'miniapps/build', 'miniapps/vite.config.ts'],
    ...['server/contracts', 'locales', 'package-lock.json'],
  ]
  const result = `${MINIAPPS}/${app}/index.html`
  return await whenChanged({ note: `.data/notes/mini-app-${app}`, inputs, result }, async () => {
    tell(`building ${app}`)
    const vite = [process.execPath, inRoot('node_modules/vite/bin/vite.js'), 'build']
    await runTool([...vite, '--config', inRoot('miniapps/vite.config.ts'), '--mode', app], {
      logFile: path.join(dataDir('.'), `logs/mini-app-${app}.log`),
      env: { ...process.env, NODE_ENV: 'production' },
      remedy: `The mini app "${app}" could not be built: put right what is said above in miniapps/${app}.`,
    })
    await compress(inRoot(`${MINIAPPS}/${app}/assets`))
  })
}

/** Leaves a small copy beside each file, so that no server has to make one for each visitor. @param {string} folder */
async function compress(folder) {
  const files = fs.readdirSync(folder).filter(name => IS_TEXT.test(name))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  for (const name of files) {
    const file = path.join(folder, name)
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    fs.writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
  }
}
