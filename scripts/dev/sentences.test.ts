import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../server/testing/scratch-folder.ts'
import { npmRemedy } from './install.mjs'
import { nodeComplaint } from './node-version.mjs'
import { mended, slips, summarise } from './test-report.mjs'
import { logTail } from './trouble.mjs'

const run = promisify(execFile)

test.each([
  ['18.20.0', true],
  ['20.18.3', true],
  ['20.19.0', false],
  ['22.1.0', false],
  ['24.0.0', false],
])('Node %s is too old: %s', (version, isTooOld) => {
  expect(nodeComplaint(version) !== null).toBe(isTooOld)
})

test.each([
  ['npm error code EAI_AGAIN', /internet connection/],
  ['npm error ENOSPC: no space left', /room/],
  ['npm error code EACCES', /chown/],
  ['npm error Missing: left-pad@1.0.0 from lock file', /npm install/],
  ['Error: spawn npm ENOENT', /npm is missing/],
  ['something new', /run this again/],
])('npm saying "%s" ends in one sentence with its remedy', (log, remedy) => {
  expect(npmRemedy(log)).toMatch(remedy)
  expect(npmRemedy(log)).not.toContain('\n')
})

/** What a person sees when a command's main function throws. */
async function ends(thrown: string): Promise<{ code: number; stderr: string; stdout: string }> {
  const source = `
    const { runMain, Trouble } = await import(${JSON.stringify(new URL('./trouble.mjs', import.meta.url).href)})
    await runMain(async () => { throw ${thrown} }, { lastWords: '0 passed, 1 failed' })`
  return await run(process.execPath, ['--input-type=module', '-e', source]).catch(error => error)
}

test('a trouble the person can mend is one sentence and exit code 1', async () => {
  const { code, stderr, stdout } = await ends(`new Trouble('Do this.')`)
  expect({ code, stderr, stdout }).toEqual({
    code: 1,
    stderr: '\nDo this.\n',
    stdout: '0 passed, 1 failed\n',
  })
})

test('a trouble of ours shows where it is, and still ends in one sentence', async () => {
  const { code, stderr } = await ends(`new Error('boom')`)
  expect(code).toBe(1)
  expect(stderr).toContain('at ')
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^Something unforeseen happened; .*boom.*\.$/)
})

test('the end of a log is shown without stack frames', async () => {
  const file = path.join(await scratchFolder(), 'a.log')
  await writeFile(file, 'one\ntwo\n    at nowhere (x.js:1:1)\n\nthree\n')
  expect(logTail(file, 2)).toBe('    two\n    three')
})

const test1 = { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }
test.each([
  ['all green', { numPassedTests: 3, numFailedTests: 0, testResults: [test1] }, 0, '3 passed, 0 failed'],
  ['one red', { numPassedTests: 2, numFailedTests: 1, testResults: [test1] }, 1, '2 passed, 1 failed'],
  [
    'a file that does not load',
    {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }],
    },
    1,
    '2 passed, 1 failed',
  ],
  [
    'trouble outside any test',
    { numPassedTests: 2, numFailedTests: 0, testResults: [test1] },
    1,
    '2 passed, 1 failed',
  ],
  ['no report at all', null, 1, '0 passed, 1 failed'],
  [
    'skipped ones are told',
    { numPassedTests: 1, numFailedTests: 0, numPendingTests: 2, testResults: [test1] },
    0,
    '1 passed, 0 failed, 2 skipped',
  ],
])('the last line for %s', (_, report, exitCode, line) => {
  expect(summarise(report, exitCode)).toEqual({ line, isGood: line.includes(' 0 failed') })
})

const fileOf = (name: string, ...outcomes: readonly string[]) => ({
  name,
  status: outcomes.includes('failed') ? 'failed' : 'passed',
  assertionResults: outcomes.map(status => ({ status })),
})
const reportOf = (...testResults: readonly ReturnType<typeof fileOf>[]) =>
  mended(
    { numPassedTests: 0, numFailedTests: 0, testResults: [...testResults] },
    { numPassedTests: 0, numFailedTests: 0, testResults: [] },
  )

test('a file that failed may be run once more, and what it says then takes the place of what it said', () => {
  const first = reportOf(
    fileOf('a', 'passed', 'failed', 'failed'),
    fileOf('b', 'passed', 'skipped'),
    fileOf('c', 'passed'),
  )
  expect(slips(first)).toEqual(['a'])
  const good = mended(first, reportOf(fileOf('a', 'passed', 'passed', 'passed')))
  expect(summarise(good, 0)).toEqual({ line: '5 passed, 0 failed, 1 skipped', isGood: true })
  const bad = mended(first, reportOf(fileOf('a', 'passed', 'failed', 'passed')))
  expect(summarise(bad, 1)).toEqual({ line: '4 passed, 1 failed, 1 skipped', isGood: false })
})

test('where many files failed, or anything outside them, none is run again', () => {
  const many = reportOf(...['a', 'b', 'c', 'd'].map(name => fileOf(name, 'failed')))
  expect(slips(many)).toEqual([])
  const outside = { ...reportOf(fileOf('a', 'failed')), numUnhandledErrors: 1 }
  expect(slips(outside)).toEqual([])
  expect(summarise(mended(outside, reportOf(fileOf('a', 'passed'))), 0).isGood).toBe(false)
  expect(slips(null)).toEqual([])
})

test('the entry scripts need no package and no new syntax before the Node version is known', async () => {
  for (const name of ['demo', 'test', 'check', 'migration']) {
    const text = await readFile(new URL(`../${name}.mjs`, import.meta.url), 'utf8')
    const imports = [...text.matchAll(/^import .* from '(.*)'$/gm)].map(([, from]) => from)
    expect(imports).toEqual(['./dev/node-version.mjs'])
  }
})
