import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { firstLoadOf } from './first-load.ts'

const kilobyte = 1024
/** What a phone on a bad line should have to fetch before it shows something: design/LOOK. */
const budgets = [
  ['shop', 35, 5],
  ['driver', 40, 5],
  ['dispatch', 60, 6],
] as const

test.each(budgets)('%s loads at most %i kB of scripts and %i kB of styles first', (app, scripts, styles) => {
  const load = firstLoadOf(fileURLToPath(new URL(`../../dist/miniapps/${app}`, import.meta.url)))
  expect(load.files.filter(file => /maplibre|open-map|pmtiles/i.test(file))).toEqual([])
  expect(load.scriptBytes).toBeGreaterThan(10 * kilobyte)
  expect(load.scriptBytes).toBeLessThanOrEqual(scripts * kilobyte)
  expect(load.styleBytes).toBeLessThanOrEqual(styles * kilobyte)
})
