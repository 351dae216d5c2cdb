import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChatView } from '../../sandbox/api/contract.ts'
import { onePixelPng } from '../../sandbox/testing/one-pixel.ts'
import { request } from '../../sandbox/testing/person.ts'
import { town } from '../../server/testing/little-town.ts'
import { system } from '../../server/testing/test-house.ts'
import { botOf, tokenOf } from '../testing/bot-house.ts'
import { callsOf, type Phone } from '../testing/phone.ts'
import { type CustomerHouse, labels, openCustomerHouse } from './testing/guests.ts'

let house: CustomerHouse
beforeAll(async () => {
  house = await openCustomerHouse()
})
afterAll(async () => {
  await house.close()
  expect(house.complaints).toEqual([])
})

/** What a bot answers to something that was sent: everything it says until it has said this. */
const answersTo = async (
  phone: Phone,
  act: () => Promise<{ messageId: number }>,
  wanted: RegExp | string,
) => {
  const { messageId } = await act()
  return phone.sees(wanted, messageId)
}

const nasty = [
  `Robert'); DROP TABLE orders;--`,
  '<b>bold</b> <script>alert(1)</script> &amp; <a href="tg://user?id=1">x</a>',
  '*bold* _it_ `code` [x](tg://user?id=1) ~no~ ||spoiler||',
  '😀👩‍👩‍👧‍👦🏳️‍🌈 \u202Eright to left\u202C שלום مرحبا',
  '{ $name } { -term } %s %d \\n {{x}}',
]
/** Half a character and a nothing: no such text is ever kept, but it must not break anything. */
const broken = ['\u0000\u0000', 'x \ud83d', '\u202e']

describe('nonsense', () => {
  test('of every kind is answered in the language of the person', async () => {
    const phone = await house.person('customer', { firstName: 'Ольга', languageCode: 'ru' })
    await phone.start()
    await phone.press('Русский')
    await phone.sees('Чего бы вам хотелось?')
    const file = { base64: onePixelPng.toString('base64') }
    const answer = /Не понимаю/
    await answersTo(phone, () => phone.say('???'), answer)
    await answersTo(phone, () => phone.say('/nosuchcommand'), answer)
    await answersTo(phone, () => phone.act('sticker', {}), answer)
    await answersTo(phone, () => phone.act('photo', file), answer)
    await answersTo(phone, () => phone.act('document', { ...file, fileName: "x'; drop table.png" }), answer)
    await answersTo(phone, () => phone.act('voice', { ...file, mimeType: 'audio/ogg' }), answer)
    for (const text of [...nasty, ...broken])
      await answersTo(phone, () => phone.say(text.replaceAll(/\d/g, '')), answer)
    await answersTo(phone, () => phone.act('contact', { phone: '123', firstName: '<b>' }), /не ваш контакт/)
    const english = (await phone.heard()).filter(text => /\b(the|your|please)\b/i.test(text))
    expect(english).toEqual([])
  })

  test('in the middle of a question does not lose the question', async () => {
    const phone = await house.withBread({ firstName: 'Ana' })
    await phone.press('Add a note')
    await phone.sees('What should the shop know?')
    await answersTo(phone, () => phone.act('sticker', {}), 'A line of text, please')
    await answersTo(
      phone,
      () => phone.act('photo', { base64: onePixelPng.toString('base64') }),
      'A line of text',
    )
    await phone.say('x'.repeat(10_000))
    await phone.sees('This note is too long: 500 characters fit')
    await phone.say('x'.repeat(501))
    await phone.say('no onions')
    await phone.sees('📝 no onions')
    await phone.press('Change the note')
    await phone.sees('The note so far: no onions')
    await phone.say('/cancel')
    await phone.sees('All right, never mind')
    await answersTo(phone, () => phone.say('this is not a note'), 'I did not understand that')
    await phone.press('Change the note')
    await phone.press('Remove the note')
    await phone.sees('Your cart')
    await phone.press('Change the note').catch(() => {})
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.cart.findFirst({ where: { userId } })).toMatchObject({ note: null })
  }, 40_000)

  test('in every field is kept as it is and shown as text', async () => {
    for (const [at, text] of nasty.entries()) {
      const phone = await house.withBread({
        firstName: `${text.slice(0, 40)}${at}`,
      })
      await phone.press('Add a note')
      await phone.say(text)
      await phone.sees('📝 ')
      await phone.act('venue', { ...town.inside, title: text.slice(0, 60), address: text })
      await phone.press('Add entrance')
      await phone.say(text)
      await phone.sees('The driver will read')
      await phone.say('🧺 Cart')
      await phone.press('Check out')
      await phone.press('Place order')
      await phone.sees('Waiting for the shop')
      const { userId } = await house.actorOf(phone)
      const order = await house.db.prisma.order.findFirstOrThrow({ where: { userId } })
      expect(order.note).toBe(text)
      expect(order.addressNote).toBe(text)
      const card = await phone.sees('Waiting for the shop')
      expect(card.text?.replaceAll(/\s+/g, ' ')).toContain(text)
    }
  }, 60_000)
})

describe('buttons', () => {
  test('of another time or of nobody say so and change nothing', async () => {
    const phone = await house.withBread({ firstName: 'Bob' })
    const cart = await phone.sees('Your cart')
    const at = (data: string) => ({ messageId: cart.id, data })
    const old = [
      'place',
      'place:x',
      'put:1:2',
      'line:lin_x:1:0',
      'nosuch',
      ':::',
      'cancel:ord_x',
      "'; --",
      '<b>',
    ]
    for (const data of old) {
      const { answer } = await phone.pressData(at(data))
      expect(answer?.text, data).toMatch(/out of date/)
      expect(answer?.showAlert, data).toBe(true)
    }
    for (const data of ['language/9/9//h', 'language/0/0//f1', 'language/-1/0//h'])
      expect((await phone.pressData(at(data))).answer?.text, data).toMatch(/out of date/)
    const missing = { cat: 'cat', prd: 'prd' }
    const nobody = '0000000000zzzzzzzz'
    for (const data of [`cat:${missing.cat}_${nobody}:0`, `prd:${missing.prd}_${nobody}:0`])
      expect((await phone.pressData(at(data))).answer?.text, data).toContain('no longer on the menu')
  })

  test("of somebody else's order open nothing", async () => {
    const { orderId } = await house.ordered({ firstName: 'Carl' })
    const thief = await house.guest({ firstName: 'Thief' })
    const shop = await thief.sees('What would you like?')
    const tries = [
      `show:${orderId}`,
      `cancel:${orderId}`,
      `cancel-sure:${orderId}:1`,
      `rate:${orderId}:1`,
      `again:${orderId}`,
      `driver:${orderId}`,
      `dispatcher:${orderId}`,
      `review:${orderId}`,
    ]
    for (const data of tries) {
      const { answer } = await thief.pressData({ messageId: shop.id, data })
      expect(answer?.text, data).toContain('no such order')
    }
    expect(await house.db.prisma.order.findUnique({ where: { id: orderId } })).toMatchObject({
      status: 'placed',
    })
    const heard = await thief.heard()
    expect(heard.some(text => text.includes('Corner Bakery') && text.includes('Order #'))).toBe(false)
  })

  test('of a card whose product has changed show it anew', async () => {
    const phone = await house.guest({ firstName: 'Dirk' })
    await phone.press('Drinks')
    await phone.press('Coffee')
    const vanilla = await phone.dataOf('Vanilla')
    await house.db.prisma.option.update({ where: { id: town.coffee.vanillaId }, data: { isActive: false } })
    const { answer } = await phone.pressData(vanilla)
    expect(answer?.text).toContain('The menu has changed since')
    await phone.until(
      message =>
        message.id === vanilla.messageId && !labels(message).some(label => label.includes('Vanilla')),
      'a card without vanilla',
    )
    await house.db.prisma.option.update({ where: { id: town.coffee.vanillaId }, data: { isActive: true } })
  })
})

describe('a Telegram that stumbles', () => {
  test('loses no answer to a question, and places no order twice', async () => {
    const phone = await house.withBread({ firstName: 'Sofia' })
    await phone.press('Add a note')
    await phone.sees('What should the shop know?')
    await house.fault({ method: 'sendMessage', kind: 'error', code: 502, times: 2 })
    await phone.say('Knock twice')
    await phone.sees('📝 Knock twice')
    await phone.press('Check out')
    await house.fault({ method: 'editMessageText', kind: 'error', code: 500, times: 1 })
    await house.fault({ method: 'sendMessage', kind: 'drop_connection', isAfterEffect: false, times: 1 })
    await phone.press('Place order', 100)
    await phone.sees(/Order #\d+ is placed/)
    await phone.sees('Waiting for the shop')
    await house.calmDown()
    expect((await phone.heard()).filter(text => text.includes('did not understand'))).toEqual([])
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.order.count({ where: { userId } })).toBe(1)
    const spoken = house.complaints.splice(0).join('\n')
    expect(spoken).toContain('update will be tried again')
    expect(spoken).not.toContain('set aside')
  })
})

describe('a group', () => {
  test('is left with a word, and nothing said there is heard', async () => {
    const phone = await house.guest({ firstName: 'Greta' })
    const chat = await request<ChatView>(house.sandbox.url, 'POST', '/chats', {
      title: 'Friends',
      ownerId: phone.user.id,
      bots: [botOf.customer.slice(1)],
    })
    const group = phone.in(chat.id)
    await group.sees('I take orders in a private chat only')
    const bot = Number(tokenOf.customer.split(':')[0])
    await expect
      .poll(
        async () => (await phone.person.look(chat.id)).members.find(member => member.userId === bot)?.status,
      )
      .toBe('left')
  })
})

describe('whoever blocks the bot', () => {
  test('is left in peace, and served again after coming back', async () => {
    const { phone, orderId } = await house.ordered({ firstName: 'Hans' })
    await phone.act('block')
    await expect
      .poll(
        async () =>
          (await house.db.prisma.botUser.findFirst({ where: { telegramId: BigInt(phone.user.id) } }))
            ?.isReachable,
      )
      .toBe(false)
    await house.services.orders.confirm(system, { orderId, version: 1 })
    const before = (await callsOf(house.sandbox.url, { chatId: phone.chat })).length
    await new Promise(resolve => setTimeout(resolve, 600))
    expect((await callsOf(house.sandbox.url, { chatId: phone.chat })).length).toBe(before)
    await phone.start()
    await phone.sees('Welcome, Hans!')
    await house.services.orders.prepare(system, { orderId, version: 2 })
    await phone.sees('Being prepared')
  })
})
