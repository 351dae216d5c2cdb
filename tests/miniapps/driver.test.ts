import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Phone } from '../../bots/testing/phone.ts'
import { type AppHouse, openAppHouse } from '../testing/app-house.ts'

let house: AppHouse
let driver: Phone
beforeAll(async () => {
  house = await openAppHouse()
  driver = await house.driver({ firstName: 'Bruno' })
})
afterAll(() => house?.close())

/** An order of Ana's that drivers are asked about. */
const offered = async () => {
  const order = await house.confirmedOrder(await house.customer('Ana'))
  await house.services.dispatch.advance(order.deliveryId)
  return order
}

test('a driver brings an order from the offer to the door', async () => {
  const { app, page, pressMain } = await house.openApp(driver, { bot: 'crew', app: 'driver' })
  await app.getByText('Waiting for offers').waitFor()
  await page.screenshot({ path: '/tmp/d-home.png' })
  const { deliveryId, orderId } = await offered()
  await app.getByRole('dialog').waitFor()
  await app.getByRole('timer').waitFor()
  await page.screenshot({ path: '/tmp/d-offer.png' })
  await pressMain('Accept')
  await app.getByRole('heading', { name: /Corner Bakery/ }).waitFor()
  await page.screenshot({ path: '/tmp/d-accepted.png' })
  await pressMain('I am at the shop')
  await pressMain('Picked up')
  await app.getByRole('heading', { name: 'Rivera 1234' }).waitFor()
  await pressMain('I am at the door')
  await page.screenshot({ path: '/tmp/d-door.png' })
  const { handoverCode } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
  const field = app.getByRole('textbox', { name: 'code' })
  await field.fill(handoverCode === '0000' ? '1111' : '0000')
  await pressMain('Check the code')
  await app.getByRole('alert').getByText('4 tries').waitFor()
  await field.fill(handoverCode)
  await pressMain('Check the code')
  await app.getByText('All proof is there.').waitFor()
  await page.screenshot({ path: '/tmp/d-proven.png' })
  await pressMain(/^Delivered/)
  await app.getByRole('heading', { name: /is delivered/ }).waitFor()
  await page.screenshot({ path: '/tmp/d-done.png' })
  await expect
    .poll(
      async () => (await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).status,
    )
    .toBe('delivered')
  expect(house.troubles).toEqual([])
})
