import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  heard,
  openMainApp,
  pageOf,
  type Stage,
  sitDown,
  startStage,
  type Table,
} from './testing/mini-app/stage.ts'

let stage: Stage
let table: Table
let app: Frame

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage?.stop())
beforeEach(async () => {
  table = await sitDown(stage)
  app = await openMainApp(table)
})
afterEach(async () => {
  await table.page.context().close()
  expect(table.troubles).toEqual([])
})

const button = (name: string | RegExp) => table.ann.getByRole('button', { name, exact: true })
const style = (selector: string) => table.ann.locator(selector).first().getAttribute('style')
const isGone = () => table.ann.locator('.app-layer').waitFor({ state: 'detached' })

async function choose(item: string): Promise<void> {
  await button('Menu of the app').click()
  await table.ann.getByRole('menuitem', { name: item, exact: true }).click()
}

describe('the native buttons around a mini app', () => {
  it('show what the page wants, and tell of their presses', async () => {
    await app.evaluate(() => {
      const { mainButton, secondaryButton } = window.sdk
      mainButton.mount()
      secondaryButton.mount()
      mainButton.setParams({ text: 'Pay 12 €', isVisible: true, isEnabled: true, hasShineEffect: true })
      secondaryButton.setParams({ text: 'Later', isVisible: true, isEnabled: true, position: 'right' })
    })
    await button('Pay 12 €').click()
    await heard(app, 'main_button_pressed')
    await button('Later').click()
    await heard(app, 'secondary_button_pressed')
    expect(await table.ann.locator('.app-native').allTextContents()).toEqual(['Pay 12 €', 'Later'])
    await table.ann.locator('.app-shining').waitFor()
    await app.evaluate(() => {
      window.sdk.mainButton.setParams({ isLoaderVisible: true, isEnabled: false, backgroundColor: '#aa0011' })
      window.sdk.secondaryButton.setParams({ position: 'top' })
    })
    await table.ann.locator('.app-native[aria-busy=true]:disabled').waitFor()
    expect(await table.ann.locator('.app-native').first().textContent()).toBe('Later')
    expect(await table.ann.locator('.app-native').last().getAttribute('style')).toContain('rgb(170, 0, 17)')
    await app.evaluate(() => {
      window.sdk.mainButton.setParams({ isVisible: false })
      window.sdk.secondaryButton.setParams({ isVisible: false })
    })
    await table.ann.locator('.app-bar').waitFor({ state: 'detached' })
  })

  it('go back and to the settings, as long as the page wants them', async () => {
    await app.evaluate(() => {
      window.sdk.backButton.mount()
      window.sdk.backButton.show()
      window.sdk.settingsButton.mount()
      window.sdk.settingsButton.show()
    })
    await table.ann.locator('.app-head').getByRole('button', { name: 'Back' }).click()
    await heard(app, 'back_button_pressed')
    await choose('Settings')
    await heard(app, 'settings_button_pressed')
    await app.evaluate(() => window.sdk.backButton.hide())
    await table.ann.locator('.app-head').getByRole('button', { name: 'Back' }).waitFor({ state: 'detached' })
  })
})

describe('the frame of a mini app', () => {
  it('takes colours by hex and by name, and names follow the theme', async () => {
    await app.evaluate(() => {
      window.sdk.setMiniAppHeaderColor('#112233')
      window.sdk.setMiniAppBackgroundColor('#445566')
      window.sdk.setMiniAppBottomBarColor('#778899')
      window.sdk.mainButton.mount()
      window.sdk.mainButton.setParams({ text: 'Go', isVisible: true })
    })
    await vi.waitUntil(async () => (await style('.app-bar'))?.includes('rgb(119, 136, 153)'))
    expect(await style('.app-head')).toContain('rgb(17, 34, 51)')
    expect(await style('.app-sheet')).toContain('rgb(68, 85, 102)')
    await app.evaluate(() => window.sdk.setMiniAppHeaderColor('secondary_bg_color'))
    await vi.waitUntil(async () => (await style('.app-head'))?.includes('rgb(244, 244, 245)'))
    await table.page.getByRole('button', { name: 'Switch to dark theme' }).click()
    await vi.waitUntil(async () => (await style('.app-head'))?.includes('rgb(15, 15, 15)'))
    expect(await heard(app, 'theme_changed')).toMatchObject({ theme_params: { bg_color: '#212121' } })
    expect(await app.evaluate(() => window.sdk.isMiniAppDark())).toBe(true)
  })

  it('tells its size at once when it changes, and again when it stands still', async () => {
    await app.evaluate(() => window.sdk.mountViewport())
    const before = await app.evaluate(
      () => window.heard.filter(({ name }) => name === 'viewport_changed').length,
    )
    await table.page.setViewportSize({ width: 700, height: 560 })
    expect(await heard(app, 'viewport_changed', before)).toMatchObject({ is_state_stable: false })
    const stable = await app.waitForFunction(
      seen =>
        window.heard
          .filter(({ name }) => name === 'viewport_changed')
          .slice(seen)
          .map(({ data }) => data as { height: number; is_state_stable: boolean; is_expanded: boolean })
          .find(data => data.is_state_stable),
      before,
    )
    const inner = await app.evaluate(() => window.innerHeight)
    expect(await stable.jsonValue()).toMatchObject({ height: inner, is_expanded: true })
  })

  it('goes into fullscreen, makes room for its floating buttons, refuses a second time, and comes back', async () => {
    await app.evaluate(() => window.sdk.mountViewport())
    await app.evaluate(() => window.sdk.requestFullscreen())
    await table.ann.locator('.app-full').waitFor()
    expect(await app.evaluate(() => window.sdk.viewportContentSafeAreaInsetTop())).toBe(56)
    await app.evaluate(() => window.sdk.postEvent('web_app_request_fullscreen'))
    expect(await heard(app, 'fullscreen_failed')).toEqual({ error: 'ALREADY_FULLSCREEN' })
    await app.evaluate(() => window.sdk.exitFullscreen())
    await table.ann.locator('.app-expanded').waitFor()
    await app.waitForFunction(() => window.sdk.viewportContentSafeAreaInsetTop() === 0)
  })

  it('asks before closing where the page wants it, with the keyboard too', async () => {
    await app.evaluate(() => {
      window.sdk.mountClosingBehavior()
      window.sdk.enableClosingConfirmation()
    })
    await button('Close the app').click()
    const question = table.ann.getByRole('alertdialog', { name: 'Close the app?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await button('Close the app').focus()
    await table.page.keyboard.press('Escape')
    await question.getByRole('button', { name: 'Close anyway' }).click()
    await isGone()
  })

  it('closes by the page’s wish, and gives the chat back', async () => {
    await app.evaluate(() => window.sdk.closeMiniApp())
    await isGone()
    expect(await table.ann.locator('.window-body[inert]').count()).toBe(0)
  })

  it('is put aside with the chat in use, and the page knows that nobody looks at it', async () => {
    await choose('Put aside')
    expect(await heard(app, 'visibility_changed')).toEqual({ is_visible: false })
    await table.ann.getByRole('heading', { name: 'Shop' }).waitFor()
    await button('Back to Shop').click()
    expect(await heard(app, 'visibility_changed', 1)).toEqual({ is_visible: true })
    expect(await app.evaluate(() => window.heard.length)).toBeGreaterThan(0)
  })

  it('shows haptics by name, and a locked orientation', async () => {
    await app.evaluate(() => window.sdk.hapticFeedbackImpactOccurred('heavy'))
    await table.ann.locator('.app-haptic', { hasText: 'heavy' }).waitFor()
    await app.evaluate(() => window.sdk.hapticFeedbackNotificationOccurred('error'))
    await table.ann.locator('.app-haptic', { hasText: 'error' }).waitFor()
    await app.evaluate(() => window.sdk.hapticFeedbackSelectionChanged())
    await table.ann.locator('.app-haptic', { hasText: 'selection_change' }).waitFor()
    await app.evaluate(() => window.sdk.postEvent('web_app_toggle_orientation_lock', { locked: true }))
    await table.ann.getByText('orientation is locked').waitFor()
  })

  it('lets a page that can reload itself do so, and reloads any other', async () => {
    await app.evaluate(() => {
      window.sdk.backButton.mount()
      window.sdk.backButton.show()
      document.title = 'before'
    })
    await choose('Reload')
    await app.waitForFunction(() => document.title !== 'before' && 'sdk' in window)
    await table.ann.locator('.app-head').getByRole('button', { name: 'Back' }).waitFor({ state: 'detached' })
    await app.evaluate(() => {
      document.title = 'before'
      window.sdk.postEvent('iframe_ready', { reload_supported: false })
    })
    await heard(app, 'set_custom_style')
    await choose('Reload')
    await vi.waitUntil(async () => {
      app = await pageOf(table)
      return (await app.title()) === 'Test app'
    })
    await app.evaluate(() => window.sdk.closeMiniApp())
    await isGone()
  })
})
