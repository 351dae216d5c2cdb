import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { onePixelPng } from '../../sandbox/testing/one-pixel.ts'
import { type BotTestHouse, nearTheShop, openBotHouse } from '../testing/bot-house.ts'
import { callsOf } from '../testing/phone.ts'
import { crewBot } from './bot.ts'

let house: BotTestHouse
beforeAll(async () => {
  house = await openBotHouse({ bots: { crew: crewBot } })
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.db.pool.query(`update shifts set status = 'off', ended_at = now() where ended_at is null`)
  await house.db.pool.query('update role_grants set revoked_at = now() where revoked_at is null')
  house.complaints.length = 0
})

const parked = async () =>
  (await house.db.pool.query('select error from inbox_updates where parked_at is not null')).rows

describe('whatever somebody sends', () => {
  test('is answered in their language, and breaks nothing', async () => {
    const people = [
      await house.driver({ firstName: '👩‍🚀<b>Zoë</b>', lastName: 'O\'Hara"; drop table users;--' }),
      await house.driver({ firstName: '\u202eשלום مرحبا', languageCode: 'es' }),
      await house.person('crew', { firstName: '*_`[Mark](down)' }),
    ]
    for (const phone of people) {
      const isSpanish = phone.user.languageCode === 'es'
      const isGuest = (await phone.heard()).length === 0
      const sayings: [string, object][] = [
        ['sticker', { emoji: '🙂' }],
        ['voice', { base64: Buffer.from('OggS voice').toString('base64'), durationSeconds: 1 }],
        ['contact', { phone: '+59899123456', firstName: 'Somebody', isForwarded: true }],
        ['photo', { base64: onePixelPng.toString('base64'), caption: '<b>&' }],
        ['document', { base64: Buffer.from('x').toString('base64'), fileName: 'a.exe' }],
        ['venue', { ...nearTheShop, title: 'Here', address: 'There' }],
        ['text', { text: 'x'.repeat(10_000) }],
        ['text', { text: "'; drop table orders; -- <script>alert(1)</script> *_[]()~`>#+-=|{}.!" }],
        ['text', { text: '\u0000\u202e\ud83d' }],
        ['text', { text: '/nothing_like_this' }],
        ['text', { text: '/start inv_' }],
        ['text', { text: '/start ord_01m831k3rf0xsp265f' }],
        ['text', { text: '1234' }],
      ]
      for (const [verb, body] of sayings) {
        const { messageId } = await phone.act(verb, body)
        const answer = await phone.until(
          message => message.from.isBot && message.id > messageId,
          `an answer to ${verb} ${JSON.stringify(body).slice(0, 60)}`,
        )
        expect(answer.text).not.toMatch(/broke on our side|rompió|undefined|\{ ?\$|refusal-/)
        if (!isGuest && isSpanish && verb === 'sticker') expect(answer.text).not.toContain('understand')
      }
    }
    expect(await parked()).toEqual([])
    expect(house.complaints).toEqual([])
  })

  test('a tap of nonsense, of another shape or of another bot is answered as out of date', async () => {
    const driver = await house.driver({ firstName: 'Tito' })
    const message = await driver.sees('You are on shift')
    for (const data of [
      'x',
      'accept',
      'accept:ofr_bad:1',
      'step:fly:dlv_01m831k3rf17ve8shb:1',
      "accept:ofr_' or 1=1:1",
      'shift:start:extra',
      'accept:ofr_01m831k44eac2bsbyq:1',
    ]) {
      const pressed = await driver.pressData({ messageId: message.id, data })
      expect(pressed.answer?.text, data).toMatch(/out of date|no such offer/)
    }
    expect(house.complaints).toEqual([])
  })
})

describe('a driver who reads Russian', () => {
  test('sees Russian only, from the first word to the earnings', async () => {
    const driver = await house.driver({ firstName: 'Оля', languageCode: 'ru' })
    const order = await house.confirmedOrder(await house.customer('Аня'))
    await house.services.dispatch.advance(order.deliveryId)
    const offer = await driver.until(message => message.buttons.flat().length === 4, 'the offer')
    await driver.act('press', { messageId: offer.id, row: 0, column: 0 })
    for (const command of [
      '/help',
      '/shift',
      '/tasks',
      '/cash',
      '/earnings',
      '/orders',
      '/invite',
      'привет',
    ]) {
      const { messageId } = await driver.say(command)
      await driver.until(message => message.from.isBot && message.id > messageId, command)
    }
    const latin = /[A-Za-z]{3,}/g
    for (const message of await driver.messages()) {
      if (!message.from.isBot) continue
      const words = [message.text ?? '', ...message.buttons.flat().map(one => one.text)].join(' ')
      const foreign = words.replace(/\/\w+|Corner Bakery|Avenida Italia|Rivera/g, '').match(latin) ?? []
      expect(foreign, words).toEqual([])
    }
    await driver.say('/language')
    await driver.press('Español')
    await driver.sees(/español/i)
    const { messageId } = await driver.say('/shift')
    await driver.sees(/turno/i, messageId)
  })
})

describe('somebody who blocks the bot', () => {
  test('is unreachable until they come back, and the others hear on', async () => {
    const [gone, here] = [
      await house.staff('dispatcher', { firstName: 'Gone' }),
      await house.staff('dispatcher', { firstName: 'Here' }),
    ]
    const reachable = async () =>
      (
        await house.db.prisma.botUser.findFirstOrThrow({
          where: { telegramId: BigInt(gone.user.id), bot: 'crew' },
        })
      ).isReachable
    await gone.act('block')
    await expect.poll(reachable).toBe(false)
    await house.placedOrder(await house.customer())
    await here.sees('🆕 New')
    await gone.act('unblock')
    await expect.poll(reachable).toBe(true)
    // a refusal of Telegram's says it as well, when the news of the block was missed
    await house.fault({
      kind: 'error',
      method: 'sendMessage',
      code: 403,
      chatId: gone.user.id,
      description: 'Forbidden: bot was blocked by the user',
    })
    await house.placedOrder(await house.customer())
    await expect.poll(reachable).toBe(false)
    await house.calmDown()
    await gone.start()
    await expect.poll(reachable).toBe(true)
    expect(await parked()).toEqual([])
  })
})

describe('a Telegram in trouble', () => {
  test('that says "retry after" is waited for, once, and nothing is said twice', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    await house.fault({
      kind: 'error',
      method: 'sendMessage',
      code: 429,
      retryAfter: 2,
      times: 1,
      chatId: dispatcher.user.id,
    })
    const { orderId } = await house.placedOrder(await house.customer())
    const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
    await dispatcher.sees(`Order #${number}`)
    const calls = (
      await callsOf(house.sandbox.url, { name: 'sendMessage', chatId: String(dispatcher.user.id) })
    ).filter(call => JSON.stringify(call.request).includes(`#${number}`))
    expect(calls.map(call => call.httpStatus)).toEqual([429, 200])
    expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(1950)
    expect((await dispatcher.heard()).filter(text => text.includes(`Order #${number}`))).toHaveLength(1)
  })

  test('that answers 500 or drops the line is tried again', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    await house.fault({
      kind: 'error',
      method: 'sendMessage',
      code: 500,
      times: 1,
      chatId: dispatcher.user.id,
    })
    await house.placedOrder(await house.customer())
    await dispatcher.sees('🆕 New')
    await house.fault({
      kind: 'drop_connection',
      method: 'sendMessage',
      times: 1,
      chatId: dispatcher.user.id,
    })
    const { messageId } = await dispatcher.say('/help')
    await dispatcher.sees('For dispatchers', messageId)
    expect(await parked()).toEqual([])
  })

  test('an update that comes twice is answered once', async () => {
    const driver = await house.driver({ firstName: 'Dup' })
    await house.fault({ kind: 'duplicate_update', bot: 'gora_crew_bot' })
    const { messageId } = await driver.say('/help')
    await driver.sees('For drivers', messageId)
    await driver.say('/tasks')
    await driver.sees('Nothing to deliver')
    await house.calmDown()
    expect((await driver.heard()).filter(text => text.includes('For drivers'))).toHaveLength(1)
  })
})
