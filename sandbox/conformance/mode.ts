import type { ConformanceMode } from './conformance.ts'

/** SANDBOX_CONFORMANCE says how strict to be; tests are started with "throw". */
export function conformanceMode(): ConformanceMode {
  const wanted = process.env.SANDBOX_CONFORMANCE
  return wanted === 'off' || wanted === 'throw' ? wanted : 'warn'
}
