import fs from 'node:fs'
import path from 'node:path'
import { obtainChromium } from './chromium.mjs'
import { openGround, openServers } from './ground.mjs'
import { watchNpm } from './parent.mjs'
import { dataDir, inRoot } from './paths.mjs'
import { startLeashed } from './run-tool.mjs'
import { buildSandboxClient, hasSandboxClient } from './sandbox-client.mjs'
import { setUp } from './setup.mjs'
import { step } from './steps.mjs'
import { mended, slips, summarise } from './test-report.mjs'

/** One for each run: two may go on side by side. */
const REPORT = path.join(dataDir('test'), `report-${process.pid}.json`)

/**
 * Runs the tests from whatever state the machine is in; the last line says how many passed and failed.
 * @param {string[]} args handed to vitest: files, folders, `-t name`
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
  watchNpm(() => process.exit(130))
  await setUp()
  if (wantsBrowser(args)) {
    process.env.CHROME_BIN = await step('Chromium', async tell => {
      const file = await obtainChromium(tell)
      tell(file)
      return file
    })
    if (hasSandboxClient())
      await step('Telegram page', async tell => tell((await buildSandboxClient()) ? 'built' : 'up to date'))
  }
  // vitest stands on the same ground by itself; here a trouble with it can still end in a sentence
  const ground = await openGround({ name: 'test', isDisposable: true })
  try {
    await openServers(ground)
    return await runAndCount(args)
  } finally {
    await ground.leave()
  }
}

/** @param {string[]} args */
async function runAndCount(args) {
  fs.mkdirSync(path.dirname(REPORT), { recursive: true })
  const { report, code } = await runOnce(args)
  const { line, isGood } = summarise(report, code)
  console.log(`\n${line}`)
  return isGood ? 0 : 1
}

/**
 * On a CI machine, which others use too, a file that failed is run once more as a whole and alone: a test of its own
 * would meet what the first run left behind. What fails then has failed; what does not is named. At home the first counts.
 * @param {string[]} args
 */
async function runOnce(args) {
  const code = await vitest(args)
  const report = readReport()
  const failed = process.env.CI ? slips(report) : []
  if (!report || !failed.length) return { report, code }
  console.log(`\nOnce more, alone: ${failed.map(file => path.relative(inRoot('.'), file)).join(', ')}`)
  const codeAlone = await vitest(failed)
  return { report: mended(report, readReport()), code: codeAlone }
}

/**
 * Only the journeys in tests/ drive a browser; whoever names other files should not wait for one.
 * @param {string[]} args
 */
const wantsBrowser = args => {
  const named = args.filter(arg => !arg.startsWith('-') && fs.existsSync(inRoot(arg)))
  return fs.existsSync(inRoot('tests')) && (!named.length || named.some(file => /^(\.\/)?tests\b/.test(file)))
}

/** @param {string[]} args @returns {Promise<number>} its exit code; a signal counts as 1 */
function vitest(args) {
  const whole = inRoot('scripts/dev/whole-report.mjs')
  const reporters = ['--reporter=default', `--reporter=${whole}`, `--outputFile.json=${REPORT}`]
  const child = startLeashed(
    [process.execPath, inRoot('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args],
    { stdout: 'inherit' },
  )
  return new Promise(resolve => child.once('exit', status => resolve(status ?? 1)))
}

function readReport() {
  try {
    return JSON.parse(fs.readFileSync(REPORT, 'utf8'))
  } catch {
    return null
  } finally {
    fs.rmSync(REPORT, { force: true })
  }
}
