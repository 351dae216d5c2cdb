import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const built = join(import.meta.dirname, '../../dist/miniapps')
const kinds: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' }

let server: Server
let browser: Browser
beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const file = join(built, url.replace(/^\/apps/, '').replace(/\/$/, '/index.html'))
    if (!existsSync(file)) response.writeHead(404).end()
    else
      response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'text/html' }).end(readFileSync(file))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

test('an app whose words do not come says so in the person’s language, and begins anew when asked to', async () => {
  const page = await (await browser.newContext({ locale: 'es-UY' })).newPage()
  const words = /\/assets\/app-shop-[^/]+\.js$/
  await page.route(words, route => route.abort())
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/apps/shop/`)
  await page.getByRole('alert').getByText('Sin conexión.').waitFor()
  await page.unroute(words)
  await page.getByRole('button', { name: 'Intentar de nuevo' }).click()
  await page.getByRole('heading', { name: 'Ábrelo en Telegram' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.locator('html').getAttribute('lang')).toBe('es')
})
