import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crewBot } from '../../bots/crew/bot.ts'
import { customerBot } from '../../bots/customer/bot.ts'
import { salesBot } from '../../bots/sales/bot.ts'
import { type BotTestHouse, openBotHouse } from '../../bots/testing/bot-house.ts'
import { smallTown } from '../../sandbox/client/testing/small-town.ts'

const patienceMs = 15_000
const clientDir = fileURLToPath(new URL('../../dist/sandbox-client', import.meta.url))

let folder: string
let house: BotTestHouse
let browser: Browser
let page: Page
const troubles: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gora-journey-'))
  const mapFile = join(folder, 'map.json')
  writeFileSync(mapFile, JSON.stringify(smallTown()))
  house = await openBotHouse({
    bots: { customer: customerBot, crew: crewBot, sales: salesBot },
    clientDir,
    mapFile,
  })
  // the kitchen is quick today: a driver is looked for as soon as the shop says yes
  await house.db.prisma.branch.updateMany({ data: { preparationMinutes: 0 } })
  browser = await chromium.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** One person's window, by what they see and touch. */
const windowOf = (userId: number) => {
  const frame: Locator = page.locator(`[data-user="${userId}"]`)
  const chat = frame.locator('.log')
  return {
    frame,
    says: async (text: string): Promise<void> => {
      const field = frame.getByRole('textbox', { name: 'Message' })
      await field.fill(text)
      await field.press('Enter')
    },
    sees: (text: string | RegExp): Promise<void> => chat.getByText(text).last().waitFor(),
    taps: (button: string | RegExp): Promise<void> =>
      chat.getByRole('button', { name: button }).last().click(),
    /** A key of the keyboard that the bot put in place of the letters. */
    presses: (key: string | RegExp): Promise<void> =>
      frame.locator('.reply-keys').getByRole('button', { name: key }).click(),
  }
}

const goTo = async (address: string): Promise<void> => {
  await page.getByRole('searchbox', { name: 'Street and number' }).fill(address)
  await page.keyboard.press('Enter')
}

const balanceOf = async (code: string): Promise<string> =>
  (await house.db.pool.query('select balance from ledger.balance where code = $1', [code])).rows[0]
    ?.balance ?? '0'

test('an order goes from hello to settled cash in four windows, and the ledger balances', async () => {
  const rep = await house.staff('sales', { firstName: 'Rita' })
  const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
  const driver = await house.staff('driver', { firstName: 'Bruno' })
  const customer = await house.person('customer', { firstName: 'Ana' })
  const { startPayload } = await house.services.sales.profile(await house.actorOf(rep))
  await customer.start(startPayload)

  const context = await browser.newContext({ viewport: { width: 1640, height: 940 }, locale: 'en-US' })
  page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  page.on('pageerror', error => troubles.push(error.message))
  await page.goto(
    `${house.sandbox.url}/?windows=${customer.user.id}@gora_customer_bot,${dispatcher.user.id}@gora_crew_bot,${driver.user.id}@gora_crew_bot,${rep.user.id}@gora_sales_bot`,
  )
  const [ana, diego, bruno, rita] = [
    windowOf(customer.user.id),
    windowOf(dispatcher.user.id),
    windowOf(driver.user.id),
    windowOf(rep.user.id),
  ]
  await rita.sees('A new customer came by your link')

  // Bruno shares where he is and goes on shift
  await bruno.frame.getByRole('button', { name: 'Attach' }).click()
  await bruno.frame.getByRole('menuitem', { name: 'Live location', exact: true }).click()
  await goTo('alfa 100')
  await page.getByRole('button', { name: 'Share live location' }).click()
  await bruno.sees('Your live location is fresh')
  await bruno.taps('Go on shift')
  await bruno.sees('on shift')

  // Ana chooses a language, coffee and a place, shares her number, and orders
  await ana.taps('English')
  await ana.sees('What would you like?')
  await ana.taps('Drinks')
  await ana.taps(/^Coffee · from/)
  await ana.taps('Large · $190')
  await ana.taps('Add for $190')
  await ana.taps(/Cart · \$190/)
  await ana.taps('Set the address')
  await ana.sees('Where shall we deliver?')
  await ana.presses('Send where I am')
  await goTo('beta 300')
  await page.getByRole('button', { name: 'Send this place' }).click()
  await ana.sees('delivers here for')
  await ana.taps(/Cart · \$/)
  await ana.taps(/Check out · \$280/)
  await ana.sees('please share your phone number')
  await ana.presses('Share my number')
  await ana.frame.getByRole('button', { name: 'Share', exact: true }).click()
  await ana.sees('Please have a last look')
  await ana.taps(/Place order · \$280/)
  await ana.sees(/Order #\d+ is placed/)
  await ana.sees('Waiting for the shop to accept')

  // Diego's card comes by itself; he says yes, and Bruno is asked
  await diego.sees('1 × Coffee')
  await diego.taps(/^Confirm/)
  await diego.sees('👍 Confirmed')
  await ana.sees('The shop has accepted order')
  await bruno.sees('New delivery #')
  await bruno.taps('Accept')
  await bruno.sees('drive to the shop')
  await bruno.taps('I am at the shop')
  await bruno.sees('at the shop')
  await bruno.taps(/^Picked up/)
  await bruno.sees('drive to the customer')
  await ana.frame.locator('.log .place-live').last().waitFor()
  await bruno.taps('I am at the door')
  await bruno.sees('at the door')

  // Ana reads her code off her card, Bruno types it
  const order = await house.db.prisma.order.findFirstOrThrow({ include: { delivery: true } })
  await ana.sees(new RegExp(order.handoverCode.split('').join('\\s*')))
  await bruno.says(order.handoverCode)
  await bruno.sees('Thank you, noted')
  await bruno.taps(/^Delivered, \$280 taken/)
  await bruno.sees('· delivered')
  await diego.sees('✅ Delivered')

  // the cash goes to the office
  await bruno.says('/cash')
  await bruno.taps('Hand over $280')
  await bruno.taps('Yes, hand over $280')
  await diego.sees('hands over cash')
  await diego.taps(/^Counted \$280, correct/)
  await diego.sees('Settled: $280 counted')

  // Rita sees whom she brought and what came of it
  await rita.says('/customers')
  await rita.sees(/Ana.*1 order/)
  await rita.sees(/Order #\d+ of your customer was delivered/)

  const after = await house.db.prisma.order.findFirstOrThrow({ include: { delivery: true } })
  expect(after).toMatchObject({ status: 'fulfilled', totalUnits: 28_000n, delivery: { status: 'delivered' } })
  expect(await balanceOf(`driver:${after.delivery?.driverId}:cash`)).toBe('0')
  expect(await balanceOf(`order:${after.id}:hold`)).toBe('0')
  expect((await house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
  expect(troubles).toEqual([])
  expect(house.complaints).toEqual([])
})
