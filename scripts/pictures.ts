import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core'
import sharp from 'sharp'

/**
 * Takes the pictures of the mini apps for docs/pictures from a running demo, one sheet per app:
 * `node --import tsx scripts/pictures.ts http://127.0.0.1:8080`. The demo's people order, accept and deliver for it.
 */
const demo = process.argv[2] ?? 'http://127.0.0.1:8080'
const folder = join(import.meta.dirname, '../docs/pictures')
const gap = 24
const composited = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']

type Look = { readonly width: number; readonly height: number; readonly isDark: boolean }
type Seat = {
  readonly page: Page
  readonly app: FrameLocator
  main(): Promise<void>
  picture(): Promise<Buffer>
}

/** Somebody's Telegram with an app in it, opened by its link as from a chat. */
const sit = async (
  browser: Browser,
  person: number,
  bot: string,
  path: string,
  look: Look,
): Promise<Seat> => {
  const { width, height, isDark } = look
  const context = await browser.newContext({
    viewport: { width, height: height + 170 },
    colorScheme: isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const said = await fetch(`${demo}/sandbox/api/chats/${encodeURIComponent(`@${bot}`)}/text`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: person, text: `https://t.me/${path}` }),
  })
  if (!said.ok) throw new Error(`the link could not be said: ${await said.text()}`)
  const { messageId } = (await said.json()) as { messageId: number }
  await page.goto(`${demo}/?windows=${person}@${bot}`)
  await page.locator(`[data-message="${messageId}"] a`).last().click()
  const app = page.frameLocator('.app-page iframe')
  await app.locator('main').first().waitFor()
  const settle = () => page.waitForTimeout(2500)
  return {
    page,
    app,
    main: async () => {
      await page.locator('.app-bar button').last().click()
      await settle()
    },
    picture: async () => {
      await settle()
      return page.locator('.app-sheet').screenshot()
    },
  }
}

/** Pictures side by side, on nothing. */
const sheet = async (name: string, pictures: readonly Buffer[]): Promise<void> => {
  const sizes = await Promise.all(pictures.map(one => sharp(one).metadata()))
  const width = Math.max(...sizes.map(size => size.width))
  const height = Math.max(...sizes.map(size => size.height))
  await sharp({
    create: {
      width: pictures.length * (width + gap) - gap,
      height,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    },
  })
    .composite(
      pictures.map((input, at) => ({
        input,
        left: at * (width + gap),
        top: 0,
      })),
    )
    .webp({ quality: 82 })
    .toFile(join(folder, `${name}.webp`))
  console.log(`docs/pictures/${name}.webp`)
}

const phone = { width: 390, height: 780 }
const narrow = { width: 320, height: 780 }
const people = { customers: [70000001, 70000002, 70000003], dispatcher: 70000011, driver: 70000021 } as const
const shopPath = 'GoraFoodBot?startapp='

/** What a customer goes through, from the menu to the order on its way; the address is typed. */
const shopping = async (browser: Browser, person: number, look: Look): Promise<Buffer[]> => {
  const seat = await sit(browser, person, 'GoraFoodBot', shopPath, look)
  const { app, picture, main } = seat
  await app.locator('.tile').first().waitFor()
  await app.locator('.tile').nth(2).locator('.tile-plus').click()
  const pictures = [await picture()]
  await app.locator('.tile-open').nth(1).click()
  pictures.push(await picture())
  await main()
  await main()
  await main()
  const field = app.locator('.address-search input')
  if (await field.isVisible()) {
    await field.fill('rivera 2000')
    await app.locator('.address-found button').first().click()
    await app.locator('.notice.good').waitFor()
    pictures.push(await picture())
    await main()
  }
  pictures.push(await picture())
  await main()
  await app.locator('.steps').waitFor()
  pictures.push(await picture())
  await seat.page.context().close()
  return pictures
}

const board = async (browser: Browser, isDark: boolean): Promise<Buffer> => {
  const look = { width: 1280, height: 720, isDark }
  const seat = await sit(browser, people.dispatcher, 'GoraCrewBot', 'GoraCrewBot/board', look)
  const wide = seat.app.getByRole('button', { name: 'Full screen' })
  await wide.click().catch(() => {})
  await seat.app.locator('.town-map[data-phase=shown]').waitFor()
  await seat.page.waitForTimeout(2500)
  const picture = await seat.page.screenshot()
  await seat.page.context().close()
  return picture
}

const driving = async (browser: Browser, look: Look): Promise<Buffer[]> => {
  const seat = await sit(browser, people.driver, 'GoraCrewBot', 'GoraCrewBot/driver', look)
  const pictures = [await seat.picture()]
  if (await seat.page.locator('.app-bar button').count()) {
    await seat.main()
    pictures.push(await seat.picture())
  }
  await seat.page.context().close()
  return pictures
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', ...composited],
})
try {
  const [emma, aleksey, lucia] = people.customers
  await sheet('shop', await shopping(browser, emma, { ...phone, isDark: false }))
  await sheet('shop-dark', await shopping(browser, aleksey, { ...phone, isDark: true }))
  await sheet('shop-narrow', await shopping(browser, lucia, { ...narrow, isDark: false }))
  for (const isDark of [false, true]) {
    const dark = isDark ? '-dark' : ''
    await sheet(`board${dark}`, [await board(browser, isDark)])
    await sheet(`driver${dark}`, await driving(browser, { ...phone, isDark }))
  }
} finally {
  await browser.close()
}
