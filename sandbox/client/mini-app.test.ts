import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heard, openMainApp, type Stage, sitDown, startStage, type Table } from './testing/mini-app/stage.ts'

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

describe('the frame around a mini app', () => {
  it('shows the page of the person it was opened for, and the SDK takes it for Telegram', async () => {
    expect(await app.locator('#who').textContent()).toBe('For Ann')
    expect(await app.evaluate(() => window.sdk.isTMA('complete'))).toBe(true)
    const { tgWebAppData, ...launch } = await app.evaluate(() => window.sdk.retrieveLaunchParams())
    expect(tgWebAppData?.user?.language_code).toBe('ru')
    expect(launch).toMatchObject({ tgWebAppVersion: '9.6', tgWebAppPlatform: 'weba' })
  })

  it('shows main and secondary button as the page wants them, and tells of their presses', async () => {
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
    await app.evaluate(() => {
      window.sdk.mainButton.setParams({ isLoaderVisible: true, isEnabled: false, backgroundColor: '#aa0011' })
      window.sdk.secondaryButton.setParams({ position: 'top' })
    })
    await table.ann.locator('.app-native[aria-busy=true]:disabled').waitFor()
    expect(await table.ann.locator('.app-native').first().textContent()).toBe('Later')
    expect(await table.ann.locator('.app-native').last().getAttribute('style')).toContain('rgb(170, 0, 17)')
  })
})
