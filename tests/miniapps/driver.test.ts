import { generate } from 'lean-qr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Phone } from '../../bots/testing/phone.ts'
import { picture } from '../../server/api/testing/photo.ts'
import { type AppHouse, type OpenApp, openAppHouse } from '../testing/app-house.ts'
import { phoneObjections } from '../testing/objections.ts'

let house: AppHouse
let driver: Phone
beforeAll(async () => {
  house = await openAppHouse()
  driver = await house.driver({ firstName: 'Bruno' })
})
afterAll(() => house?.close())

/** An order of Ana's that drivers are asked about. */
const offered = async (proofRule = 'code') => {
  const order = await house.confirmedOrder(await house.customer('Ana'))
  await house.db.prisma.delivery.update({ where: { id: order.deliveryId }, data: { proofRule } })
  await house.services.dispatch.advance(order.deliveryId)
  return order
}
/** One that the driver has taken already. */
const taken = async (proofRule = 'code') => {
  const order = await house.confirmedOrder(await house.customer('Ana'))
  const { deliveryId } = order
  const { driverId = '' } = await house.actorOf(driver)
  // Drivers are being looked for meanwhile, which makes a new version of it.
  const assign = async (): Promise<void> => {
    const row = { where: { id: deliveryId }, data: { proofRule } }
    const { version } = await house.db.prisma.delivery.update(row)
    await house.services.dispatch.assign({ kind: 'system' }, { deliveryId, version, driverId })
  }
  await expect.poll(() => assign().then(() => 'assigned', String)).toBe('assigned')
  return order
}
const statusOf = async (deliveryId: string): Promise<string> =>
  (await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).status
const open = (startParam?: string, seat = {}): Promise<OpenApp> =>
  house.openApp(driver, { bot: 'crew', app: 'driver', ...(startParam ? { startParam } : {}) }, seat)

/** The customer's code as their app shows it, photographed: black squares on white. */
const photographed = (code: string): Promise<Buffer> => {
  const qr = generate(code)
  const [margin, square] = [4, 8]
  const side = (qr.size + 2 * margin) * square
  const at = (pixel: number): number => Math.floor(pixel / square) - margin
  const pixels = Buffer.from(
    Array.from({ length: side * side }, (_, nth) =>
      qr.get(at(nth % side), at(Math.floor(nth / side))) ? 0 : 255,
    ),
  )
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer()
}
const positionOf = async () => {
  const { driverId = '' } = await house.actorOf(driver)
  const { latitude, longitude } = await house.db.prisma.position.findUniqueOrThrow({ where: { driverId } })
  return [latitude, longitude]
}

test('an offer comes up by itself, and the driver brings the order to the door', async () => {
  // A phone whose Telegram knows nothing of places: the page itself asks for it.
  const opened = await open(undefined, {
    client: { platform: 'android', version: '7.10' },
    place: { latitude: -34.895, longitude: -56.165 },
  })
  const { app, page, pressMain, pressBack } = opened
  await app.getByText('Waiting for offers').waitFor()
  // Silent for a while: nobody knows where Bruno is, until the page may tell it.
  const { driverId = '' } = await house.actorOf(driver)
  const recordedAt = new Date(house.clock.now().getTime() - 300_000)
  await house.db.prisma.position.update({ where: { driverId }, data: { recordedAt } })
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const share = app.getByRole('button', { name: 'Share from here' })
  await page.context().clearPermissions()
  await share.press('Enter')
  await app.getByRole('alert').getByText('could not be found').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await page.context().grantPermissions(['geolocation'])
  await share.press('Enter')
  await app.getByText('This page tells your location').waitFor()
  expect(await positionOf()).toEqual([-34.895, -56.165])
  await page.context().setGeolocation({ latitude: -34.896, longitude: -56.166 })
  expect(await phoneObjections(opened)).toEqual([])
  const { deliveryId, orderId } = await offered()
  await app.getByRole('timer').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await pressMain('Accept')
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  for (const who of ['Customer', 'Dispatcher']) {
    await app.getByRole('button', { name: who }).click()
    const writing = app.getByRole('textbox')
    await writing.fill('On my way')
    // Telegram's bar goes when a talk comes, and the page grows under whoever presses a button on it just then.
    await writing.press('Enter')
    await app.getByText('On my way').waitFor()
    expect(await phoneObjections(opened)).toEqual([])
    await pressBack()
    await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  }
  await pressMain('I am at the shop')
  await pressMain('Picked up')
  await app.getByRole('heading', { name: 'Rivera 1234' }).waitFor()
  await app.getByRole('button', { name: 'Map', exact: true }).click()
  await app.locator('.town-map[data-phase=shown]').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await pressBack()
  await pressMain('I am at the door')
  const { handoverCode } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  const field = app.getByRole('textbox', { name: 'code' })
  await field.fill(handoverCode === '0000' ? '1111' : '0000')
  await pressMain('Check the code')
  await app.getByRole('alert').getByText('4 tries').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  const scanner = page.getByRole('dialog', { name: 'Scan a QR code' })
  const scan = async (text: string): Promise<void> => {
    // by key: the page has just had another width, and what moves away from under a thumb is not pressed
    await app.getByRole('button', { name: 'Scan' }).press('Enter')
    await scanner
      .locator('input[type=file]')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: await photographed(text) })
  }
  await scan('Corner Bakery')
  await app.getByRole('alert').getByText('not a hand-over code').waitFor()
  await scan(handoverCode)
  await app.getByText('All proof is there.').waitFor()
  await scanner.waitFor({ state: 'detached' })
  // Another one that came up meanwhile is where the driver goes next.
  // Given to Bruno by hand, and to nobody's asking: an offer would lie over everything.
  await house.db.prisma.zone.updateMany({ data: { strategy: 'manual' } })
  const second = await taken()
  await house.db.prisma.zone.updateMany({ data: { strategy: 'nearest' } })
  await expect.poll(positionOf, { timeout: 12_000 }).toEqual([-34.896, -56.166])
  await pressMain(/^Delivered/)
  await app.getByRole('heading', { name: /is delivered/ }).waitFor()
  await app.getByText(/^You have earned/).waitFor()
  await app.getByText('$210 in cash taken').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await expect.poll(() => statusOf(deliveryId)).toBe('delivered')
  await pressMain(/^Next stop: #/)
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  // called off while the driver looks at the way there
  await app.getByRole('button', { name: 'Map', exact: true }).click()
  await app.locator('.town-map[data-phase=shown]').waitFor()
  await house.services.orders.cancel(
    { kind: 'system' },
    { orderId: second.orderId, version: 2, reason: 'shop' },
  )
  await app.getByRole('heading', { name: /was cancelled/ }).waitFor()
  await pressMain('Back to the list')
  await app.getByRole('button', { name: 'Earnings' }).click()
  await app.getByText('1 delivery').first().waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await opened.pressBack()
  await app.getByRole('button', { name: 'Cash' }).click()
  await app.getByText('$210').first().waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await app.getByRole('textbox').fill('100,5')
  // News of anything leaves whoever types where they are.
  const asked = page.waitForResponse('**/api/driver/cash')
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await (await asked).finished()
  expect(await app.locator(':focus').inputValue()).toBe('100,5')
  await pressMain('Hand over $100.50')
  await app.getByText('The dispatcher counts it').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  const [handover] = await house.db.prisma.cashHandover.findMany()
  expect([handover?.declaredUnits, handover?.status]).toEqual([10_050n, 'declared'])
  await page.context().close()
  expect(house.troubles).toEqual([])
})

test('an offer that is opened by its link and taken back meanwhile says so in its place', async () => {
  const { deliveryId } = await offered()
  const offer = await house.db.prisma.offer.findFirstOrThrow({ where: { deliveryId, status: 'open' } })
  await house.db.prisma.zone.updateMany({ data: { strategy: 'manual' } })
  const underWay = await taken()
  await house.db.prisma.zone.updateMany({ data: { strategy: 'nearest' } })
  const { app, page } = await open(offer.id)
  await app.getByRole('timer').waitFor()
  // the screen beneath has its own wish for Telegram's button, and has it last
  await app
    .getByText(/^Go on with|Corner Bakery/)
    .first()
    .waitFor({ state: 'attached' })
  await page.locator('.app-bar').getByRole('button', { name: 'Accept' }).waitFor()
  await page.waitForTimeout(1000)
  await page.locator('.app-bar').getByRole('button', { name: 'Accept' }).waitFor({ timeout: 100 })
  await house.services.orders.cancel(
    { kind: 'system' },
    { orderId: underWay.orderId, version: 2, reason: 'shop' },
  )
  const { orderId } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  await house.services.orders.cancel({ kind: 'system' }, { orderId, version: 2, reason: 'shop' })
  await app.getByText('It was taken back').waitFor()
  // what is over makes room for what is not
  const next = await offered()
  await app.getByRole('timer').waitFor()
  // What was declined is gone, also before the list is asked again.
  await page.route('**/api/driver/offers', () => {})
  const heard = page.waitForResponse('**/decline')
  await app.getByRole('button', { name: 'Decline' }).press('Enter')
  await (await heard).finished()
  await app.getByText('Waiting for offers').waitFor()
  await page.waitForTimeout(200)
  expect(await app.getByText(/^Delivery #/).count()).toBe(0)
  await page.context().close()
  await house.services.orders.cancel(
    { kind: 'system' },
    { orderId: next.orderId, version: 2, reason: 'shop' },
  )
})

test('what got no answer, however often it was asked, is asked again by itself, also while the wire is up', async () => {
  const { app, page, pressMain } = await open()
  await app.getByText('Waiting for offers').waitFor()
  let [isLost, lost] = [true, 0]
  await page.route('**/api/driver/offers', route => {
    if (!isLost) return route.continue()
    lost++
    return route.abort()
  })
  const { orderId } = await offered()
  // longer than all tries of what the news of the offer led to
  await expect.poll(() => lost).toBeGreaterThan(0)
  await page.waitForTimeout(6000)
  expect([lost >= 4, await app.getByRole('timer').count()]).toEqual([true, 0])
  isLost = false
  await app.getByRole('timer').waitFor()
  await page.unroute('**/api/driver/offers')
  await house.services.orders.cancel({ kind: 'system' }, { orderId, version: 2, reason: 'shop' })
  await app.getByText('It was taken back').waitFor()
  await pressMain('Close')
  await page.context().close()
})

test('what has been proven is not asked for again by an answer that is older', async () => {
  await house.db.prisma.zone.updateMany({ data: { strategy: 'manual' } })
  const { deliveryId, orderId } = await taken('code-or-photo')
  const actor = await house.actorOf(driver)
  const step = async () => {
    const { version } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    return { deliveryId, version }
  }
  await house.services.delivery.arriveAtPickup(actor, await step())
  await house.services.delivery.pickUp(actor, await step())
  await house.services.delivery.arriveAtDropoff(actor, await step())
  const { app, page, pressMain } = await open(deliveryId)
  const { handoverCode } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  await app.getByRole('textbox', { name: 'code' }).fill(handoverCode)
  // The list of tasks is on its way for half a second: one that was asked for before the code, and the next.
  await page.route('**/api/driver/tasks', async route => {
    const response = await route.fetch()
    await new Promise(resolve => setTimeout(resolve, 500))
    await route.fulfill({ response })
  })
  const asked = page.waitForRequest('**/api/driver/tasks')
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await asked
  await page.evaluate(() => {
    window.addEventListener('message', ({ data }) => {
      document.title += typeof data === 'string' ? data : JSON.stringify(data)
    })
  })
  await pressMain('Check the code')
  await app.getByText('All proof is there.').waitFor()
  await page.waitForTimeout(1500)
  const said = (await page.title()).split('Delivered,')
  expect(said.length).toBeGreaterThan(1)
  expect(said.slice(1).join()).not.toContain('Check the code')
  await page.unroute('**/api/driver/tasks')
  await pressMain(/^Delivered/)
  await app.getByRole('heading', { name: /is delivered/ }).waitFor()
  // the page shows it ahead of the server
  await expect.poll(() => statusOf(deliveryId)).toBe('delivered')
  await page.context().close()
  await house.db.prisma.zone.updateMany({ data: { strategy: 'nearest' } })
})

test('where a photo is asked for nothing else will do; what cannot be delivered goes back', async () => {
  const { deliveryId } = await taken('photo')
  const opened = await open(deliveryId, { width: 320, isDark: true })
  const { app, page, pressMain } = opened
  // What lies on top has Telegram's button: the step under it is not taken.
  await app.getByRole('button', { name: 'Open in maps' }).press('Enter')
  await app.getByRole('dialog').waitFor()
  await pressMain('Close')
  await app.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await statusOf(deliveryId)).toBe('accepted')
  // A phone whose store takes nothing: what is tapped then is not lost in silence.
  await app.locator('html').evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    window.addEventListener('online', () => Object.assign(IDBObjectStore.prototype, { put }), { once: true })
  })
  await pressMain('I am at the shop')
  await app.getByText('Something went wrong').waitFor()
  await app.locator('html').evaluate(() => window.dispatchEvent(new Event('online')))
  // The second tap of a double tap is no step of its own.
  const bar = page.locator('.app-bar button')
  await pressMain('I am at the shop')
  await page.locator('.app-bar').getByRole('button', { name: 'Picked up', disabled: false }).waitFor()
  await bar.press('Enter')
  await expect.poll(() => statusOf(deliveryId)).toBe('at_pickup')
  await page.waitForTimeout(600)
  expect(await statusOf(deliveryId)).toBe('at_pickup')
  await pressMain('Picked up')
  await pressMain('I am at the door')
  await app.getByText('Take a photo of the goods').waitFor()
  expect(await app.getByRole('textbox', { name: 'code' }).count()).toBe(0)
  expect(await phoneObjections(opened)).toEqual([])
  const photo = app.locator('input[type=file]')
  await photo.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await app.getByRole('alert').getByText('cannot be read').waitFor()
  await photo.setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: await picture() })
  await app.getByText('All proof is there.').waitFor()
  expect(await house.db.prisma.proof.count({ where: { deliveryId, kind: 'photo' } })).toBe(1)

  await app.getByRole('button', { name: 'Cannot deliver' }).click()
  await app.getByRole('radio', { name: 'They cannot pay' }).check()
  await app.getByRole('textbox').fill('Card only')
  expect(await phoneObjections(opened)).toEqual([])
  await pressMain('Not delivered')
  await app.getByText('Reason: They cannot pay').waitFor()
  await pressMain('Bring it back')
  await pressMain('Handed back at the shop')
  await app.getByRole('heading', { name: /is back at the shop/ }).waitFor()
  await expect.poll(() => statusOf(deliveryId)).toBe('returned')
  const row = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  expect([row.failureReason, row.failureNote]).toEqual(['cannot-pay', 'Card only'])
  await page.context().close()
})

test('several stops stand in the best order, in the driver’s language', async () => {
  await taken()
  const { orderId, deliveryId } = await taken()
  await house.db.prisma.user.updateMany({
    where: { driver: { id: (await house.actorOf(driver)).driverId ?? '' } },
    data: { language: 'ru' },
  })
  const opened = await open(undefined, { locale: 'ru-RU', width: 390 })
  const { app, page } = opened
  await app.getByRole('heading', { name: '2 доставки' }).waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  await app.getByRole('button', { name: 'Маршрут' }).press('Enter')
  await app.getByText('Забрать № ').first().waitFor()
  expect(await app.locator('.stops li').count()).toBe(4)
  expect(await phoneObjections(opened)).toEqual([])
  await opened.pressBack()
  await app.getByRole('button', { name: 'Настройки' }).click()
  await app.getByRole('button', { name: 'Español' }).click()
  await app.getByText('Idioma').waitFor()
  expect(await phoneObjections(opened)).toEqual([])
  // what the dispatcher takes back is not gone on with
  await opened.pressBack()
  const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  await app.getByRole('button', { name: `n.º ${number} ` }).press('Enter')
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  const { version } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
  await house.services.dispatch.unassign({ kind: 'system' }, { deliveryId, version })
  await app.getByRole('heading', { name: `${number} ya no es tuyo` }).waitFor()
  await opened.pressMain(/^Siguiente: /)
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  await page.context().close()
  expect(house.troubles).toEqual([])
})
