import { JsonReporter } from 'vitest/node'

/** Vitest's JSON report and, what it leaves out, how much went wrong outside any test (`numUnhandledErrors`). */
export default class WholeReport extends JsonReporter {
  #unhandled = 0

  /**
   * @override
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  async onTestRunEnd(modules, unhandled = []) {
    this.#unhandled = unhandled.length
    await super.onTestRunEnd(modules)
  }

  /**
   * @override
   * @param {string} report
   */
  async writeReport(report) {
    const whole = { ...JSON.parse(report), numUnhandledErrors: this.#unhandled }
    await super.writeReport(JSON.stringify(whole))
  }
}
