import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core'
import { crewBot } from '../../bots/crew/bot.ts'
import { customerBot } from '../../bots/customer/bot.ts'
import { salesBot } from '../../bots/sales/bot.ts'
import { type BotTestHouse, botOf, openBotHouse } from '../../bots/testing/bot-house.ts'
import type { Phone } from '../../bots/testing/phone.ts'
import { smallTown } from '../../sandbox/client/testing/small-town.ts'
import { openRedis } from '../../server/adapters/redis/open-redis.ts'
import { buildApp } from '../../server/api/app.ts'
import { apiSetting } from '../../server/api/testing/api-house.ts'
import type { BotName } from '../../server/services/index.ts'
import { freePort } from './free-port.ts'

const patienceMs = 15_000
/** From one press of the main button to the next. */
const readingMs = 600
/** Pages with a map are put together where they are drawn; otherwise each picture is read back, and the page waits for it. */
const composited = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
const fromHere = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What can be typed: some doors inside the zone of the little town, and one far outside. */
const addresses = [
  ...[100, 200, 300].map((number, at) => ({
    street: 'Calle Beta',
    number: String(number),
    lat: -34.905,
    lng: -56.17 + at * 0.007,
  })),
  { street: 'Ruta Lejana', number: '9', lat: -34.7, lng: -55.9 },
]

type Seat = {
  readonly width?: number
  readonly height?: number
  readonly isDark?: boolean
  readonly locale?: string
  /** What Telegram says it is; otherwise a new one in a browser. */
  readonly client?: { readonly platform: string; readonly version: string }
  /** Where the phone is, and pages may know it. */
  readonly place?: { readonly latitude: number; readonly longitude: number }
}

/** A mini app that stands open in somebody's Telegram. */
export type OpenApp = {
  readonly page: Page
  /** The app's own page inside its frame. */
  readonly app: FrameLocator
  /** Telegram's main button under the frame. */
  pressMain(text: string | RegExp): Promise<void>
  pressBack(): Promise<void>
}

/** Everything that the product is, with its mini apps in a local Telegram, and a browser to look at it. */
export type AppHouse = BotTestHouse & {
  readonly apiUrl: string
  readonly browser: Browser
  /** What went wrong in any page: scripts that failed, and requests to anywhere but this machine. */
  readonly troubles: string[]
  /** Opens an app by its link (`startapp`), as somebody would from a chat. */
  openApp(phone: Phone, link: AppLink, seat?: Seat): Promise<OpenApp>
  /** Cuts every live wire, as a bad line would. */
  cutWires(): void
}

export type AppLink = {
  readonly bot: BotName
  readonly app?: 'driver' | 'board'
  readonly startParam?: string
}

type Front = { close(): Promise<void> }

/**
 * Starts it all; some seconds. The pages come from `dist/`, which the test run has built.
 * @param openFront stands at the first port, where phones ask, in front of the API at the second
 */
export const openAppHouse = async (
  openFront?: (port: number, apiPort: number) => Promise<Front>,
): Promise<AppHouse> => {
  const folder = mkdtempSync(join(tmpdir(), 'gora-apps-'))
  const mapFile = join(folder, 'map.json')
  writeFileSync(mapFile, JSON.stringify(smallTown()))
  const addressesFile = join(folder, 'addresses.json')
  writeFileSync(addressesFile, JSON.stringify(addresses))
  const apiUrl = `http://127.0.0.1:${await freePort()}`
  const pageOf = (app: string): string => `${apiUrl}/apps/${app}/`
  const house = await openBotHouse({
    bots: { customer: customerBot, crew: crewBot, sales: salesBot },
    clientDir: fromHere('dist/sandbox-client'),
    mapFile,
    addressesFile,
    appsOrigin: apiUrl,
    apps: {
      customer: { mainAppUrl: pageOf('shop') },
      crew: {
        mainAppUrl: pageOf('driver'),
        apps: [
          { shortName: 'driver', title: 'Driver', url: pageOf('driver') },
          { shortName: 'board', title: 'Board', url: pageOf('dispatch') },
        ],
      },
    },
  })
  // as in every process of the product: what has happened is told at once
  const stopRinging = house.services.live.keepRinging()
  const redis = openRedis(house.redisUrl)
  const app = await buildApp(
    apiSetting(house, {
      redis,
      mapFile: fromHere('.data/town/town.pmtiles'),
      installation: {
        map: { styleUrl: null, tilesUrl: '/map/town.pmtiles', attribution: '© OpenStreetMap contributors' },
        bots: async () => ({ customer: null, crew: null, sales: null }),
      },
      apps: { origin: apiUrl, dir: fromHere('dist/miniapps'), localTelegram: house.sandbox.url },
    }),
  )
  const frontPort = Number(new URL(apiUrl).port)
  const apiPort = openFront ? await freePort() : frontPort
  await app.listen({ host: '127.0.0.1', port: apiPort })
  const front = await openFront?.(frontPort, apiPort)
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...composited],
  })
  const troubles: string[] = []

  const openApp: AppHouse['openApp'] = async (phone, { bot, app: name, startParam }, seat = {}) => {
    const { width = 420, height = 820, isDark = false, locale = 'en-US', client, place } = seat
    const context = await browser.newContext({
      viewport: { width, height },
      locale,
      colorScheme: isDark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      ...(place ? { geolocation: place, permissions: ['geolocation'] } : {}),
    })
    if (client)
      await context.addInitScript(
        announced => localStorage.setItem('sandbox.announced', announced),
        JSON.stringify(client),
      )
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    page.on('pageerror', error => troubles.push(error.message))
    page.on('request', request => {
      const { protocol, hostname } = new URL(request.url())
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') troubles.push(request.url())
    })
    const username = botOf[bot].slice(1)
    const path = name ? `${username}/${name}` : username
    const { messageId } = await phone.say(`https://t.me/${path}?startapp=${startParam ?? ''}`)
    await page.goto(`${house.sandbox.url}/?windows=${phone.user.id}@${username}`)
    await page.locator(`[data-message="${messageId}"] a`).last().click()
    let pressedAt = 0
    return {
      page,
      app: page.frameLocator('.app-page iframe'),
      pressMain: async text => {
        // Cards in the chat behind it say the same words, and the head has a button that closes the app.
        const button = page.locator('.app-bar').getByRole('button', { name: text, disabled: false })
        await button.waitFor()
        // Whoever reads what stands on it is no second tap of the one before.
        await page.waitForTimeout(Math.max(0, pressedAt + readingMs - Date.now()))
        // By key: where the bar has come this moment, the browser still gives a click on it to the frame above.
        await button.press('Enter')
        pressedAt = Date.now()
      },
      pressBack: () =>
        page
          .locator('.app-head')
          .getByRole('button', { name: /^(Back|Назад|Atrás)$/ })
          .click(),
    }
  }
  return {
    ...house,
    apiUrl,
    browser,
    troubles,
    openApp,
    cutWires: () => {
      for (const client of app.websocketServer.clients) client.terminate()
    },
    close: async () => {
      await browser.close()
      await front?.close()
      await app.close()
      await stopRinging()
      redis.disconnect()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
