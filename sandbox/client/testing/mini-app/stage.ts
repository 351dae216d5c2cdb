import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core'
import { type Sandbox, startSandbox } from '../../../start.ts'
import { crewToken, shopToken } from '../../../testing/bots.ts'
import { builtClient } from '../client-room.ts'
import { smallTown } from '../small-town.ts'
import { buildPage } from './build-page.ts'
import { servePage } from './serve-page.ts'

export const ANN = 1101
export const BOB = 1102
const PATIENCE_MS = 10_000

export type Stage = {
  sandbox: Sandbox
  browser: Browser
  /** Where the app lives: its own origin, as in life. */
  appUrl: string
  /** Another origin that shows the same pages. */
  strangeUrl: string
  stop: () => Promise<void>
}

/** A sandbox with its client, a bot with mini apps, and a browser. The app's pages come from a server of their own. */
export async function startStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-mini-app-'))
  const [pageDir, mapFile] = [join(folder, 'page'), join(folder, 'map.json')]
  writeFileSync(mapFile, JSON.stringify(smallTown()))
  const [app, strange] = await Promise.all([servePage(pageDir, shopToken), servePage(pageDir, crewToken)])
  const users = [
    { id: ANN, firstName: 'Ann', languageCode: 'ru', phone: '+59899000111' },
    { id: BOB, firstName: 'Bob', languageCode: 'en' },
  ]
  const bots = [
    {
      token: shopToken,
      username: 'shop_bot',
      name: 'Shop',
      mainAppUrl: `${app.url}/`,
      inline: 'Search parcels',
      apps: [{ shortName: 'other', title: 'Other', url: `${app.url}/tma.html` }],
    },
    { token: crewToken, username: 'crew_bot', name: 'Crew', mainAppUrl: `${app.url}/tma.html` },
  ]
  const chats = [{ title: 'Desk', ownerId: ANN, memberIds: [BOB], bots: ['crew_bot'] }]
  const sandbox = await startSandbox({ bots, clientDir: builtClient, mapFile, plan: { users, chats } })
  await buildPage(pageDir, sandbox.url)
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  return {
    sandbox,
    browser,
    appUrl: app.url,
    strangeUrl: strange.url,
    stop: async () => {
      await browser.close()
      await sandbox.stop()
      await Promise.all([app.stop(), strange.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Table = { page: Page; ann: Locator; troubles: string[] }

/**
 * A world as it was at the start, and a page of the client with Ann's window on the shop's chat. `troubles` collects
 * what went wrong in the page.
 */
export async function sitDown(
  stage: Stage,
  options: { width?: number; height?: number; search?: string; dark?: boolean; locale?: string } = {},
): Promise<Table> {
  const { width = 700, height = 800, search = `?windows=${ANN}@shop_bot`, dark = false } = options
  await fetch(`${stage.sandbox.url}/sandbox/api/reset`, { method: 'POST' })
  const context = await stage.browser.newContext({
    viewport: { width, height },
    locale: options.locale ?? 'en-US',
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const troubles: string[] = []
  page.on('pageerror', error => troubles.push(error.message))
  await page.goto(`${stage.sandbox.url}/${search}`)
  return { page, ann: page.locator(`[data-user="${ANN}"]`).first(), troubles }
}

/** The page inside the frame, once it has said that it is ready. */
export async function pageOf({ page, ann }: Table): Promise<Frame> {
  await ann.locator('.app-opening').waitFor({ state: 'detached' })
  const frame = await (await ann.locator('.app-page iframe').elementHandle())?.contentFrame()
  if (!frame) throw new Error('the app has no frame')
  await frame.waitForFunction(() => 'sdk' in window || 'tma' in window)
  await page.waitForTimeout(0)
  return frame
}

/** Opens the shop's main app from the head of its chat. */
export async function openMainApp(table: Table): Promise<Frame> {
  await table.ann.getByRole('button', { name: /Open app|Открыть|Abrir app/ }).click()
  return pageOf(table)
}

/** The newest event of this name that the page has heard, once there is one besides those seen `before`. */
export async function heard(frame: Frame, name: string, before = 0): Promise<unknown> {
  const found = await frame.waitForFunction(
    ([wanted, seen]) => window.heard.filter(event => event.name === wanted)[Number(seen)],
    [name, before] as const,
    // A frame that is put aside draws nothing, so its drawing cannot be waited for.
    { polling: 50 },
  )
  return ((await found.jsonValue()) as { data: unknown }).data
}
