import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'

type Look = {
  readonly width?: number
  readonly height?: number
  /** Another page than the map's own. */
  readonly address?: string
  /** On a device without WebGL. */
  readonly isPoor?: boolean
  /** Origins besides its own that it may ask. */
  readonly mayAsk?: readonly string[]
  /** Prepares the page before it is opened. */
  readonly before?: (page: Page) => Promise<unknown>
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

/** Pages are put together where they are drawn; otherwise each picture of the map is read back, and the page waits for it. */
const composited = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']

const launch = (...flags: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...composited, ...flags],
  })

/** `buildTown` writes the demo town into a folder. */
export const openMapRoom = async (buildTown: (folder: string) => unknown): Promise<MapRoom> => {
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
  const browsers = new Map<boolean, Promise<Browser>>()
  const browserFor = (isPoor: boolean): Promise<Browser> => {
    const running = browsers.get(isPoor) ?? launch(...(isPoor ? ['--disable-3d-apis'] : []))
    browsers.set(isPoor, running)
    return running
  }
  const [strayed, troubles]: [string[], string[]] = [[], []]
  return {
    url,
    strayed,
    troubles,
    page: async (query, { width = 640, height = 480, isPoor = false, mayAsk = [], address, before } = {}) => {
      const context = await (await browserFor(isPoor)).newContext({ viewport: { width, height } })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', error => troubles.push(error.message))
      page.on('request', request => {
        const asked = new URL(request.url())
        if (asked.protocol.startsWith('http') && ![url, ...mayAsk].includes(asked.origin))
          strayed.push(request.url())
      })
      await before?.(page)
      await page.goto(address ?? `${url}/?${query}`)
      return page
    },
    close: async () => {
      for (const browser of browsers.values()) await (await browser).close()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until the map stands and its ground is drawn. */
export const mapStands = async (page: Page): Promise<void> => {
  await page.locator('.town-map[data-phase=shown]').waitFor()
}
