import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Phone } from '../../bots/testing/phone.ts'
import { type AppHouse, type OpenApp, openAppHouse } from '../testing/app-house.ts'
import { fillScreen } from '../testing/wide-board.ts'

let house: AppHouse
let ana: Phone
let bruno: Phone
let shop: OpenApp
let board: OpenApp
let driving: OpenApp

beforeAll(async () => {
  house = await openAppHouse()
  // the kitchen is quick today: a driver is looked for as soon as the shop says yes
  await house.db.prisma.branch.updateMany({ data: { preparationMinutes: 0 } })
  const diego = await house.staff('dispatcher', { firstName: 'Diego' })
  bruno = await house.driver({ firstName: 'Bruno' })
  ana = await house.person('customer', { firstName: 'Ana', phone: '+59899123456' })
  await ana.start()
  await ana.press('English')
  shop = await house.openApp(ana, { bot: 'customer' })
  board = await house.openApp(diego, { bot: 'crew', app: 'board' }, { width: 1280, height: 860 })
  await fillScreen(board)
  driving = await house.openApp(bruno, { bot: 'crew', app: 'driver' })
})
afterAll(() => house?.close())
afterEach(async () => {
  expect((await house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
  expect(house.troubles.splice(0)).toEqual([])
  expect(house.complaints.splice(0)).toEqual([])
})

const lastOrder = () =>
  house.db.prisma.order.findFirstOrThrow({ orderBy: { number: 'desc' }, include: { delivery: true } })
const balanceOf = async (code: string): Promise<string> =>
  (await house.db.pool.query('select balance from ledger.balance where code = $1', [code])).rows[0]
    ?.balance ?? '0'

/** Says yes on the board as soon as the order stands there. */
const confirmOnBoard = async (orderId: string): Promise<void> => {
  const { app, page } = board
  await app.locator(`.list-panel [data-order="${orderId}"] .order-open`).click()
  await app.locator(`[data-order-panel="${orderId}"]`).getByRole('button', { name: 'Confirm' }).click()
  await app.getByRole('button', { name: 'The kitchen begins' }).waitFor()
  while ((await app.locator('.board[data-panel=true]').count()) > 0) await page.keyboard.press('Escape')
}

/** From the shop to the door and the cash in the driver's hand, in the driver's app. */
const bring = async (handoverCode: string, street: string): Promise<void> => {
  const { app, pressMain } = driving
  await pressMain('I am at the shop')
  await pressMain('Picked up')
  await app.getByRole('heading', { name: street }).waitFor()
  await pressMain('I am at the door')
  await app.getByRole('textbox', { name: 'code' }).fill(handoverCode)
  await pressMain('Check the code')
  await app.getByText('All proof is there.').waitFor()
  await pressMain(/^Delivered/)
  await app.getByRole('heading', { name: /is delivered/ }).waitFor()
}

test('an order goes from the menu to the door and to its stars in three apps', async () => {
  const { app, pressMain } = shop
  await app.getByRole('button', { name: 'Add Bread' }).click()
  await pressMain(/^Cart · 1 item/)
  await pressMain('Set the address')
  await app.getByRole('searchbox').fill('calle beta 200')
  await app.getByRole('button', { name: 'Calle Beta 200' }).click()
  await app.getByText('Corner Bakery delivers here').waitFor()
  await pressMain('Deliver here')
  await pressMain('Place order · $210')
  await app.getByRole('heading', { name: 'Waiting for the shop' }).waitFor()
  const { id, handoverCode } = await lastOrder()

  await confirmOnBoard(id)
  await app.getByRole('heading', { name: 'The shop has accepted' }).waitFor()
  await driving.app.getByRole('dialog').waitFor()
  await driving.pressMain('Accept')
  await app.getByText(handoverCode, { exact: true }).waitFor()
  await bring(handoverCode, 'Calle Beta 200')

  await app.getByRole('heading', { name: 'Delivered' }).waitFor()
  await app.getByLabel('5 stars').first().check()
  await app.getByRole('button', { name: 'Send' }).click()
  await app.getByRole('heading', { name: 'How was it?' }).waitFor({ state: 'detached' })
  const { status, delivery, totalUnits } = await lastOrder()
  expect({ status, totalUnits }).toEqual({ status: 'fulfilled', totalUnits: 21_000n })
  expect(await balanceOf(`driver:${delivery?.driverId}:cash`)).toBe('21000')
  expect(await balanceOf(`order:${id}:hold`)).toBe('0')
})

test('an order goes half its way in chats and half in apps, and nobody notices a seam', async () => {
  await ana.say('/menu')
  await ana.press('Bakery')
  await ana.press(/^Bread/)
  await ana.press(/^Add for/)
  await ana.say('/cart')
  await ana.press(/Check out/)
  await ana.sees('share your phone number')
  await ana.act('contact', { own: true })
  await ana.press(/Place order/)
  await ana.sees(/Order #\d+ is placed/)
  const { id, handoverCode, number } = await lastOrder()

  await confirmOnBoard(id)
  await bruno.sees(`New delivery #${number}`)
  await bruno.press('Accept')
  await bruno.sees('drive to the shop')
  await driving.page.context().close()
  // as the button under the card in the chat opens it
  const startParam = (await lastOrder()).delivery?.id ?? ''
  driving = await house.openApp(bruno, { bot: 'crew', app: 'driver', startParam })
  await bring(handoverCode, 'Calle Beta 200')

  await ana.sees('Delivered')
  await ana.press('5 ⭐')
  expect((await lastOrder()).status).toBe('fulfilled')
})
