import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '../../../sandbox/testing/person.ts'
import { crewBot } from '../../crew/bot.ts'
import { type BotTestHouse, openBotHouse, runBot } from '../../testing/bot-house.ts'
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
  const hasty = await openBotHouse({ bots: {} })
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const crew = { services: hasty.services, url: hasty.sandbox.url, log: quiet }
  let stop = await runBot('crew', crewBot, crew)
  try {
    const dispatcher = await hasty.staff('dispatcher', { firstName: 'Dora' })
    // One card of a chat leaves at a time, a few a second. So the news gathers while the bot is away, and is so much
    // that it comes faster than a chat may hear it on a slow machine too.
    await stop()
    const customer = await hasty.customer()
    for (let n = 0; n < 24; n++) await hasty.placedOrder(customer)
    const waiting = () =>
      hasty.db.prisma.notification.count({ where: { bot: 'crew', sentAt: null, failedAt: null } })
    await expect.poll(waiting, { timeout: 15_000 }).toBeGreaterThanOrEqual(24)
    await request(hasty.sandbox.url, 'PUT', '/flood', { isOn: true })
    stop = await runBot('crew', crewBot, crew)
    const chatId = String(dispatcher.user.id)
    const refused = async () =>
      (await callsOf(hasty.sandbox.url, { chatId })).filter(call => call.httpStatus === 429).length
    await expect.poll(refused, { timeout: 15_000 }).toBeGreaterThan(0)
    // and even then, what was refused comes later
    await request(hasty.sandbox.url, 'PUT', '/flood', { isOn: false })
    const cards = async () => (await dispatcher.heard()).filter(text => text.startsWith('Order #')).length
    await expect.poll(cards, { timeout: 20_000 }).toBe(24)
  } finally {
    await stop()
    await hasty.close()
  }
})
