import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const built = (path: string): string => fileURLToPath(new URL(`../../dist/miniapps/${path}`, import.meta.url))

test('the driver’s phone keeps the page and all of its files, none of which is missing, and no map', () => {
  const worker = readFileSync(built('driver/sw.js'), 'utf8')
  const files = JSON.parse(/JSON\.parse\('([^']*)'\)/.exec(worker)?.[1] ?? '[]') as string[]
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) expect(existsSync(built(file.replace('/apps/', ''))), file).toBe(true)
  expect(files.filter(file => /maplibre|open-map/.test(file))).toEqual([])
  const page = readFileSync(built('driver/index.html'), 'utf8')
  for (const [file] of page.matchAll(/\/apps\/driver\/assets\/[\w.-]+/g)) expect(files).toContain(file)
  expect(worker).toMatch(/'gora-driver:[0-9a-f]{16}'/)
  expect(existsSync(built('shop/sw.js'))).toBe(false)
})
