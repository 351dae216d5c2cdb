import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { LOOKING_MS, violationsEverywhere } from '../testing/client-room.ts'
import {
  heard,
  openMainApp,
  pageOf,
  type Stage,
  sitDown,
  startStage,
  type Table,
} from '../testing/mini-app/stage.ts'

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

const wearEverything = () =>
  app.evaluate(() => {
    const { backButton, mainButton, secondaryButton } = window.sdk
    backButton.mount()
    backButton.show()
    mainButton.mount()
    secondaryButton.mount()
    mainButton.setParams({ text: 'Pay 12 €', isVisible: true, isEnabled: true })
    secondaryButton.setParams({ text: 'Later', isVisible: true, isEnabled: true })
  })
const openPopup = () =>
  app.evaluate(() =>
    window.sdk.postEvent('web_app_open_popup', {
      title: 'Cancel the order?',
      message: 'Nothing is charged.',
      buttons: [
        { type: 'destructive', id: 'yes', text: 'Cancel it' },
        { type: 'cancel', id: '' },
      ],
    }),
  )
const ask = (method: 'web_app_open_scan_qr_popup' | 'web_app_request_phone') =>
  app.evaluate(name => window.sdk.postEvent(name as 'web_app_request_phone'), method)

describe('axe finds nothing, in every width, theme and language', () => {
  it('though it finds what is pale in the dark only, and what the page in the frame does not name', async () => {
    await table.page.evaluate(() => {
      const [pale, rule] = [document.createElement('p'), document.createElement('style')]
      rule.textContent = '[data-theme=dark] .pale{color:#333;background:#222}'
      Object.assign(pale, { className: 'pale', textContent: 'Too pale' })
      document.querySelector('.app-layer')?.append(rule, pale)
    })
    await app.evaluate(() => document.body.append(document.createElement('button')))
    const found = (await violationsEverywhere(table.page)).map(line => line.replace(/ <.*/, ''))
    expect(found).toEqual([
      ...['light 320 en', 'light 390 ru', 'light 1280 es'].map(where => `${where}: button-name:`),
      ...['dark 320 ru', 'dark 390 es', 'dark 1280 en'].map(where => `${where}: color-contrast:`),
    ])
  })

  it(
    'on the frame with its buttons and its console',
    async () => {
      await wearEverything()
      await table.ann.getByRole('button', { name: 'Menu of the app' }).click()
      await table.ann.getByRole('menuitem', { name: 'Developer console' }).click()
      await table.ann.locator('.app-entry').first().waitFor()
      expect(await violationsEverywhere(table.page)).toEqual([])
    },
    LOOKING_MS,
  )

  it(
    'on a popup',
    async () => {
      await openPopup()
      await table.ann.getByRole('alertdialog').waitFor()
      expect(await violationsEverywhere(table.page)).toEqual([])
    },
    LOOKING_MS,
  )

  it(
    'on the scanner',
    async () => {
      await ask('web_app_open_scan_qr_popup')
      await table.ann.getByRole('dialog', { name: 'Scan a QR code' }).waitFor()
      expect(await violationsEverywhere(table.page)).toEqual([])
    },
    LOOKING_MS,
  )

  it(
    'on the questions, and on the full screen',
    async () => {
      await ask('web_app_request_phone')
      await table.ann.getByRole('alertdialog').waitFor()
      expect(await violationsEverywhere(table.page)).toEqual([])
      await table.page.keyboard.press('Escape')
      await app.evaluate(() => window.sdk.postEvent('web_app_request_fullscreen'))
      await table.ann.locator('.app-full').waitFor()
      expect(await table.ann.locator('.app-full').boundingBox()).toEqual({
        x: 0,
        y: 0,
        ...table.page.viewportSize(),
      })
      expect(await violationsEverywhere(table.page)).toEqual([])
    },
    2 * LOOKING_MS,
  )
})

describe('the keyboard alone', () => {
  const focused = () => table.page.evaluate(() => document.activeElement?.textContent?.trim())

  it('opens an app, answers its popup within the popup, presses its buttons, and leaves it', async () => {
    const { page, ann } = table
    await ann.getByRole('button', { name: 'Close the app' }).focus()
    await page.keyboard.press('Enter')
    await ann.locator('.app-layer').waitFor({ state: 'detached' })
    await vi.waitUntil(async () => (await focused())?.startsWith('Open app'))
    await page.keyboard.press('Enter')
    await ann.locator('.app-layer').waitFor()
    app = await pageOf(table)
    await wearEverything()
    await openPopup()
    await ann.getByRole('alertdialog').waitFor()
    await vi.waitUntil(async () => (await focused()) === 'Cancel it')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Cancel')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Cancel it')
    await page.keyboard.press('Enter')
    expect(await heard(app, 'popup_closed')).toEqual({ button_id: 'yes' })
    await ann.getByRole('button', { name: 'Pay 12 €' }).focus()
    await page.keyboard.press('Space')
    await heard(app, 'main_button_pressed')
    await page.keyboard.press('Escape')
    await heard(app, 'back_button_pressed')
    await app.evaluate(() => window.sdk.backButton.hide())
    await ann.locator('.app-head').getByRole('button', { name: 'Back' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await ann.locator('.app-layer').waitFor({ state: 'detached' })
  })
})
