import { defineConfig } from 'vitest/config'

const SLOW_MACHINE_MS = 20_000

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: SLOW_MACHINE_MS,
    hookTimeout: 3 * SLOW_MACHINE_MS,
    globalSetup: ['scripts/dev/vitest-ground.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{server,bots,sandbox,scripts,prisma}/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/**/*.test.ts'],
          maxWorkers: 1,
          testTimeout: 6 * SLOW_MACHINE_MS,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
