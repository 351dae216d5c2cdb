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

const ordersOf = async (phone: Parameters<CustomerHouse['actorOf']>[0]) =>
  house.db.prisma.order.findMany({ where: { userId: (await house.actorOf(phone)).userId } })

describe('the first order', () => {
  test('goes from hello to a pinned card', async () => {
    const ana = await house.person('customer', { firstName: 'Ana', languageCode: 'es-UY' })
    await ana.start()
    const asked = await ana.sees('¿En qué idioma hablamos?')
    expect(labels(asked)).toEqual(['English', 'Русский', '✓ Español'])
    await ana.press('English')
    await ana.sees('Welcome, Ana!')
    const shop = await ana.sees('What would you like?')
    expect(shop.text).toContain('Corner Bakery')
    expect(labels(shop)).toEqual(['🥐 Bakery · 2', '☕ Drinks · 1', '📍 Set the address'])
    expect((await ana.person.look(ana.chat)).replyKeyboard?.rows.flat().map(one => one.text)).toEqual([
      '🛍 Menu',
      '🧺 Cart',
      '📦 Orders',
      '❓ Help',
    ])

    await ana.press('Drinks')
    await ana.press('Coffee · from')
    const card = await ana.sees('With milk')
    expect(labels(card)).toContain('✓ Small · $150')
    await ana.press('Large · $190')
    await ana.press('Vanilla +$25')
    await ana.press(/^\+$/)
    const chosen = await ana.until(message => labels(message).includes('Add for $430'), 'the live price')
    expect(labels(chosen)).toEqual(
      expect.arrayContaining(['✓ Large · $190', '✓ Vanilla +$25', 'Caramel +$25', '−', '2', '+']),
    )
    expect((await ana.press('Add for $430')).answer?.text).toBe('Added: 2 × Coffee')
    await ana.press('Cart · $430')
    const noAddress = await ana.sees('Your cart')
    expect(noAddress.text).toContain('2 × Coffee, Large (Vanilla) — $430')
    expect(noAddress.text).toContain('Where shall we deliver?')
    expect(labels(noAddress).at(-1)).toBe('📍 Set the address')

    await ana.press('Set the address')
    await ana.sees('Press the button to send where you are')
    await ana.act('reply-press', { text: '📍 Send where I am', ...town.inside })
    const reach = await ana.sees('delivers here for $90')
    expect(reach.text).toContain('Free delivery from $2,000')
    expect(reach.text).toContain('Orders from $100')
    await ana.press('Cart · ')
    const { eventId } = await ana.press('Check out · $520')
    expect(eventId).toBeGreaterThan(0)
    await ana.sees('please share your phone number')
    await ana.act('reply-press', { text: '📱 Share my number' })
    const confirm = await ana.sees('Please have a last look')
    expect(confirm.text).toContain('Goods: $430')
    expect(confirm.text).toContain('Delivery: $90')
    expect(confirm.text).toContain('Total: $520')
    expect(labels(confirm)[0]).toBe('Place order · $520')
    await ana.press('Place order · $520')
    await ana.sees(/Order #\d+ is placed/)
    const orderCard = await ana.sees('Waiting for the shop to accept')
    expect(orderCard.text).toContain('○○○○')
    expect(labels(orderCard)).toEqual(['💬 Write to the shop', '✖️ Cancel the order'])
    await ana.until(message => message.id === orderCard.id && message.isPinned, 'the pin')
    const [order] = await ordersOf(ana)
    expect(order).toMatchObject({ status: 'placed', totalUnits: 52_000n })

    // the card is edited in place; the news of it is said once
    await house.services.orders.confirm(system, { orderId: order?.id ?? '', version: 1 })
    await ana.until(
      message => message.id === orderCard.id && /●○○○ {2}Accepted/.test(message.text ?? ''),
      'the same card, accepted',
    )
    await ana.sees('The shop has accepted order')
  })

  test('is one order however often the button is tapped', async () => {
    const phone = await house.withBread({ firstName: 'Dora' })
    await phone.press('Check out')
    await phone.sees('Please have a last look')
    const place = await phone.dataOf('Place order')
    await Promise.all([phone.pressData(place), phone.pressData(place), phone.pressData(place)])
    await phone.sees('Waiting for the shop')
    const late = await phone.pressData(place)
    expect(late.answer?.showAlert).toBe(false)
    expect(await ordersOf(phone)).toHaveLength(1)
  })

  test('has what was added once, however often it is added with one button', async () => {
    const phone = await house.guest({ firstName: 'Dina' })
    await phone.press('Bakery')
    await phone.press('Bread')
    const add = await phone.dataOf('Add for $120')
    await Promise.all([phone.pressData(add), phone.pressData(add)])
    await phone.press('Cart · $120')
    await phone.sees('1 × Bread')
  })

  test('asks for the phone of the person themself', async () => {
    const phone = await house.guest({ firstName: 'Eva' })
    const other = await house.guest({ firstName: 'Other' })
    await phone.act('contact', { userId: other.user.id })
    await phone.sees('This contact is not yours')
    await phone.act('contact', { userId: other.user.id, isForwarded: true })
    await phone.act('contact', { phone: '+59899111222', firstName: 'Typed' })
    expect((await phone.heard()).filter(text => text.includes('not yours'))).toHaveLength(1)
    await phone.act('contact', { own: true })
    await phone.sees('the number is noted')
    expect((await phone.heard()).filter(text => text.includes('not yours'))).toHaveLength(3)
    const { userId } = await house.actorOf(phone)
    const { phone: kept } = await house.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect(kept).toBe(phone.user.phone)
  })
})

describe('a link', () => {
  test('of a rep binds whoever comes by it', async () => {
    const { people, sales } = house.services
    const rita = await house.customer('Rita')
    const { payload } = await people.inviteStaff(system, { role: 'sales' })
    await people.joinByInvite(rita, payload)
    const { startPayload } = await sales.profile(await people.actorOf(rita.userId))
    const phone = await house.person('customer', { firstName: 'Fred' })
    await phone.start(startPayload)
    await phone.sees('Rita has invited you')
    await phone.sees('Which language')
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.referralBond.findUnique({ where: { customerId: userId } })).toMatchObject({
      repId: rita.userId,
    })
  })

  test('with a promo code puts it into the cart; one that nobody knows is told, and is a hello all the same', async () => {
    await house.db.prisma.promoCode.create({
      data: { id: 'prm_link', code: 'FROMLINK', effect: 'percent', basisPoints: 1000, currency: 'UYU' },
    })
    const phone = await house.guest({ firstName: 'Lena' })
    await phone.start('promo_NOTHING')
    await phone.sees('We do not know this code')
    await phone.start('promo_From-Link')
    await phone.sees('The code From-Link is in your cart')
    await phone.say('/cart')
    await phone.sees('The code FROMLINK is in your cart')
    expect((await house.services.carts.view(await house.actorOf(phone))).quote.promos).toMatchObject([
      { code: 'FROMLINK' },
    ])
  })

  test('with any other payload is only a hello', async () => {
    const phone = await house.guest({ firstName: 'Gil' })
    for (const payload of ['ref_nobody', 'ref_', 'x', 'inv_0000-abc', '_-_']) await phone.start(payload)
    await phone.sees('Welcome, Gil!')
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.referralBond.findUnique({ where: { customerId: userId } })).toBeNull()
  })
})

describe('the address', () => {
  test('may be typed, chosen from what was found, refined, used again and forgotten', async () => {
    const phone = await house.guest({ firstName: 'Hugo' })
    await phone.say('/address')
    await phone.sees('Where shall we deliver?')
    await phone.say('qqqqqq 77')
    await phone.sees('I do not know this address')
    await phone.say('riverra 1234')
    const found = await phone.sees('Which one is it?')
    expect(labels(found)).toContain('📍 Avenida Rivera 1234')
    await phone.press('Avenida Rivera 1234')
    const reach = await phone.sees('delivers here')
    expect(reach.text).toContain('Avenida Rivera 1234')
    await phone.press('Add entrance')
    await phone.sees('How does the driver find your door?')
    await phone.say('Door 3, <b>bell</b> & "Pérez"')
    await phone.sees('The driver will read: Door 3, <b>bell</b> & "Pérez"')
    await phone.say('/address')
    const saved = await phone.sees('Your saved address')
    expect(labels(saved)[0]).toBe('📍 Avenida Rivera 1234')
    await phone.press('📍 Avenida Rivera 1234')
    await phone.sees('🚪 Door 3', saved.id)
    await phone.say('/address')
    await phone.press('Forget')
    await phone.sees('You have no saved addresses')
  })

  test('out of every zone is refused at once, with a way on', async () => {
    const phone = await house.guest({ firstName: 'Ines' })
    await phone.act('location', town.outside)
    const sorry = await phone.sees('we do not deliver to this place yet')
    expect(labels(sorry)).toEqual(['📍 Try another address'])
    await phone.act('venue', { ...town.outside, title: 'Far', address: 'Away 1' })
    await phone.sees('we do not deliver', sorry.id)
    await phone.press('Try another address')
    await phone.sees('Where shall we deliver?')
    await phone.say('Calle Lejana 1')
    await phone.press('📍 Calle Lejana 1')
    const { userId } = await house.actorOf(phone)
    expect(await house.db.prisma.address.count({ where: { userId } })).toBe(0)
    await phone.act('venue', { ...town.inside, title: 'Café Uno', address: 'Rivera 1' })
    await phone.sees('Café Uno, Rivera 1')
    const { messageId } = await phone.shareLive(town.inside)
    await phone.sees('delivers here', messageId)
    const before = (await phone.heard()).length
    await phone.person.move(phone.chat, messageId, town.outside)
    await phone.say('/help')
    await phone.sees('What I can do')
    expect((await phone.heard()).length).toBe(before + 1)
  })
})

describe('the cart', () => {
  test('counts up and down, and empties after asking', async () => {
    const phone = await house.withBread({ firstName: 'Juan' })
    const plus = await phone.dataOf(/^\+$/)
    await phone.pressData(plus)
    await phone.sees('2 × Bread')
    // the same tap once more says the same quantity, not one more
    await phone.pressData(plus)
    await phone.press(/^−$/)
    await phone.sees('1 × Bread')
    await phone.press('Empty it')
    await phone.press('Keep it')
    await phone.press('Empty it')
    await phone.press('Yes, empty it')
    await phone.sees('Your cart is empty')
    const gone = await phone.pressData(plus)
    expect(gone.answer?.text).toContain('has changed since')
  })

  test('takes a note, a tip, a sum to change and a time', async () => {
    const phone = await house.withBread({ firstName: 'Karl' })
    await phone.press('Add a note')
    await phone.say('No onions')
    await phone.sees('📝 No onions')
    await phone.press('Tip')
    await phone.press('10 % · $12')
    await phone.sees('Tip for the driver: $12')
    await phone.press('Tip $12')
    await phone.press('Another amount')
    await phone.say('a lot')
    await phone.sees('This tip does not look right')
    await phone.say('20')
    await phone.sees('Tip for the driver: $20')
    await phone.press('Paying in cash')
    const sums = await phone.sees('What will you pay with')
    expect(labels(sums)).toEqual([
      'Exactly $230',
      '$250',
      '$300',
      '$400',
      '$500',
      '✏️ Another amount',
      '↩️ Back to the cart',
    ])
    await phone.press('$500')
    await phone.sees('change from $500')
    await phone.press('Paying in cash')
    await phone.press('Another amount')
    await phone.say('100')
    await phone.sees('covers $230')
    await phone.say('1 000')
    await phone.sees('change from $1,000')
    await phone.press('🕑 Time')
    const days = await phone.sees('When shall we deliver?')
    expect(labels(days)[0]).toBe('✓ ⚡ As soon as possible')
    await phone.act('press', { messageId: days.id, row: 1, column: 1 })
    const times = await phone.sees('At what time on')
    await phone.act('press', { messageId: times.id, row: 0, column: 0 })
    await phone.sees(/🕑 .*\d\d:\d\d–\d\d:\d\d/)
    await phone.press('Check out')
    const confirm = await phone.sees('Please have a last look')
    expect(confirm.text).toContain('📝 No onions')
    await phone.press('Place order')
    const card = await phone.sees('Waiting for the shop')
    expect(card.text).toContain('change from $1,000')
    expect(card.text).toMatch(/🕑 .*\d\d:\d\d–\d\d:\d\d/)
  })

  test('takes promo codes: shows what each takes off or why it does not, and lets go of them', async () => {
    const issue = (code: string, more: object) =>
      house.db.prisma.promoCode.create({
        data: { id: `prm_${code}`, code, effect: 'percent', basisPoints: 2500, currency: 'UYU', ...more },
      })
    await issue('QUARTER', { stacks: true })
    await issue('BIGONE', { minimumBasketUnits: 20_000n, stacks: true })
    await issue('GONE', { endsAt: new Date(Date.now() - 1000) })
    const phone = await house.withBread({ firstName: 'Pia' })
    await phone.press('Promo code')
    await phone.sees('Which code?')
    await phone.say('no such <b>')
    await phone.sees('We do not know this code')
    await phone.say('gone')
    await phone.sees('This code is no longer valid')
    await phone.say(' quar-ter ')
    const taken = await phone.sees('Code QUARTER: −$30')
    expect(taken.text).toContain('Total: $180')
    await phone.say('/promo bigone')
    const waiting = await phone.sees('BIGONE does not count: from $200, $80 more')
    expect(waiting.text).toContain('Code QUARTER: −$30')
    const promos = await phone.press('Promo code').then(() => phone.sees('Promo codes'))
    expect(promos.text).toContain('QUARTER: −$30')
    expect(labels(promos)).toEqual([
      '🗑 Remove QUARTER',
      '🗑 Remove BIGONE',
      '➕ Another code',
      '↩️ Back to the cart',
    ])
    const remove = await phone.dataOf('Remove QUARTER')
    await phone.press('Remove QUARTER')
    const left = await phone.sees('Total: $210')
    expect(left.text).not.toContain('QUARTER')
    // the button of a list that has changed must not take another one out
    expect((await phone.pressData(remove)).answer?.text).toContain('changed')
    expect((await house.services.carts.view(await house.actorOf(phone))).quote.promos).toMatchObject([
      { code: 'BIGONE' },
    ])
  })

  test('with a code that is used up at the last moment is shown again, and nothing is ordered', async () => {
    await house.db.prisma.promoCode.create({
      data: {
        id: 'prm_last',
        code: 'LASTONE',
        effect: 'fixed',
        amountUnits: 5000n,
        currency: 'UYU',
        maxUses: 1,
      },
    })
    const phone = await house.withBread({ firstName: 'Rosa' })
    await phone.say('/promo lastone')
    await phone.sees('Code LASTONE: −$50')
    await phone.press('Check out · $160')
    await phone.sees('Please have a last look')
    await house.db.prisma.promoCode.update({ where: { code: 'LASTONE' }, data: { used: 1 } })
    const { answer } = await phone.press('Place order · $160')
    expect(answer).toMatchObject({ showAlert: true })
    expect(answer?.text).toContain('changed')
    await phone.sees('LASTONE does not count: used up by others')
    expect(await ordersOf(phone)).toEqual([])
    await phone.press('Check out · $210')
    await phone.press('Place order · $210')
    await phone.sees(/Order #\d+ is placed/)
  })

  test('says what is in the way: sold out, too little, changed meanwhile', async () => {
    const phone = await house.regular({ firstName: 'Lena' })
    await phone.say('🛍 Menu')
    await phone.press('Bakery')
    await phone.press('Cake · from')
    await phone.sees('Only 5 left')
    for (let more = 0; more < 4; more++) await phone.press(/^\+$/)
    await phone.until(message => labels(message).includes('Add for $2,250'), 'five cakes')
    await phone.press('Add for $2,250')
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: town.cake.variantId },
      data: { onHand: 2 },
    })
    await phone.press('Cart · ')
    await phone.sees('Cake: Only 2 pieces are left.')
    for (let less = 0; less < 3; less++) await phone.press(/^−$/)
    await phone.press('Check out')
    await phone.sees('Please have a last look')
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: town.cake.variantId },
      data: { onHand: 1 },
    })
    const refused = await phone.press('Place order')
    expect(refused.answer).toMatchObject({ showAlert: true })
    expect(refused.answer?.text).toContain('Only 1 piece is left')
    expect(await ordersOf(phone)).toHaveLength(0)
  })
})

describe('a product with a picture', () => {
  test('is sent once as a file and from then on by its id; leaving it leaves no picture behind', async () => {
    const { services, db } = house
    const teller = await house.ordered({ firstName: 'Nora' })
    const actor = await house.actorOf(teller.phone)
    const { conversationId } = await services.talking.open(actor, {
      orderId: teller.orderId,
      kind: 'dispatcher',
    })
    const said = { kind: 'photo' as const, bytes: new Uint8Array(onePixelPng), mimeType: 'image/png' }
    await services.talking.say(actor, { conversationId, said, key: 'picture' })
    const { id: photoId } = await db.prisma.media.findFirstOrThrow()
    await db.prisma.product.update({ where: { id: town.coffee.productId }, data: { photoId } })

    const phone = await house.guest({ firstName: 'Otto' })
    await phone.press('Drinks')
    await phone.press('Coffee · from')
    const card = await phone.until(message => message.photo !== null, 'the picture')
    expect(card.caption).toContain('With milk')
    await phone.press('Large · $190')
    await phone.until(
      message => message.id === card.id && labels(message).includes('✓ Large · $190'),
      'the choice',
    )
    await phone.press('Back')
    await phone.sees('☕ Drinks')
    await expect
      .poll(async () => (await phone.messages()).some(message => message.photo !== null))
      .toBe(false)
    await phone.press('Coffee · from')
    await phone.until(message => message.photo !== null, 'the picture again')
    const calls = await callsOf(house.sandbox.url, {})
    const uploads = calls.filter(call => JSON.stringify(call.request).includes('attach://'))
    expect(uploads).toHaveLength(1)
    await db.prisma.product.update({ where: { id: town.coffee.productId }, data: { photoId: null } })
  })
})

describe('the language', () => {
  test('changes any time, and buttons of the old one still work', async () => {
    const phone = await house.guest({ firstName: 'Mia' })
    await phone.say('/language')
    await phone.press('Русский')
    await phone.sees('Кнопки внизу теперь тоже на русском')
    await phone.say('🛍 Menu')
    const shop = await phone.sees('Чего бы вам хотелось?')
    expect(labels(shop)).toEqual(['🥐 Выпечка · 2', '☕ Напитки · 1', '📍 Указать адрес'])
    await phone.say('📦 Заказы')
    await phone.sees('Вы ещё ничего не заказывали')
  })
})
