import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPage } from '../testing/mini-app/build-page.ts'
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

async function choose(item: string): Promise<void> {
  await table.ann.getByRole('button', { name: 'Menu of the app' }).click()
  await table.ann.getByRole('menuitem', { name: item, exact: true }).click()
}
const entry = (name: string) => table.ann.locator('.app-entry', { hasText: name }).first()
/** A word of the page as it leaves the frame, whatever it may be. */
const shout = (text: string) =>
  app.evaluate(
    ([word = '', origin = '']) => window.parent.postMessage(word, origin),
    [text, stage.sandbox.url],
  )

describe('what a page may not do', () => {
  it('is to use methods that came later than the version this client announces', async () => {
    await choose('Announced version')
    await table.ann.getByRole('combobox', { name: 'Version of mini apps' }).selectOption('6.1')
    await table.ann.getByRole('button', { name: 'Open again' }).click()
    await table.page.waitForTimeout(50)
    app = await pageOf(table)
    expect(await app.evaluate(() => window.sdk.retrieveLaunchParams().tgWebAppVersion)).toBe('6.1')
    // The SDK would not even send them; another one might.
    const buttons = [{ type: 'ok', id: '' }]
    await shout(JSON.stringify({ eventType: 'web_app_open_popup', eventData: { message: 'New', buttons } }))
    await shout('{"eventType":"web_app_set_header_color","eventData":{"color":"#123456"}}')
    await shout('{"eventType":"web_app_setup_back_button","eventData":{"is_visible":true}}')
    await table.ann.locator('.app-head').getByRole('button', { name: 'Back' }).waitFor()
    expect(await table.ann.getByRole('alertdialog').count()).toBe(0)
    await choose('Developer console')
    await entry('web_app_open_popup').getByText('came with 6.2').waitFor()
    await entry('web_app_set_header_color').getByText('color came with 6.9').waitFor()
  })

  it('is to say what no client understands: nothing comes of it, and the console says why', async () => {
    await shout('no JSON')
    await shout('[1,2]')
    await shout('{"eventType":7}')
    await shout('{"eventType":"__proto__"}')
    await shout('{"eventType":"web_app_fly","eventData":{"high":true}}')
    await shout('{"eventType":"web_app_setup_swipe_behavior","eventData":{"allow_vertical_swipe":"yes"}}')
    await shout('{"eventType":"web_app_data_send","eventData":{"data":"hello"}}')
    await shout('{"eventType":"web_app_invoke_custom_method","eventData":null}')
    await choose('Developer console')
    await entry('web_app_fly').getByText('unknown method').waitFor()
    await entry('__proto__').getByText('unknown method').waitFor()
    await entry('web_app_setup_swipe_behavior').getByText('allow_vertical_swipe is not a boolean').waitFor()
    await entry('web_app_data_send').getByText('only an app of the reply keyboard').waitFor()
    await entry('web_app_invoke_custom_method').getByText('is not an object').waitFor()
    expect(await table.ann.getByText('no message of a mini app').count()).toBe(3)
    await table.ann.getByRole('searchbox', { name: 'Name or data' }).fill('high')
    await table.ann.getByRole('button', { name: /web_app_fly/ }).click()
    await table.ann.locator('.app-entry pre', { hasText: '"high": true' }).waitFor()
    expect(await table.ann.locator('.app-entry').count()).toBe(1)
  })

  it('is to go to another origin and still be heard, or hear anything', async () => {
    const strange = `${stage.strangeUrl}/away.html#${stage.sandbox.url}`
    await app.evaluate(address => {
      location.href = address
    }, strange)
    await table.ann.getByText(`The page has left ${stage.appUrl}`).waitFor()
    await table.ann.locator('.app-sheet').waitFor()
    const away = table.page.frames().find(frame => frame.url().startsWith(stage.strangeUrl))
    await table.page.getByRole('button', { name: 'Switch to dark theme' }).click()
    await table.page.waitForTimeout(100)
    expect(await away?.evaluate('window.heard')).toEqual([])
    await choose('Developer console')
    await entry('web_app_close').getByText(`from ${stage.strangeUrl}`).waitFor()
    await table.ann.locator('.app-notice').getByRole('button', { name: 'Reload' }).click()
    app = await pageOf(table)
    await app.evaluate(() => window.sdk.closeMiniApp())
    await table.ann.locator('.app-layer').waitFor({ state: 'detached' })
  })

  it('is to speak for an app from another window', async () => {
    const strange = `${stage.appUrl}/away.html#${stage.sandbox.url}`
    await table.page.evaluate(address => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
    }, strange)
    await table.page.frameLocator('body > iframe').getByText('has nothing to do with it').waitFor()
    // Even of the right origin: it is not the frame of this app.
    await app.evaluate(() => window.sdk.postEvent('web_app_request_viewport'))
    await heard(app, 'viewport_changed')
    expect(await table.ann.locator('.app-sheet').count()).toBe(1)
  })

  it('is to be silent without the person being told', async () => {
    // A while after its first words, as people do.
    await table.page.waitForTimeout(1300)
    await app.evaluate(() => {
      location.href = '/away.html'
    })
    await table.ann.getByText('The page has not spoken to Telegram').waitFor()
  })
})

describe('what the page’s server sees', () => {
  it('is init data signed for this very bot', async () => {
    const check = (change: string) =>
      app.evaluate(
        async ([from = '', to = '']) => {
          const body = (window.sdk.retrieveRawInitData() ?? '').replace(from, to)
          return (await fetch('/check', { method: 'POST', body })).text()
        },
        ['Ann', change],
      )
    expect(await check('Ann')).toBe('valid')
    expect(await check('Eve')).toBe('invalid')
  })
})

describe('a page built for production', () => {
  it('knows no origin but Telegram’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mini-app-build-'))
    const code = (where: string) =>
      readdirSync(join(where, 'assets'))
        .filter(name => name.endsWith('.js'))
        .map(name => readFileSync(join(where, 'assets', name), 'utf8'))
        .join('\n')
    try {
      await Promise.all([
        buildPage(join(folder, 'development'), stage.sandbox.url),
        buildPage(join(folder, 'production')),
      ])
      expect(code(join(folder, 'development'))).toContain(stage.sandbox.url)
      const production = code(join(folder, 'production'))
      expect(production).toContain('https://web.telegram.org')
      expect(production).not.toMatch(/127\.0\.0\.1|localhost|SANDBOX_ORIGIN/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
