import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { onePixelPng } from '../../sandbox/testing/one-pixel.ts'
import { town } from '../../server/testing/little-town.ts'
import { system } from '../../server/testing/test-house.ts'
import { type BotTestHouse, nearTheShop, openBotHouse } from '../testing/bot-house.ts'
import type { Phone } from '../testing/phone.ts'
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
})

const inviteDriver = async () =>
  (await house.services.people.inviteStaff(system, { role: 'driver', branchId: town.branchId })).payload

/** An order on its way to whoever is on shift. */
const offered = async (customerName = 'Ana') => {
  const customer = await house.customer(customerName)
  const order = await house.confirmedOrder(customer)
  await house.services.dispatch.advance(order.deliveryId)
  return { customer, ...order }
}
const statusOf = async (deliveryId: string): Promise<string> =>
  (await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).status
const codeOf = async (orderId: string): Promise<string> =>
  (await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).handoverCode
/** Accepts and goes as far as the door. */
const toTheDoor = async (driver: Phone): Promise<void> => {
  for (const button of ['Accept', 'I am at the shop', 'Picked up', 'I am at the door'])
    await driver.press(button)
  await driver.sees('at the door')
}

describe('an invite link', () => {
  test('makes a driver, once', async () => {
    const payload = await inviteDriver()
    const anna = await house.person('crew', { firstName: 'Anna' })
    await anna.start()
    await anna.sees('This bot is for the crew')
    await anna.start(payload)
    await anna.sees('You are now driver')
    await anna.sees('You are off shift')
    const second = await anna.start(payload)
    await anna.sees('You are driver already', second.messageId)
    const thief = await house.person('crew', { firstName: 'Thief' })
    await thief.start(payload)
    await thief.sees('has been used up')
    await thief.say('/shift')
    await thief.sees('no such role')
  })

  test('that was forged or has expired opens nothing', async () => {
    const payload = await inviteDriver()
    const guest = await house.person('crew', { firstName: 'Gus' })
    await guest.start(`${payload.slice(0, -3)}${payload.endsWith('AAA') ? 'BBB' : 'AAA'}`)
    await guest.sees('not valid')
    await house.db.prisma.staffInvite.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } })
    await guest.start(payload)
    await guest.sees('has expired')
    expect((await house.actorOf(guest)).roles).toEqual([])
  })
})

describe('a shift', () => {
  test('begins with a live location, rests, goes on and ends', async () => {
    const driver = await house.staff('driver', { firstName: 'Bruno' })
    const refused = await driver.press('Go on shift')
    expect(refused.answer).toMatchObject({ showAlert: true })
    expect(refused.answer?.text).toContain('share your live location')
    await driver.act('location', nearTheShop)
    await driver.sees('That was a single point')
    const { messageId } = await driver.shareLive(nearTheShop)
    await driver.sees('Your live location is fresh', messageId)
    await driver.press('Go on shift')
    await driver.sees('You are on shift')
    await driver.press('Pause')
    await driver.sees('Your shift is paused')
    await driver.press('Go on')
    await driver.sees('You are on shift', messageId)
    await driver.person.move(driver.chat, messageId, { latitude: -34.892, longitude: -56.157, heading: 90 })
    await expect
      .poll(async () => house.db.prisma.position.findFirst({ where: { latitude: -34.892 } }))
      .toMatchObject({ heading: 90, isLive: true })
    await driver.person.stopSharing(driver.chat, messageId)
    await driver.sees('Your live location has ended')
    await driver.press('End shift')
    await driver.sees(/You are off shift/, messageId)
  })
})

describe('a delivery', () => {
  test('goes from the offer to the door, and cash from the door to the office', async () => {
    const dispatcher = await house.staff('dispatcher', { firstName: 'Diego' })
    const driver = await house.driver({ firstName: 'Carla' })
    const { orderId, deliveryId } = await offered()
    const offer = await driver.sees('New delivery #')
    expect(offer.text).toContain('You earn')
    expect(offer.text).toContain('in cash')
    expect(offer.buttons.flat().map(one => one.text)).toEqual(
      expect.arrayContaining(['Accept', 'Decline', '🗺 To the shop', '🗺 To the door']),
    )
    const oldAccept = await driver.dataOf('Accept')
    expect((await driver.press('Accept')).answer?.text).toBe('It is yours!')
    await driver.sees('drive to the shop')
    await driver.until(
      message => message.id === offer.id && /is yours/.test(message.text ?? ''),
      'the offer taken',
    )
    const again = await driver.pressData(oldAccept)
    expect(again.answer).toMatchObject({ showAlert: true })
    expect(again.answer?.text).toContain('Already done')

    const arrive = await driver.dataOf('I am at the shop')
    await Promise.all([driver.pressData(arrive), driver.pressData(arrive), driver.pressData(arrive)])
    await driver.sees('at the shop')
    expect((await driver.pressData(arrive)).answer?.text).toContain('driver at the shop')
    await driver.press('Picked up')
    await driver.sees('drive to the customer')
    await driver.press('I am at the door')
    await driver.sees('at the door')
    expect((await driver.press('Delivered')).answer?.text).toContain('The proof is missing')
    const code = await codeOf(orderId)
    await driver.say(code === '0000' ? '1111' : '0000')
    await driver.sees('This is not the code. 4 tries are left.')
    await driver.say(code)
    await driver.sees('Thank you, noted')
    await driver.press(/^Delivered/)
    await driver.sees('· delivered')
    expect(await statusOf(deliveryId)).toBe('delivered')

    await driver.say('/earnings')
    await driver.sees('Today: 1 delivery')
    await driver.say('/cash')
    await driver.sees('Cash in hand')
    await driver.press('Hand over')
    await driver.press('Yes, hand over')
    await driver.sees('The dispatcher counts it')
    await dispatcher.sees('Carla hands over cash')
    await dispatcher.press('Counted another amount')
    await dispatcher.sees('How much did you count?')
    await dispatcher.say('a lot')
    await dispatcher.sees('This is not an amount')
    await dispatcher.press('Counted another amount')
    await dispatcher.say('209')
    await dispatcher.sees('Settled')
    await dispatcher.sees('Difference:')
    expect((await house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
    expect(
      (await house.db.pool.query(`select balance from ledger.balance where code = 'cash_short_over'`))
        .rows[0],
    ).toEqual({ balance: '100' })
  })

  test('that is proven by a photo needs no code', async () => {
    const driver = await house.driver({ firstName: 'Flor' })
    await house.db.prisma.zone.updateMany({ data: { proofRule: 'photo' } })
    try {
      const { deliveryId } = await offered()
      await toTheDoor(driver)
      await driver.act('photo', { base64: onePixelPng.toString('base64') })
      await driver.sees('Thank you, noted')
      await driver.press(/^Delivered/)
      await driver.sees('· delivered')
      expect(await statusOf(deliveryId)).toBe('delivered')
    } finally {
      await house.db.prisma.zone.updateMany({ data: { proofRule: 'code-or-photo' } })
    }
  })

  test('that cannot be delivered is tried again, and then brought back', async () => {
    const driver = await house.driver({ firstName: 'Gero' })
    const { deliveryId } = await offered()
    await toTheDoor(driver)
    await driver.press('Cannot deliver')
    await driver.press('Nobody opens')
    await driver.sees('· not delivered')
    await driver.sees('Reason: Nobody opens')
    await driver.press('Try again')
    await driver.sees('drive to the customer')
    await driver.press('I am at the door')
    await driver.sees('at the door')
    await driver.press('Cannot deliver')
    await driver.press('They cannot pay')
    await driver.press('Bring it back')
    await driver.sees('on the way back')
    await driver.press('Handed back at the shop')
    await driver.sees('back at the shop')
    expect(await statusOf(deliveryId)).toBe('returned')
  })

  test('that is given back or declined goes to somebody else', async () => {
    const one = await house.driver({ firstName: 'Hugo' })
    const { deliveryId } = await offered()
    await one.press('Accept')
    await one.sees('drive to the shop')
    await one.press('Give it back')
    await one.sees('It goes to somebody else')
    await one.press(/^Give it back$/)
    const other = await house.driver({ firstName: 'Ines' })
    await one.sees('is no longer yours')
    await house.services.dispatch.advance(deliveryId)
    await other.press('Accept')
    await other.sees('drive to the shop')
    const mine = await house.actorOf(other)
    expect((await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).driverId).toBe(
      mine.driverId,
    )
    const { deliveryId: declined } = await offered()
    await one.press('Decline')
    await one.sees('Declined: delivery #')
    expect(await statusOf(declined)).not.toBe('accepted')
  })
})
