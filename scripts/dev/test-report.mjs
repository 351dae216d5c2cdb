/** So many files may slip on a busy machine; of more it is not the machine's fault. */
const MOST_SLIPS = 3

/**
 * The files in which something failed, when they are few enough to be run once more and nothing failed outside them.
 * @param {Report | null} report
 * @returns {string[]} absolute paths; empty when nothing failed, or too much
 */
export function slips(report) {
  const failed = (report?.testResults ?? []).filter(({ status }) => status === 'failed')
  return failed.length > MOST_SLIPS || report?.numUnhandledErrors ? [] : failed.map(({ name }) => name)
}

/**
 * The first report with the second in the place of what both are about.
 * @param {Report} first @param {Report | null} second of some of its files; null counts as none
 * @returns {Report}
 */
export function mended(first, second) {
  if (!second) return first
  const again = new Set(second.testResults.map(({ name }) => name))
  const testResults = [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults]
  const tests = testResults.flatMap(file => file.assertionResults)
  /** @param {string[]} words */
  const count = words => tests.filter(({ status }) => words.includes(status)).length
  return {
    testResults,
    numPassedTests: count(['passed']),
    numFailedTests: count(['failed']),
    numPendingTests: count(['pending', 'skipped', 'disabled']),
    numTodoTests: count(['todo']),
    numUnhandledErrors: (first.numUnhandledErrors ?? 0) + (second.numUnhandledErrors ?? 0),
  }
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number,
 *   numUnhandledErrors?: number,
 *   testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }} Report
 */

/**
 * One line from vitest's JSON report. A file that could not be loaded, or a trouble outside any test, counts
 * as one failure, so that a broken run can never end in "0 failed".
 * @param {Report | null} report null when vitest wrote none
 * @param {number} exitCode vitest's own
 */
export function summarise(report, exitCode) {
  const passed = report?.numPassedTests ?? 0
  const unloaded = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  const counted = (report?.numFailedTests ?? 0) + unloaded.length + (report?.numUnhandledErrors ?? 0)
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  return { line, isGood: failed === 0 }
}
