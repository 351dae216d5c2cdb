import type { Page } from 'playwright-core'
import { barriers } from '../../sandbox/testing/barriers.ts'
import type { OpenApp } from './app-house.ts'

declare global {
  interface Window {
    /** What Telegram's dark colours are to this page, as its style says them. */
    darkColours?: string
  }
}

const frameOf = (page: Page) => {
  const frame = page.frames().find(one => one.url().includes('/apps/'))
  if (!frame) throw new Error('no app is open')
  return frame
}

/** Telegram's own switch, in whatever language it speaks. */
const switchTo = {
  light: ['Switch to light theme', 'Включить светлую тему', 'Cambiar al tema claro'],
  dark: ['Switch to dark theme', 'Включить тёмную тему', 'Cambiar al tema oscuro'],
} as const

/** Lets the page learn its dark colours from Telegram once: with them it is dark at once, and no map is drawn anew. */
const learnDark = async ({ page, app }: Pick<OpenApp, 'page' | 'app'>): Promise<void> => {
  for (const theme of ['dark', 'light'] as const) {
    const toThis = page.locator(switchTo[theme].map(label => `[aria-label="${label}"]`).join(','))
    // what lies over it, such as an app that fills the screen, is no matter
    if ((await toThis.count()) > 0) await toThis.dispatchEvent('click')
    await app.locator(`html[style*="color-scheme: ${theme}"]`).waitFor({ state: 'attached' })
    if (theme === 'dark')
      await app.locator('html').evaluate(html => {
        window.darkColours = html.style.cssText
      })
  }
}

/**
 * What axe objects to in an app's page, a line each, in Telegram's light colours and in its dark ones.
 * @param isAlsoDark false where the same things were looked at in the dark in another width
 */
export const objections = async (
  opened: Pick<OpenApp, 'page' | 'app'>,
  isAlsoDark = true,
): Promise<string[]> => {
  const frame = frameOf(opened.page)
  if (await frame.evaluate(() => window.darkColours === undefined)) await learnDark(opened)
  const wear = (colours: string): Promise<string> =>
    frame.evaluate(async next => {
      const { style } = document.documentElement
      const before = style.cssText
      style.cssText = next || before
      await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      return before
    }, colours)
  const look = async (theme: string, rules: 'all' | 'colours'): Promise<string[]> =>
    (await barriers(opened.page, { within: ['.app-page iframe', 'body'], rules })).map(
      ({ id, nodes }) =>
        `${theme} ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
    )
  await wear('')
  const light = await look('light', 'all')
  if (!isAlsoDark) return light
  const lightColours = await wear(await frame.evaluate(() => window.darkColours ?? ''))
  // The dark page is the same page in other colours.
  const dark = await look('dark', 'colours')
  await wear(lightColours)
  return [...light, ...dark]
}

/** The same on the narrowest phone and on a usual one, and whether the page is wider than they are. */
export const phoneObjections = async (opened: Pick<OpenApp, 'page' | 'app'>): Promise<string[]> => {
  const { page, app } = opened
  const size = page.viewportSize()
  const found: string[] = []
  for (const width of [390, 320]) {
    if (size) await page.setViewportSize({ ...size, width })
    const isWider = await app.locator('html').evaluate(async root => {
      await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      return root.scrollWidth > root.clientWidth
    })
    if (isWider) found.push(`wider than ${width}`)
  }
  found.push(...(await objections(opened)))
  if (size) await page.setViewportSize(size)
  // what is pressed next must not move away at that moment
  await app.locator('html').evaluate(async () => {
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
  return found
}
