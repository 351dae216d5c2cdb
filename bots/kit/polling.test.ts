import { Bot } from 'grammy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BotTestHouse, openBotHouse, tokenOf } from '../testing/bot-house.ts'
import type { Phone } from '../testing/phone.ts'
import type { ChatContext } from './context.ts'
import { type Polling, startPolling } from './polling.ts'

let house: BotTestHouse
let person: Phone
const running: Polling[] = []
beforeAll(async () => {
  house = await openBotHouse({ bots: {} })
  person = await house.person('crew')
})
afterAll(async () => {
  await Promise.all(running.map(polling => polling.stop()))
  await house.close()
})

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const poll = (): Polling => {
  const bot = new Bot<ChatContext>(tokenOf.crew, { client: { apiRoot: house.sandbox.url } })
  const polling = startPolling({ name: 'crew', bot, services: house.services, log: quiet })
  running.push(polling)
  return polling
}
const kept = async (): Promise<string[]> =>
  (
    await house.db.pool.query(`select payload -> 'message' ->> 'text' as text from inbox_updates order by id`)
  ).rows.map(row => row.text)

test('what came while nobody polled is kept, in order and once', async () => {
  await person.start()
  for (const text of ['one', 'two', 'three']) await person.say(text)
  await poll().stop()
  const polling = poll()
  await expect.poll(kept).toEqual(['/start', 'one', 'two', 'three'])
  await polling.stop()
})

test('a batch that cannot be kept is not confirmed to Telegram, and is kept when the database is back', async () => {
  await house.db.pool.query('alter table inbox_updates rename to inbox_away')
  const polling = poll()
  await person.say('in bad times')
  await new Promise(resolve => setTimeout(resolve, 1200))
  await house.db.pool.query('alter table inbox_away rename to inbox_updates')
  await expect.poll(kept, { timeout: 8000 }).toContain('in bad times')
  await polling.stop()
})

test('of two processes that poll one bot, one stands by and takes over; nothing is lost or kept twice', async () => {
  const before = (await kept()).length
  const [first] = [poll(), poll()]
  for (let n = 0; n < 5; n++) {
    await person.say(`both ${n}`)
    await new Promise(resolve => setTimeout(resolve, 150))
  }
  await expect.poll(async () => (await kept()).length, { timeout: 12_000 }).toBe(before + 5)
  await first?.stop()
  await person.say('alone')
  await expect.poll(async () => (await kept()).at(-1), { timeout: 12_000 }).toBe('alone')
  expect((await kept()).slice(before)).toEqual(['both 0', 'both 1', 'both 2', 'both 3', 'both 4', 'alone'])
})
