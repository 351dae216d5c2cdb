import { barriers } from '../../sandbox/testing/barriers.ts'
import type { OpenApp } from './app-house.ts'

/** What axe objects to in an app's page, a line each, in Telegram's light colours and in its dark ones. */
export const objections = async ({ page, app }: Pick<OpenApp, 'page' | 'app'>): Promise<string[]> => {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    const toThis = page.getByRole('button', { name: `Switch to ${theme} theme` })
    if (await toThis.isVisible()) await toThis.click()
    await app.locator(`html[style*="color-scheme: ${theme}"]`).waitFor({ state: 'attached' })
    await app
      .locator('html')
      .evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    // The dark page is the same page in other colours.
    const rules = theme === 'light' ? 'all' : 'colours'
    const violations = await barriers(page, { within: ['.app-page iframe', 'body'], rules })
    for (const { id, nodes } of violations)
      found.push(
        `${theme} ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
      )
  }
  await page.getByRole('button', { name: 'Switch to light theme' }).click()
  return found
}
