import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import type { ConversationKind } from './api.ts'

type Person = Awaited<ReturnType<TestHouse['customer']>>

let house: TestHouse
let dispatcher: Person
beforeAll(async () => {
  house = await openTestHouse()
  dispatcher = await house.dispatcher()
})
afterAll(() => house.close())

/** An order that a driver has accepted. */
const underWay = async () => {
  const customer = await house.customer('Ana')
  const driver = await house.driverOnShift('Bruno')
  const { orderId, deliveryId } = await house.confirmedOrder(customer)
  await house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
  return { customer, driver, orderId, deliveryId }
}
const open = async (actor: Person, orderId: string, kind: ConversationKind) =>
  (await house.services.talking.open(actor, { orderId, kind })).conversationId
const say = (actor: Person, conversationId: string, text: string, key = Math.random().toString()) =>
  house.services.talking.say(actor, { conversationId, said: { kind: 'text', text }, key })
const sent = async (conversationId: string) =>
  (
    await house.db.prisma.outboxEvent.findMany({
      where: { type: 'chat.message-sent', payload: { path: ['conversationId'], equals: conversationId } },
      orderBy: { id: 'asc' },
    })
  ).map(({ payload }) => payload as { to: string; messageId: string })

describe('who talks to whom', () => {
  test('customer and driver, customer and dispatcher, driver and dispatcher: each reaches the other', async () => {
    const { customer, driver, orderId } = await underWay()
    const pairs = [
      ['driver', customer, 'driver', driver, 'customer'],
      ['dispatcher', customer, 'dispatcher', dispatcher, 'customer'],
      ['crew', driver, 'dispatcher', dispatcher, 'driver'],
    ] as const
    for (const [kind, one, toOther, other, toOne] of pairs) {
      const conversationId = await open(one, orderId, kind)
      expect(await open(other, orderId, kind)).toBe(conversationId)
      await say(one, conversationId, 'hello')
      await say(other, conversationId, 'hello back')
      expect((await sent(conversationId)).map(({ to }) => to)).toEqual([toOther, toOne])
    }
  })

  test('names are told, and a phone number never', async () => {
    const { customer, driver, orderId } = await underWay()
    await house.db.prisma.user.updateMany({
      where: { id: { in: [customer.userId, driver.userId] } },
      data: { phone: '+59899555444' },
    })
    const { talking } = house.services
    const opened = await talking.open(customer, { orderId, kind: 'driver' })
    expect(opened.otherName).toBe('Bruno')
    expect(await talking.resume(driver, opened.conversationId)).toMatchObject({ otherName: 'Ana' })
    await say(driver, opened.conversationId, 'I am downstairs')
    const [message] = await sent(opened.conversationId)
    const view = await talking.message(message?.messageId ?? '', 'customer')
    expect(view).toMatchObject({
      fromRole: 'driver',
      fromName: 'Bruno',
      body: { kind: 'text', text: 'I am downstairs' },
    })
    expect(JSON.stringify([opened, view])).not.toContain('555444')
  })

  test('a stranger, another driver, and the third of three are no part of it', async () => {
    const { customer, driver, orderId } = await underWay()
    const { talking } = house.services
    const strangers = [await house.customer('Mallory'), await house.driverOnShift('Other')]
    for (const kind of ['driver', 'dispatcher', 'crew'] as const)
      for (const stranger of strangers)
        await expect(open(stranger, orderId, kind)).rejects.toMatchObject({ code: 'order.absent' })
    const outsiders = { driver: dispatcher, dispatcher: driver, crew: customer } as const
    const insiders = { driver: customer, dispatcher: customer, crew: driver } as const
    for (const kind of ['driver', 'dispatcher', 'crew'] as const) {
      const conversationId = await open(insiders[kind], orderId, kind)
      for (const actor of [...strangers, outsiders[kind]]) {
        await expect(say(actor, conversationId, 'psst')).rejects.toMatchObject({ code: 'order.absent' })
        await expect(talking.resume(actor, conversationId)).rejects.toMatchObject({ code: 'order.absent' })
        await expect(talking.close(actor, conversationId)).rejects.toMatchObject({ code: 'order.absent' })
      }
      await say(insiders[kind], conversationId, 'still open')
    }
    await expect(say(customer, 'cnv_nothing', 'x')).rejects.toMatchObject({ code: 'talking.absent' })
  })

  test('a driver who has none is not there, and one who gave it back is no part of it any more', async () => {
    const { customer, driver, orderId, deliveryId } = await underWay()
    const waiting = await house.placedOrder(customer)
    await expect(open(customer, waiting.orderId, 'driver')).rejects.toMatchObject({
      code: 'talking.nobody-there',
    })
    const conversationId = await open(customer, orderId, 'driver')
    const task = await house.services.delivery.task(driver, deliveryId)
    await house.services.delivery.release(driver, { deliveryId, version: task.version })
    await expect(say(driver, conversationId, 'sorry')).rejects.toMatchObject({ code: 'order.absent' })
    await expect(say(customer, conversationId, 'hello?')).rejects.toMatchObject({
      code: 'talking.nobody-there',
    })
  })
})

describe('what is said', () => {
  test('under one key is passed on once, however often it comes', async () => {
    const { customer, orderId } = await underWay()
    const conversationId = await open(customer, orderId, 'dispatcher')
    await Promise.all(Array.from({ length: 10 }, () => say(customer, conversationId, 'once', 'one-key')))
    expect(await sent(conversationId)).toHaveLength(1)
  })

  test('has 1 to 4,000 characters', async () => {
    const { customer, orderId } = await underWay()
    const conversationId = await open(customer, orderId, 'dispatcher')
    await expect(say(customer, conversationId, ' \n ')).rejects.toMatchObject({ code: 'talking.empty' })
    await expect(say(customer, conversationId, 'x'.repeat(4001))).rejects.toMatchObject({
      code: 'talking.too-long',
    })
    await say(customer, conversationId, 'я'.repeat(4000))
  })

  test('may be a place or a voice, and comes out as it went in', async () => {
    const { customer, orderId } = await underWay()
    const conversationId = await open(customer, orderId, 'dispatcher')
    const { talking } = house.services
    const here = { latitude: -34.9, longitude: -56.1 }
    await talking.say(customer, { conversationId, key: 'here', said: { kind: 'location', place: here } })
    const bytes = new Uint8Array([1, 2, 3])
    await talking.say(customer, {
      conversationId,
      key: 'voice',
      said: { kind: 'voice', bytes, mimeType: 'audio/ogg' },
    })
    await expect(
      talking.say(customer, {
        conversationId,
        key: 'photo',
        said: { kind: 'photo', bytes, mimeType: 'image/jpeg' },
      }),
    ).rejects.toMatchObject({ code: 'media.not-a-picture' })
    const [place, voice] = await sent(conversationId)
    expect((await talking.message(place?.messageId ?? '', 'crew')).body).toEqual({
      kind: 'location',
      place: here,
    })
    expect((await talking.message(voice?.messageId ?? '', 'crew')).body).toMatchObject({ kind: 'voice' })
  })

  test('is said no more after it was closed, nor a day after the order ended; before that it is', async () => {
    const { customer, orderId } = await underWay()
    const conversationId = await open(customer, orderId, 'dispatcher')
    await house.services.talking.close(dispatcher, conversationId)
    await expect(say(customer, conversationId, 'x')).rejects.toMatchObject({ code: 'talking.closed' })
    expect(await open(customer, orderId, 'dispatcher')).toBe(conversationId)
    await say(customer, conversationId, 'open again')
    const { version } = await house.services.orders.track(system, orderId)
    await house.services.orders.cancel(system, { orderId, version })
    const now = house.clock.now()
    house.clock.forward(23 * 3600)
    await say(customer, conversationId, 'one more thing')
    house.clock.forward(2 * 3600)
    await expect(say(customer, conversationId, 'too late')).rejects.toMatchObject({ code: 'talking.closed' })
    house.clock.set(now)
  })
})
