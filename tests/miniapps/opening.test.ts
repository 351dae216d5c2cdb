import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppHouse, openAppHouse } from '../testing/app-house.ts'

let house: AppHouse

beforeAll(async () => {
  house = await openAppHouse()
})
afterAll(() => house?.close())

test('a customer opens the shop by a link and is known by name', async () => {
  const ana = await house.person('customer', { firstName: 'Ana' })
  await ana.start()
  const { app, page } = await house.openApp(ana, { bot: 'customer' })
  await app.getByRole('heading', { name: 'Menu' }).waitFor()
  await page.screenshot({ path: '/tmp/open.png' })
  expect(house.troubles).toEqual([])
})
