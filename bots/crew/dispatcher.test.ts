import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChatView } from '../../sandbox/api/contract.ts'
import { request } from '../../sandbox/testing/person.ts'
import { type BotTestHouse, openBotHouse } from '../testing/bot-house.ts'
import { callsOf, type Phone } from '../testing/phone.ts'
import { crewBot } from './bot.ts'

let house: BotTestHouse
beforeAll(async () => {
  house = await openBotHouse({ bots: { crew: crewBot } })
})
afterAll(async () => {
  await house.close()
  expect(house.complaints).toEqual([])
})
// whoever worked in the test before has gone home
beforeEach(async () => {
  await house.db.pool.query(`update shifts set status = 'off', ended_at = now() where ended_at is null`)
  await house.db.pool.query('update role_grants set revoked_at = now() where revoked_at is null')
  await house.db.pool.query('update dispatch_chats set left_at = now() where left_at is null')
})

const placed = async (customerName = 'Ana') => {
  const customer = await house.customer(customerName)
  const order = await house.placedOrder(customer)
  const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: order.orderId } })
  return { customer, number, ...order }
}
const orderOf = (orderId: string) =>
  house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId }, include: { delivery: true } })
const cardsOf = async (phone: Phone, number: number) =>
  (await phone.messages()).filter(message => message.text?.startsWith(`Order #${number} `))

describe('an order', () => {
  test('comes as one card, is confirmed and assigned by buttons, and taken back', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const driver = await house.driver({ firstName: 'Bruno' })
    const { number, orderId } = await placed('Ana')
    const card = await dispatcher.sees(`Order #${number}`)
    expect(card.text).toContain('🆕 New')
    expect(card.text).toContain('1 × Bread')
    expect(card.text).toContain('Cash: $210')
    expect(card.text).toContain('Rivera 1234')
    const confirm = await dispatcher.dataOf('Confirm')
    expect((await dispatcher.press('Confirm')).answer?.text).toBe('Noted')
    await dispatcher.sees('👍 Confirmed')
    expect((await dispatcher.pressData(confirm)).answer).toMatchObject({ showAlert: true })
    expect((await orderOf(orderId)).version).toBe(2)
    await dispatcher.press('Assign')
    await dispatcher.press(/^Bruno/)
    await driver.sees('drive to the shop')
    await dispatcher.sees('Bruno is on the way to the shop')
    await dispatcher.press('Take back')
    await dispatcher.sees('looking for a driver')
    await driver.sees('is no longer yours')
    expect(await cardsOf(dispatcher, number)).toHaveLength(1)
  })

  test('is heard when it comes, however quickly quiet news follows', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Dora' })
    await house.fault({ kind: 'latency', method: 'sendMessage', delayMs: 400 })
    const { number } = await placed()
    await dispatcher.sees(`Order #${number}`)
    await house.calmDown()
    const sent = (
      await callsOf(house.sandbox.url, { name: 'sendMessage', chatId: String(dispatcher.user.id) })
    ).filter(call => JSON.stringify(call.request).includes(`Order #${number}`))
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent[0]?.request)).not.toContain('disable_notification')
  })

  test('is rejected with a reason, or cancelled after it was confirmed', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const { number, orderId } = await placed()
    await dispatcher.sees(`Order #${number}`)
    await dispatcher.press('Reject')
    await dispatcher.sees(`Reject order #${number}?`)
    await dispatcher.press(/^Reject$/)
    await dispatcher.sees('Type the reason')
    await dispatcher.say('The oven is <b>broken</b>')
    await dispatcher.sees(`Order #${number} is rejected`)
    expect(await orderOf(orderId)).toMatchObject({
      status: 'rejected',
      endReason: 'The oven is <b>broken</b>',
    })

    const other = await placed()
    await dispatcher.press('Confirm')
    await dispatcher.sees('👍 Confirmed')
    await dispatcher.press('Cancel')
    await dispatcher.sees(`Cancel order #${other.number}?`)
    await dispatcher.press('Cancel the order')
    await dispatcher.sees('❌ Cancelled')
    expect((await orderOf(other.orderId)).status).toBe('cancelled')
  })

  test('stands in /orders, and drivers in /drivers with where they are', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    await house.driver({ firstName: '<b>Carla</b> & co' })
    const { number } = await placed()
    await dispatcher.say('/orders')
    await dispatcher.sees('open order')
    await dispatcher.press(`#${number} ·`)
    await dispatcher.sees(`Order #${number}`)
    await dispatcher.say('/drivers')
    const list = await dispatcher.sees('<b>Carla</b> & co')
    expect(list.text).toContain('🟢')
    await dispatcher.press('📍')
    await dispatcher.until(message => message.venue !== null, 'a venue')
  })

  test('that nobody accepts raises an alarm', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const driver = await house.driver({ firstName: 'Edu' })
    const order = await house.confirmedOrder(await house.customer())
    await house.services.dispatch.advance(order.deliveryId)
    await driver.press('Decline')
    const { number } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: order.orderId } })
    await dispatcher.sees(`No driver accepts order #${number}`)
    await dispatcher.sees('⚠️ Nobody takes this delivery')
    // offers are news of the delivery, the card is the order's: still one card
    expect(await cardsOf(dispatcher, number)).toHaveLength(1)
    await dispatcher.press('Show order')
    await house.db.pool.query(`update shifts set status = 'off', ended_at = now() where ended_at is null`)
    const lonely = await house.confirmedOrder(await house.customer())
    await house.services.dispatch.advance(lonely.deliveryId)
    await dispatcher.sees('Nobody is on shift for order')
  })

  test('nobody but the crew may touch: a stranger presses a dispatcher button in vain', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const { orderId } = await placed()
    await dispatcher.sees('🆕 New')
    const confirm = await dispatcher.dataOf('Confirm')
    const stranger = await house.person('crew', { firstName: 'Mallory' })
    await stranger.start()
    const greeting = await stranger.sees('This bot is for the crew')
    const pressed = await stranger.pressData({ messageId: greeting.id, data: confirm.data })
    expect(pressed.answer).toMatchObject({ showAlert: true })
    expect(pressed.answer?.text).toContain('no such order')
    expect((await orderOf(orderId)).status).toBe('placed')
  })
})

describe('a dispatcher', () => {
  test('invites a driver by a link from the bot, and moves a delivery from one driver to another', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    await dispatcher.say('/invite')
    await dispatcher.press('driver')
    const invited = await dispatcher.sees('Send this link to your new driver')
    const payload = /\?start=(\S+)/.exec(invited.text ?? '')?.[1] ?? ''
    const fresh = await house.person('crew', { firstName: 'Fresh' })
    await fresh.start(payload)
    await fresh.sees('You are now driver')

    const [one, other] = [
      await house.driver({ firstName: 'Gina' }),
      await house.driver({ firstName: 'Hans' }),
    ]
    const { number } = await placed()
    await dispatcher.sees(`Order #${number}`)
    await dispatcher.press('Confirm')
    await dispatcher.sees('👍 Confirmed')
    await dispatcher.press('Assign')
    await dispatcher.press(/^Gina/)
    await one.sees('drive to the shop')
    await dispatcher.sees('Gina is on the way')
    const oldStep = await one.dataOf('I am at the shop')
    await dispatcher.press('Another driver')
    await dispatcher.press(/^Hans/)
    await other.sees('drive to the shop')
    await one.sees('no longer yours')
    expect((await one.pressData(oldStep)).answer?.text).toMatch(/not yours|no such delivery|Another driver/)
    await dispatcher.sees('Hans is on the way')
  })

  test('hears that a delivery is late, and that a driver has gone quiet, who hears it first', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const driver = await house.driver({ firstName: 'Ivo' })
    const { driverId } = await house.actorOf(driver)
    const { deliveryId, number } = await placed()
    await house.services.timers.fire('delivery-late', deliveryId)
    await house.services.timers.fire('delivery-late', deliveryId)
    await dispatcher.sees(`Order #${number} is late`)
    expect((await dispatcher.heard()).filter(text => text.startsWith('⏰'))).toHaveLength(1)
    const silentFor = (seconds: number) =>
      house.db.pool.query(
        `update positions set recorded_at = now() - make_interval(secs => $1) where driver_id = $2`,
        [seconds, driverId],
      )
    await silentFor(200)
    await house.services.timers.fire('location-stale', driverId ?? '')
    await driver.sees('I have not heard your location for three minutes')
    await silentFor(620)
    await house.db.pool.query(
      `update shifts set nudged_at = now() - interval '7 minutes' where ended_at is null`,
    )
    await house.services.timers.fire('location-stale', driverId ?? '')
    await driver.sees('Your shift is paused')
    await dispatcher.sees("A driver's shift was paused")
  })
})

describe('a group', () => {
  const groupWith = async (dispatcher: Phone, hasTopics: boolean): Promise<Phone> => {
    const chat = await request<ChatView>(house.sandbox.url, 'POST', '/chats', {
      title: 'Dispatch',
      hasTopics,
      ownerId: dispatcher.user.id,
      bots: ['gora_crew_bot'],
    })
    return dispatcher.in(chat.id)
  }

  test('with topics has one topic per order, with its card in it', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const group = await groupWith(dispatcher, true)
    await group.sees('each in a topic of its own')
    const [one, two] = [await placed('Ana'), await placed('Beto')]
    const first = await group.sees(`Order #${one.number}`)
    const second = await group.sees(`Order #${two.number}`)
    expect(first.threadId).not.toBeNull()
    expect(second.threadId).not.toBe(first.threadId)
    const { topics } = await group.person.look(group.chat)
    expect(topics?.map(topic => topic.name)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`${one.number}`),
        expect.stringContaining(`${two.number}`),
      ]),
    )
    await group.person.act(group.chat, 'press', { messageId: first.id, text: 'Confirm' })
    await group.until(
      message => message.id === first.id && (message.text ?? '').includes('👍 Confirmed'),
      'confirmed',
    )
    expect((await orderOf(one.orderId)).status).toBe('confirmed')
    expect(topics?.filter(topic => topic.name.includes(`${one.number}`))).toHaveLength(1)
  })

  test('is asked and answered in the topic of the order, and passes on what a dispatcher writes there', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    await house.driver({ firstName: 'Jana' })
    const group = await groupWith(dispatcher, true)
    await group.sees('each in a topic of its own')
    const { customer, orderId, number } = await placed('Ana')
    const card = await group.sees(`Order #${number}`)
    const threadId = card.threadId ?? 0
    await group.press('Confirm')
    await group.sees('👍 Confirmed')
    await group.press('Assign')
    const whom = await group.sees('Who takes it?')
    expect(whom.threadId).toBe(threadId)
    await group.press('Back')

    const { conversationId } = await house.services.talking.open(customer, { orderId, kind: 'dispatcher' })
    await house.services.talking.say(customer, {
      conversationId,
      said: { kind: 'text', text: 'Is it on its way?' },
      key: 'asked',
    })
    const asked = await group.sees('Is it on its way?')
    expect(asked.threadId).toBe(threadId)
    await group.press('Reply')
    expect((await group.sees('You are writing to')).threadId).toBe(threadId)
    await group.say('In five minutes', { threadId })
    expect((await group.sees('Passed on')).threadId).toBe(threadId)
    const bystander = await house.person('crew', { firstName: 'Bystander' })
    await group.act('members', { userIds: [bystander.user.id] })
    await bystander.in(group.chat).say('I only talk here', { threadId })
    await group.say('/orders', { threadId })
    expect((await group.sees('open order')).threadId).toBe(threadId)
    const said = await house.db.prisma.chatMessage.findMany({
      where: { conversationId },
      orderBy: { sentAt: 'asc' },
    })
    expect(said.map(message => message.text)).toEqual(['Is it on its way?', 'In five minutes'])
  })

  test('hears nothing from a bot that a stranger added', async () => {
    await house.staff('dispatcher', { firstName: 'Diego' })
    const stranger = await house.person('crew', { firstName: 'Mallory' })
    await groupWith(stranger, false)
    const { orderId } = await placed()
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await house.db.prisma.dispatchChat.count({ where: { leftAt: null } })).toBe(0)
    expect((await orderOf(orderId)).status).toBe('placed')
  })
})

describe('the relay', () => {
  test('carries words between driver and dispatcher, and nobody sees a number', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const driver = await house.driver({ firstName: 'Flor' })
    const order = await house.confirmedOrder(await house.customer())
    await house.services.dispatch.advance(order.deliveryId)
    await driver.press('Accept')
    await driver.sees('drive to the shop')
    await driver.press('💬 Dispatcher')
    await driver.sees('You are writing to')
    await driver.say('The gate is <closed> & "locked"')
    await driver.sees('Passed on')
    const heard = await dispatcher.sees('The gate is <closed> & "locked"')
    expect(heard.text).toContain('Flor')
    await dispatcher.press('Reply')
    await dispatcher.sees('You are writing to')
    await dispatcher.say('Ring twice')
    await driver.sees('Ring twice')
    await driver.press('Stop writing')
    await driver.sees('You have stopped writing')
    const { messageId } = await driver.say('hello?')
    await driver.sees('I did not understand that', messageId)
  })

  test('carries words and pictures between customer and dispatcher, the longest ones too', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const { customer, orderId, number } = await placed('N'.repeat(64))
    await dispatcher.sees(`Order #${number}`)
    const { conversationId } = await house.services.talking.open(customer, { orderId, kind: 'dispatcher' })
    const long = `${'<&>'.repeat(1333)}.`
    await house.services.talking.say(customer, {
      conversationId,
      said: { kind: 'text', text: long },
      key: 'k1',
    })
    await house.services.talking.say(customer, {
      conversationId,
      said: { kind: 'text', text: long },
      key: 'k1',
    })
    await dispatcher.sees('<&><&><&>')
    expect((await dispatcher.heard()).filter(text => text.includes('<&><&>'))).toHaveLength(1)
    await dispatcher.press('Reply')
    await dispatcher.sees('You are writing to')
    await dispatcher.say('On its way')
    await dispatcher.sees('Passed on')
    await expect
      .poll(() => house.db.prisma.notification.count({ where: { bot: 'customer', kind: 'relay-message' } }))
      .toBe(1)
  })
})
