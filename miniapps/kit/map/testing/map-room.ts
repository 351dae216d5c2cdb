import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'

type Look = {
  readonly width?: number
  readonly height?: number
  readonly reducedMotion?: 'reduce'
}

/** The built pages with the demo town's map on a local server, and a browser to look at them. */
export type MapRoom = {
  readonly url: string
  /** A page of its own; `query` without the question mark. */
  page(query: string, look?: Look): Promise<Page>
  /** Requests that left this machine, and errors on any page, so far. */
  readonly strayed: string[]
  readonly troubles: string[]
  close(): Promise<void>
}

/** `buildTown` writes the demo town into a folder; `flags`: for the browser, besides the usual ones. */
export const openMapRoom = async (
  buildTown: (folder: string) => unknown,
  flags: readonly string[] = [],
): Promise<MapRoom> => {
  const folder = mkdtempSync(join(tmpdir(), 'map-room-'))
  const [town, files, outDir] = [join(folder, 'town'), join(folder, 'files'), join(folder, 'built')]
  buildTown(town)
  mkdirSync(files)
  for (const file of ['town.pmtiles', 'graph.json']) copyFileSync(join(town, file), join(files, file))
  const shared = { configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' as const }
  await build({ ...shared, publicDir: files, build: { outDir } })
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '')
  if (!url) throw new Error('the pages of the map are not served')
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...flags],
  })
  const [strayed, troubles]: [string[], string[]] = [[], []]
  return {
    url,
    strayed,
    troubles,
    page: async (query, { width = 900, height = 640, reducedMotion } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height },
        ...(reducedMotion ? { reducedMotion } : {}),
      })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', error => troubles.push(error.message))
      page.on('request', request => {
        const asked = new URL(request.url())
        if (asked.protocol.startsWith('http') && asked.origin !== url) strayed.push(request.url())
      })
      await page.goto(`${url}/?${query}`)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the map stands and its ground is drawn. */
export const mapStands = async (page: Page): Promise<void> => {
  await page.locator('.town-map[data-phase=shown]').waitFor()
}
