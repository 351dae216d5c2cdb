import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { LanguageCode } from '../../locales/words.ts'
import { askTelegram } from '../autopilot/phone.ts'
import { type AppName, type Shot, type Width, widths } from './gallery.ts'

/** Where the pictures are taken, and where they go. */
export type Studio = {
  readonly browser: Browser
  /** The demo's local Telegram. */
  readonly telegram: string
  keep(shot: Shot): void
  say(line: string): void
}

/** Somebody's Telegram with an app in it. */
export type Seat = {
  readonly page: Page
  readonly app: FrameLocator
  /** Presses Telegram's main button under the page. */
  main(): Promise<void>
  back(): Promise<void>
  /** Takes this screen in both themes and all widths, once everything on it is there. */
  take(screen: string, only?: readonly Width[]): Promise<void>
  leave(): Promise<void>
}

type Sitting = {
  readonly app: AppName
  readonly language: LanguageCode
  readonly person: number
  /** The bot's name without @, and the app's path in a t.me link. */
  readonly bot: string
  readonly path: string
  readonly heights?: Partial<Record<Width, number>>
}

const patienceMs = 45_000
/** A picture is worth no longer wait; what is still missing then is missing. */
const settlePatienceMs = 8_000
const pauseMs = 250
const mapPauseMs = 900
const usualHeights: Readonly<Record<Width, number>> = { 390: 950, 320: 950, 1280: 950 }

/**
 * Whether nothing on the page is still on its way: skeletons, spinners, pictures, maps. (No named function in here: what
 * runs in a page knows nothing of the names that the loader keeps.)
 */
const isSettled = (): boolean =>
  [...document.querySelectorAll('.skeleton, .spinner, .town-map:not([data-phase=shown])')].every(
    element => element.getClientRects().length === 0,
  ) &&
  [...document.images].every(
    image => image.complete || image.getBoundingClientRect().top > window.innerHeight,
  )

const settle = async (app: FrameLocator): Promise<void> => {
  const page = app.locator('html')
  const until = Date.now() + settlePatienceMs
  while (Date.now() < until && !(await page.evaluate(isSettled))) await pause(150)
  // The map and the list draw once more after they have been measured, and a map in other colours a little later.
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await pause((await app.locator('.town-map').count()) ? mapPauseMs : pauseMs)
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Opens an app by its link, as from a chat. */
export const sit = async (studio: Studio, sitting: Sitting): Promise<Seat> => {
  const { browser, telegram, keep, say } = studio
  const { app: name, language, person, bot, path, heights = {} } = sitting
  const context = await browser.newContext({
    viewport: { width: 390, height: usualHeights[390] },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const { messageId } = await askTelegram<{ messageId: number }>(
    telegram,
    'POST',
    `/chats/${encodeURIComponent(`@${bot}`)}/text`,
    { as: person, text: `https://t.me/${path}` },
  )
  await page.goto(`${telegram}/?windows=${person}@${bot}`)
  await page.locator(`[data-message="${messageId}"] a`).last().click()
  const app = page.frameLocator('.app-page iframe')
  await app.locator('main').first().waitFor()
  await app.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
  let isDark = false
  const wear = async (wished: boolean): Promise<void> => {
    if (wished === isDark) return
    const theme = wished ? 'dark' : 'light'
    // Under an app in full screen the switch cannot be reached with the pointer.
    await page.locator(`button[aria-label="Switch to ${theme} theme"]`).evaluate((element: HTMLElement) => {
      element.click()
    })
    await app.locator(`html[style*="color-scheme: ${theme}"]`).waitFor({ state: 'attached' })
    isDark = wished
  }
  return {
    page,
    app,
    // By key: where the bar has come this moment, the browser still gives a click on it to the frame above.
    main: async () => {
      // a second press right after another is taken for a double tap
      await page.waitForTimeout(600)
      await page.locator('.app-bar button:enabled').last().press('Enter')
    },
    back: () => page.locator('.app-head button').first().click(),
    take: async (screen, only = widths) => {
      const begun = Date.now()
      // what was pressed by key is no more in focus than what a thumb has pressed
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      })
      for (const wished of isDark ? [true, false] : [false, true]) {
        await wear(wished)
        for (const width of only) {
          await page.setViewportSize({ width, height: heights[width] ?? usualHeights[width] })
          await settle(app)
          const png = await page.locator('.app-sheet').screenshot()
          keep({ app: name, language, screen, width, isDark: wished, png })
        }
      }
      say(`${name} · ${language} · ${screen} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
    },
    leave: () => context.close(),
  }
}
