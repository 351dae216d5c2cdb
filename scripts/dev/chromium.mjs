import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { onPath } from './on-path.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'
import { Trouble } from './trouble.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const REMEDY =
  'The browser tests need Chromium: install it (apt-get install chromium, or brew install --cask chromium), or set CHROME_BIN to one, and run this again.'

/**
 * A Chromium that is on this machine already, or ''.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findChromium(env = process.env) {
  if (env.CHROME_BIN) {
    if (isUsable(env.CHROME_BIN)) return env.CHROME_BIN
    throw new Trouble(
      `CHROME_BIN names ${env.CHROME_BIN}, which does not run: point it at a Chromium, or unset it.`,
    )
  }
  const candidates = [...NAMES.map(name => onPath(name, env)), MAC, playwrightsOwn()]
  return candidates.find(file => file && isUsable(file)) ?? ''
}

/**
 * Finds a Chromium, or gets one: from the distribution when we may install, else the one Playwright offers.
 * @param {(note: string) => void} tell
 * @returns {Promise<string>} the path of the program
 */
export async function obtainChromium(tell) {
  const found = findChromium()
  if (found) return found
  return await withLock(path.join(dataDir('.'), 'chromium.lock'), async () => {
    for (const obtain of [fromDistribution, fromPlaywright]) {
      await obtain(tell).catch(error => {
        if (!(error instanceof Trouble)) throw error
      })
      const obtained = findChromium()
      if (obtained) return obtained
    }
    throw new Trouble(REMEDY)
  })
}

/** @param {(note: string) => void} tell */
async function fromDistribution(tell) {
  const aptGet = onPath('apt-get')
  if (process.getuid?.() !== 0 || !aptGet) return
  tell('apt-get install chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (/** @type {string[]} */ args, /** @type {string} */ log) =>
    runTool([aptGet, ...args], { env, logFile: path.join(dataDir('.'), `logs/${log}.log`), remedy: REMEDY })
  await run(['update', '-q'], 'apt-update')
  await run(['install', '-y', '-q', '--no-install-recommends', 'chromium'], 'apt-chromium')
}

/** @param {(note: string) => void} tell */
async function fromPlaywright(tell) {
  tell('downloading the one Playwright offers')
  await runTool([process.execPath, inRoot('node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
    logFile: path.join(dataDir('.'), 'logs/playwright-chromium.log'),
    remedy: REMEDY,
  })
}

/** Where an earlier download lies, if there was one. */
function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return ''
  }
}

/**
 * Some names on PATH are only notes that say what to install, and a download may lack its libraries.
 * @param {string} file
 */
const isUsable = file =>
  fs.existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
