import { type LanguageCode, wordsIn } from '../../locales/words.ts'
import { bots, dispatcher, speak } from './people.ts'
import { type Studio, sit } from './seat.ts'

/** In a busy town an order soon waits for a driver. */
const proposalPatienceMs = 60_000

/** The board of a busy town: the list, an order, a proposal. */
export const takeBoard = async (studio: Studio, language: LanguageCode): Promise<void> => {
  const { t } = wordsIn(language)
  await speak(studio.telegram, dispatcher, language)
  const seat = await sit(studio, {
    app: 'board',
    language,
    person: dispatcher,
    bot: bots.crew,
    path: `${bots.crew}/board`,
    heights: { 1280: 800 },
  })
  const { app, page, take, back, leave } = seat
  await page.setViewportSize({ width: 1280, height: 800 })
  await app.locator('.order-row').first().waitFor()
  await app.getByRole('button', { name: t('dispatch-app-full'), exact: true }).click()
  await app.locator('.board[data-wide=true]').waitFor()
  await take('list')
  await app.locator('.order-open').first().click()
  await app.locator('[data-order-panel]').waitFor()
  await take('order')
  // In full screen there is no bar with a way back; the panel has one on a desktop.
  await page.setViewportSize({ width: 1280, height: 800 })
  const close = app
    .locator('.board-panel')
    .getByRole('button', { name: t('app-close'), exact: true })
    .first()
  await ((await close.isVisible()) ? close.click() : back())
  const proposing = app.locator('.propose')
  const until = Date.now() + proposalPatienceMs
  while (!(await proposing.isEnabled()) && Date.now() < until) await page.waitForTimeout(200)
  if (await proposing.isEnabled()) {
    await proposing.click()
    await app.locator('.panel .notice, .panel .card').first().waitFor()
    await take('proposal')
  } else studio.say(`board · ${language} · no order waits for a driver just now: no proposal`)
  await leave()
}
