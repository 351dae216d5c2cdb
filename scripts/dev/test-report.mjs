/**
 * One line from vitest's JSON report. A file that could not be loaded, or a trouble outside any test, counts
 * as one failure, so that a broken run can never end in "0 failed".
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | null} report null when vitest wrote none
 * @param {number} exitCode vitest's own
 */
export function summarise(report, exitCode) {
  const passed = report?.numPassedTests ?? 0
  const unloaded = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  const counted = (report?.numFailedTests ?? 0) + unloaded.length
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  return { line, isGood: failed === 0 }
}
