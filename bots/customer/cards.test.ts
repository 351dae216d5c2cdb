import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onePixelPng } from '../../sandbox/testing/one-pixel.ts'
import { town } from '../../server/testing/little-town.ts'
import { system } from '../../server/testing/test-house.ts'
import { callsOf } from '../testing/phone.ts'
import { type CustomerHouse, labels, openCustomerHouse } from './testing/guests.ts'

let house: CustomerHouse
beforeAll(async () => {
  house = await openCustomerHouse()
})
afterAll(async () => {
  await house.close()
  expect(house.complaints).toEqual([])
})

const statusOf = async (orderId: string) =>
  (await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).status

describe('the card', () => {
  test('follows the order to the door, with one message, a moving dot and a code', async () => {
    const order = await house.ordered({ firstName: 'Ana' })
    const { phone } = order
    const card = await phone.sees('Waiting for the shop')
    const shows = (what: RegExp) =>
      phone.until(
        message => message.id === card.id && what.test(message.text ?? ''),
        `the card showing ${what}`,
      )
    const driver = await house.taken(order, 'Bruno')
    await phone.sees('Bruno will bring order')
    const held = await shows(/Bruno brings it/)
    expect(held.text).toContain(`Code for the driver: ${order.code}`)
    expect(labels(held)).toContain('💬 Write to the driver')
    await house.move(driver, order, 'arrive', 'pick-up')
    await shows(/●●●○ {2}On its way to you/)
    const alert = await phone.sees('Bruno is on the way to you')
    expect(alert.text).toContain(order.code)
    const dot = await phone.until(message => message.location?.isLive === true, 'a moving dot')
    await house.services.delivery.reportPosition(driver, {
      place: { latitude: -34.9, longitude: -56.16 },
      heading: 200,
      at: house.clock.now(),
      isLive: true,
    })
    await shows(/About \d+ minutes?/)
    await phone.until(
      message => message.id === dot.id && message.location?.latitude === -34.9,
      'the dot at another place',
    )
    await house.move(driver, order, 'at-door')
    await phone.sees('Bruno is at your door')
    await phone.until(
      message => message.id === dot.id && message.location?.isLive === false,
      'the dot at rest',
    )
    await house.move(driver, order, 'deliver')
    const done = await shows(/●●●● {2}Delivered/)
    expect(labels(done)).toEqual(['1 ⭐', '2 ⭐', '3 ⭐', '4 ⭐', '5 ⭐', '🔁 Order again'])
    expect(done.text).not.toContain(order.code)
    await phone.until(message => message.id === card.id && !message.isPinned, 'the pin taken off')
    const cards = (await phone.messages()).filter(message =>
      message.text?.includes(`\nOrder #${order.number} · Corner`),
    )
    expect(cards).toHaveLength(1)
  })

  test('says why, when the shop declines', async () => {
    const order = await house.ordered({ firstName: 'Bea' })
    await house.services.orders.reject(system, {
      orderId: order.orderId,
      version: 1,
      reason: 'The <b>oven</b> is broken',
    })
    await order.phone.sees('could not take order')
    const card = await order.phone.sees('The shop says: The <b>oven</b> is broken')
    expect(labels(card)).toEqual(['🔁 Order again'])
  })
})

describe('cancelling', () => {
  test('asks first, and is done once', async () => {
    const { phone, orderId, number } = await house.ordered({ firstName: 'Cora' })
    await phone.press('Cancel the order')
    await phone.press('Keep it')
    expect(await statusOf(orderId)).toBe('placed')
    await phone.press('Cancel the order')
    const yes = await phone.dataOf('Yes, cancel it')
    await Promise.all([phone.pressData(yes), phone.pressData(yes)])
    await phone.sees(`Order #${number} is cancelled`)
    await phone.sees('Reason: you changed your mind')
    expect(await statusOf(orderId)).toBe('cancelled')
  })

  test('of an order that has moved on is asked again, until it is too late', async () => {
    const { phone, orderId } = await house.ordered({ firstName: 'Dan' })
    await phone.press('Cancel the order')
    await house.services.orders.confirm(system, { orderId, version: 1 })
    const moved = await phone.press('Yes, cancel it')
    expect(moved.answer).toMatchObject({ showAlert: true })
    expect(moved.answer?.text).toContain('accepted by the shop')
    expect(await statusOf(orderId)).toBe('confirmed')
    const again = await phone.dataOf('Yes, cancel it')
    await house.services.orders.prepare(system, { orderId, version: 2 })
    await phone.pressData(again)
    await phone.sees('cannot be cancelled any more')
    expect(await statusOf(orderId)).toBe('preparing')
  })
})

describe('after the delivery', () => {
  test('stars are given once, words may follow, and the same is ordered again in two taps', async () => {
    const order = await house.ordered({ firstName: 'Emma' })
    const { phone } = order
    const driver = await house.taken(order)
    await house.move(driver, order, 'arrive', 'pick-up', 'at-door', 'deliver')
    await phone.press('4 ⭐')
    await phone.sees('Thank you! Would you like to add a few words')
    await phone.sees('Your rating: ★★★★☆')
    await phone.press('Write a few words')
    await phone.say('x'.repeat(1001))
    await phone.sees('This is too long')
    await phone.say('Warm & crusty; <i>thanks</i>')
    await phone.sees('the shop will read it')
    expect(await house.db.prisma.review.findUnique({ where: { orderId: order.orderId } })).toMatchObject({
      stars: 4,
      text: 'Warm & crusty; <i>thanks</i>',
    })
    await phone.press('Order again')
    await phone.press('Place order')
    await phone.until(
      message => /Order #\d+ · Corner/.test(message.text ?? '') && /Waiting/.test(message.text ?? ''),
      'the new card',
    )
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.order.count({ where: { userId } })).toBe(2)
  })

  test('who has not rated is asked, once', async () => {
    const order = await house.ordered({ firstName: 'Finn' })
    const driver = await house.taken(order)
    await house.move(driver, order, 'arrive', 'pick-up', 'at-door', 'deliver')
    await house.services.timers.fire('review-reminder', order.orderId)
    const asked = await order.phone.sees('How was order')
    const one = { messageId: asked.id, data: asked.buttons[0]?.[4]?.callbackData ?? '' }
    await order.phone.pressData(one)
    await order.phone.sees('Thank you!')
    const twice = await order.phone.pressData(one)
    expect(twice.answer?.text).toContain('rated this order already')
  })
})

describe('orders', () => {
  test('are listed newest first, page by page, and each opens its card', async () => {
    const { phone, number } = await house.ordered({ firstName: 'Gina' })
    const actor = await house.actorOf(phone)
    for (let more = 0; more < 6; more++) await house.placedOrder(actor)
    await phone.say('/orders')
    const page = await phone.sees('Your orders')
    expect(labels(page).filter(label => label.startsWith('#'))).toHaveLength(5)
    await phone.press('Older')
    const older = await phone.until(
      message => message.id === page.id && labels(message).includes('⏮ Newest'),
      'the older page',
    )
    expect(labels(older).filter(label => label.startsWith('#'))).toHaveLength(2)
    expect(older.text).toContain(`#${number}`)
    await phone.press(`#${number} ·`)
    const card = await phone.until(
      message => message.id > page.id && (message.text ?? '').includes(`\nOrder #${number} · Corner`),
      'the card at the end of the chat',
    )
    expect(labels(card)).toContain('✖️ Cancel the order')
  })
})

describe('talking', () => {
  test('goes both ways without a number, by text, photo, voice and place', async () => {
    const order = await house.ordered({ firstName: 'Hana' })
    const { phone, orderId } = order
    const driver = await house.taken(order, 'Ivan')
    await phone.press('Write to the driver')
    const begun = await phone.sees('You are writing to Ivan, the driver of order')
    expect(begun.text).toContain('Nobody sees your number')
    const keyboard = (await phone.person.look(phone.chat)).replyKeyboard
    expect(keyboard?.placeholder).toBe('To Ivan, your driver')
    expect(keyboard?.rows.flat().map(one => one.text)).toEqual(['⏹ Stop writing'])

    const said = await phone.say('The bell is broken, <b>please</b> knock')
    await phone.until(message => message.id === said.messageId && message.reactions.length > 0, 'the mark')
    await phone.act('photo', { base64: onePixelPng.toString('base64'), caption: 'this door' })
    await phone.act('voice', { base64: Buffer.from('OggS').toString('base64'), mimeType: 'audio/ogg' })
    await phone.act('location', town.inside)
    await phone.act('sticker', {})
    await phone.sees('This I cannot pass on')
    const rows = () =>
      house.db.prisma.chatMessage.findMany({
        where: { conversation: { orderId }, senderRole: 'customer' },
        orderBy: { sentAt: 'asc' },
      })
    await expect
      .poll(async () => (await rows()).map(row => row.kind))
      .toEqual(['text', 'photo', 'voice', 'location'])
    expect((await rows())[0]?.text).toBe('The bell is broken, <b>please</b> knock')

    const { conversationId } = await house.services.talking.open(driver, { orderId, kind: 'driver' })
    await house.services.talking.say(driver, {
      conversationId,
      said: { kind: 'text', text: 'Ok, <i>coming</i> & knocking' },
      key: 'ivan-1',
    })
    const heard = await phone.sees('Ok, <i>coming</i> & knocking')
    expect(heard.text).toContain('Ivan, your driver')
    expect(labels(heard)).toEqual(['↩️ Answer'])
    await house.services.talking.say(driver, {
      conversationId,
      said: { kind: 'location', place: { latitude: -34.9, longitude: -56.16 } },
      key: 'ivan-2',
    })
    await phone.until(message => message.location !== null && message.from.isBot, 'a place from the driver')

    await phone.say('⏹ Stop writing')
    await phone.sees('You have stopped writing')
    await phone.say('nobody hears this')
    await phone.sees('I did not understand that')
    // a reply to what the driver said is for the driver, whatever else is going on
    await phone.say('/cart')
    await phone.sees('Your cart is empty')
    await phone.say('Thanks!', { replyTo: heard.id })
    await expect.poll(async () => (await rows()).at(-1)?.text).toBe('Thanks!')
    await phone.press('Answer')
    await phone.sees('You are writing to Ivan', heard.id)
    await phone.say('/cancel')
    await phone.sees('All right, never mind')
    const everything = JSON.stringify(await callsOf(house.sandbox.url, {}))
    expect(everything).not.toContain(phone.user.phone ?? 'no phone')
  })

  test('reaches the shop, and ends when there is nobody to write to', async () => {
    const order = await house.ordered({ firstName: 'Jo' })
    const { phone, orderId } = order
    await phone.press('Write to the shop')
    await phone.sees('You are writing to Corner Bakery')
    // the usual keyboard is back, so nobody else is written to
    await phone.say('/help')
    await phone.sees('What I can do')
    await phone.say('Is this heard?')
    await phone.sees('I did not understand that')
    await phone.press('Write to the shop')
    await phone.sees('You are writing to Corner Bakery')
    await phone.say('Two forks, please')
    await expect
      .poll(() => house.db.prisma.chatMessage.count({ where: { conversation: { orderId } } }))
      .toBe(1)
    await phone.say('⏹ Stop writing')
    const driver = await house.taken(order)
    await phone.press('Write to the driver')
    await phone.sees('the driver of order')
    const delivery = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: order.deliveryId } })
    await house.services.delivery.release(driver, { deliveryId: order.deliveryId, version: delivery.version })
    await phone.say('Are you there?')
    await phone.sees('There is nobody to write to right now')
    await phone.say('Hello?')
    await phone.sees('I did not understand that')
  })
})
