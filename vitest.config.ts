import { defineConfig, type UserWorkspaceConfig } from 'vitest/config'

const SLOW_MACHINE_MS = 20_000
// a worker ends with the run, also when the run is killed in the middle of a test
const leash = new URL('./scripts/dev/leash.mjs', import.meta.url).href
/** Rooms whose modules keep nothing from one test to the next. */
const shareable = '{server/{domain,services,db,adapters,api,contracts},locales}/**/*.test.ts'
const shared = {
  pool: 'forks',
  execArgv: ['--import', leash],
  hookTimeout: 3 * SLOW_MACHINE_MS,
  // between browser, server and bots a second is not long
  expect: { poll: { timeout: SLOW_MACHINE_MS / 2 } },
  // what the local Telegram says and an independent description of the Bot API does not know fails the test
  env: { SANDBOX_CONFORMANCE: 'throw' },
} satisfies UserWorkspaceConfig['test']

export default defineConfig({
  test: {
    // here and not in the projects, so that it runs once for all of them
    globalSetup: ['scripts/dev/vitest-ground.mjs'],
    // the last run waits until the servers are down
    teardownTimeout: 3 * SLOW_MACHINE_MS,
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          include: ['{server,bots,miniapps,sandbox,locales,scripts,prisma}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', shareable],
          testTimeout: SLOW_MACHINE_MS,
          // more than cores, for most of them wait: for a browser, a timer, an answer
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // files that may share a process: to begin one and load all of it anew took a third of their time
        test: {
          ...shared,
          name: 'server',
          include: [shareable],
          testTimeout: SLOW_MACHINE_MS,
          isolate: false,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // a journey has a whole town and a browser to itself: one at a time, after everything else
        test: {
          ...shared,
          name: 'journeys',
          globalSetup: ['scripts/dev/journey-ground.mjs'],
          include: ['tests/**/*.test.ts'],
          testTimeout: 6 * SLOW_MACHINE_MS,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
