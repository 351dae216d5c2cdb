import { join } from 'node:path'
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  builtClient,
  LOOKING_MS,
  phoneOf,
  said,
  violationsEverywhere,
} from '../client/testing/client-room.ts'
import { type Sandbox, startSandbox } from '../start.ts'
import { request } from '../testing/person.ts'

const ANN = 1101
const patienceMs = 10_000
/** As the demo shows it, built before the first test. */
const builtApp = join(import.meta.dirname, '../../dist/sandbox-playground')

let sandbox: Sandbox
let browser: Browser
let page: Page
let ann: Locator
let app: FrameLocator
let troubles: string[]

beforeAll(async () => {
  const users = [{ id: ANN, firstName: 'Ann', username: 'ann_77', languageCode: 'en', phone: '+59899000111' }]
  sandbox = await startSandbox({
    bots: [],
    clientDir: builtClient,
    plan: { users },
    playground: { appDir: builtApp },
  })
  browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
})
beforeEach(async () => {
  await request(sandbox.url, 'POST', '/reset')
  const context = await browser.newContext({ viewport: { width: 520, height: 800 }, locale: 'en-US' })
  page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  troubles = []
  page.on('pageerror', error => troubles.push(error.message))
  // By the name that is not the sandbox's own: the client is led to its own, and the page keeps the other one.
  await page.goto(`http://localhost:${sandbox.port}/?windows=${ANN}@playground_bot`)
  ann = phoneOf(page, ANN)
  app = ann.frameLocator('.app-page iframe')
})
afterEach(async () => {
  await page.context().close()
  expect(troubles).toEqual([])
})

/** As a person does it: Start, and the first button of the menu. */
async function openApp() {
  await ann.getByRole('button', { name: 'Start', exact: true }).click()
  await said(ann, /^Hello, Ann!/)
  await ann.getByRole('button', { name: /^Mini app/ }).click()
  await app.getByRole('heading', { name: 'Playground' }).waitFor()
}

const outcome = (label: string) =>
  app.locator('.act', { has: app.getByRole('button', { name: label }) }).locator('output')

describe('the mini app of the playground', () => {
  it('knows who opened it, on an origin of its own', async () => {
    await openApp()
    await app.getByText('@ann_77 · 1101').waitFor()
    expect(new URL(page.url()).hostname).toBe('127.0.0.1')
    const frame = page.frames().find(each => each.url().includes('/sandbox/playground/'))
    expect(new URL(frame?.url() ?? '').hostname).toBe('localhost')
  })

  it('is opened from the list of chats too, where nobody has spoken to the bot yet', async () => {
    await ann.getByRole('button', { name: 'Back', exact: true }).click()
    await ann.getByText('Everything Telegram can do on a laptop').waitFor()
    await ann.getByRole('button', { name: /^Open.*Playground/ }).click()
    await app.getByText('@ann_77 · 1101').waitFor()
  })

  it('wears Telegram’s own buttons and hears them', async () => {
    await openApp()
    await app.getByRole('switch', { name: 'Main button' }).click()
    await ann.getByRole('button', { name: 'Pressed 0' }).click()
    await ann.getByRole('button', { name: 'Pressed 1' }).waitFor()
    await app.locator('.log').getByText('main_button_pressed').waitFor()
    await app.getByRole('switch', { name: 'Back button' }).click()
    await ann.getByRole('dialog').getByRole('button', { name: 'Back', exact: true }).click()
    await app.getByRole('switch', { name: 'Back button', checked: false }).waitFor()
  })

  it('asks by a popup and hears the answer', async () => {
    await openApp()
    await app.getByRole('button', { name: 'Popup' }).click()
    await ann.getByRole('alertdialog').getByRole('button', { name: 'Yes' }).click()
    await outcome('Popup').getByText('yes', { exact: true }).waitFor()
  })

  it('keeps a count in each of its storages', async () => {
    await openApp()
    for (const name of ['Cloud', 'Device', 'Secure']) {
      for (const count of ['1', '2']) {
        await app.getByRole('button', { name }).click()
        await outcome(name).getByText(count, { exact: true }).waitFor()
      }
    }
  })

  it('is paid in Stars, and its bot says thanks in the chat', async () => {
    await request(sandbox.url, 'POST', '/stars', { as: ANN, amount: 5 })
    await openApp()
    await app.getByRole('button', { name: 'Pay in Stars' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Pay|Confirm/ })
      .click()
    await outcome('Pay in Stars').getByText('paid', { exact: true }).waitFor()
    await said(ann, /^Thank you for 5 ⭐!/)
  })

  it('asks for a place, a number and leave to write, and comes to the home screen', async () => {
    await openApp()
    for (const [label, button, result] of [
      ['Location', 'Allow', /^-?\d+\.\d{4}, -?\d+\.\d{4}$/],
      ['Phone number', 'Share', 'sent'],
      ['Add to the home screen', 'Add', '✓'],
    ] as const) {
      await app.getByRole('button', { name: label }).click()
      await ann.locator('.app-answers').getByRole('button', { name: button, exact: true }).click()
      await outcome(label).getByText(result).waitFor()
    }
    // Whoever has pressed Start has allowed it.
    await app.getByRole('button', { name: 'Leave to write' }).click()
    await outcome('Leave to write').getByText('allowed', { exact: true }).waitFor()
  })

  it('scans a code, shares a message, fills the screen and asks before it closes', async () => {
    await openApp()
    await app.getByRole('button', { name: 'Scan a QR code' }).click()
    await ann.getByRole('textbox', { name: 'Text of the code' }).fill('moss')
    await ann.getByRole('button', { name: 'Use this text' }).click()
    await outcome('Scan a QR code').getByText('moss', { exact: true }).waitFor()
    await app.getByRole('button', { name: 'Share a message' }).click()
    await ann.getByRole('dialog', { name: 'Send to' }).locator('.person').click()
    await outcome('Share a message').getByText('✓').waitFor()
    await app.getByRole('switch', { name: 'Ask before closing' }).click()
    // What a page says arrives in order: by the time the screen is full the wish before it has been heard.
    for (const isFull of [true, false]) {
      await app.getByRole('button', { name: 'Full screen' }).click()
      await ann.locator('.app-full').waitFor({ state: isFull ? 'visible' : 'detached' })
    }
    await ann.getByRole('button', { name: 'Close the app' }).click()
    await ann.getByRole('alertdialog').getByRole('button', { name: 'Close anyway' }).click()
    await said(ann, /^Somebody shared this/)
  })

  it('sends data where it was opened from the keyboard', async () => {
    await ann.getByRole('button', { name: 'Start', exact: true }).click()
    await said(ann, /^Hello, Ann!/)
    await ann.getByRole('button', { name: 'Keyboard' }).click()
    await ann.getByRole('button', { name: /^Send from a mini app/ }).click()
    await app.getByRole('button', { name: 'Send data and close' }).click()
    await said(ann, 'The mini app sent: Hello from the mini app')
  })

  it(
    'is in order for axe in every width and theme',
    async () => {
      await openApp()
      await app.getByRole('button', { name: 'Popup' }).click()
      await ann.getByRole('alertdialog').getByRole('button', { name: 'No' }).click()
      await outcome('Popup').getByText('no', { exact: true }).waitFor()
      await app.getByRole('switch', { name: 'Second button' }).click()
      expect(await violationsEverywhere(page)).toEqual([])
    },
    LOOKING_MS,
  )

  it('fits a small phone and a thumb in every language', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const [languageCode, title] of [
      ['en', 'Playground'],
      ['ru', 'Площадка'],
      ['es', 'Patio de juegos'],
    ] as const) {
      await request(sandbox.url, 'PATCH', `/users/${ANN}`, { languageCode })
      await page.reload()
      await ann.getByRole('button', { name: /^Open app/ }).click()
      await app.getByRole('heading', { name: title }).waitFor()
      const excess = await app.locator('html').evaluate(html => html.scrollWidth - html.clientWidth)
      expect(excess, languageCode).toBe(0)
      const small = await app.locator('button').evaluateAll(buttons =>
        buttons.flatMap(button => {
          const { width, height } = button.getBoundingClientRect()
          return width < 44 || height < 44 ? [`${button.textContent}: ${width} × ${height}`] : []
        }),
      )
      expect(small, languageCode).toEqual([])
    }
  })
})
