import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '../../../sandbox/testing/person.ts'
import { crewBot } from '../../crew/bot.ts'
import { type BotTestHouse, openBotHouse } from '../../testing/bot-house.ts'
import { callsOf } from '../../testing/phone.ts'
import { telegramPace } from './rate-gate.ts'

let house: BotTestHouse
beforeAll(async () => {
  house = await openBotHouse({ bots: { crew: crewBot }, pace: telegramPace })
})
afterAll(() => house.close())

test('a rush of news leaves at the pace Telegram asks for: all of it arrives, and nothing is refused', async () => {
  const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
  // the sandbox counts as Telegram does from here on
  await request(house.sandbox.url, 'PUT', '/flood', { isOn: true })
  const customer = await house.customer()
  for (let n = 0; n < 7; n++) await house.placedOrder(customer)
  await dispatcher.sees('Order #4')
  await dispatcher.sees('Order #7')
  const calls = await callsOf(house.sandbox.url, { chatId: String(dispatcher.user.id) })
  expect(calls.filter(call => call.httpStatus !== 200)).toEqual([])
  const cards = (await dispatcher.heard()).filter(text => text.startsWith('Order #'))
  expect(cards).toHaveLength(7)
  expect(house.complaints).toEqual([])
})

test('without the pace the same rush is refused (so the test above can fail)', async () => {
  const hasty = await openBotHouse({ bots: { crew: crewBot } })
  try {
    const dispatcher = await hasty.staff('dispatcher', { firstName: 'Dora' })
    await request(hasty.sandbox.url, 'PUT', '/flood', { isOn: true })
    const customer = await hasty.customer()
    for (let n = 0; n < 7; n++) await hasty.placedOrder(customer)
    await dispatcher.sees('Order #7')
    const calls = await callsOf(hasty.sandbox.url, { chatId: String(dispatcher.user.id) })
    expect(calls.some(call => call.httpStatus === 429)).toBe(true)
    // and even then, what was refused came later
    await expect
      .poll(async () => (await dispatcher.heard()).filter(text => text.startsWith('Order #')).length, {
        timeout: 15_000,
      })
      .toBe(7)
  } finally {
    await hasty.close()
  }
})
