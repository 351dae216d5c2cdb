import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Phone } from '../../bots/testing/phone.ts'
import type { Actor } from '../../server/services/index.ts'
import { town } from '../../server/testing/little-town.ts'
import { type AppHouse, type OpenApp, openAppHouse } from '../testing/app-house.ts'
import { phoneObjections } from '../testing/objections.ts'

let house: AppHouse
let ana: Phone
let actor: Actor
let shop: OpenApp
let app: FrameLocator
let driver: Actor
let dispatcher: Actor
/** What the live wire has told the page. */
const frames: string[] = []

beforeAll(async () => {
  house = await openAppHouse()
  ana = await house.person('customer', { firstName: 'Ana', phone: '+59899123456' })
  await ana.start()
  await ana.press('English')
  actor = await house.actorOf(ana)
  dispatcher = await house.dispatcher()
  driver = await house.driverOnShift()
  shop = await house.openApp(ana, { bot: 'customer' })
  app = shop.app
  shop.page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => {
      frames.push(String(payload))
    }),
  )
})
afterAll(() => house?.close())
afterEach(() => {
  expect(house.troubles.splice(0)).toEqual([])
  expect(house.complaints.splice(0)).toEqual([])
})

const button = (name: string | RegExp): Locator => app.getByRole('button', { name })
const heading = (name: string | RegExp): Locator => app.getByRole('heading', { name })
const main = (name: string | RegExp): Locator => shop.page.locator('.app-bar').getByRole('button', { name })
const cart = () => house.services.carts.view(actor)
const orders = () => house.db.prisma.order.findMany({ orderBy: { number: 'asc' } })
/** As fast as no thumb is. */
const pressFast = (target: Locator, times: number): Promise<void> =>
  target.evaluate((element, count) => {
    for (let nth = 0; nth < count; nth++) (element as HTMLElement).click()
  }, times)
/** Holds back what is asked of an address until it is released. */
const hold = async (url: string) => {
  let letGo = (): void => {}
  const released = new Promise<void>(resolve => {
    letGo = resolve
  })
  const isAsked = shop.page.waitForRequest(url)
  const goings: Promise<void>[] = []
  await shop.page.route(url, async route => {
    const going = released.then(() => route.continue())
    goings.push(going)
    await going
  })
  return {
    isAsked,
    release: async () => {
      letGo()
      await Promise.all(goings)
      await shop.page.unroute(url)
    },
  }
}
const stepper = (name: string): Locator => app.getByRole('group', { name })
const tile = (name: string): Locator => app.locator('.tile', { hasText: name })
const backToMenu = async (): Promise<void> => {
  const back = shop.page.locator('.app-head').getByRole('button', { name: /^(Back|Назад)$/ })
  while (await back.count()) {
    await shop.pressBack()
    await shop.page.waitForTimeout(150)
  }
  await app.locator('main.menu .tile').first().waitFor()
}
/** Something in the cart and somewhere to bring it, without the detour over the screens. */
const fillCart = async (quantity = 1) => {
  await house.services.carts.clear(actor)
  await house.services.carts.addLine(actor, { variantId: town.bread.variantId, optionIds: [], quantity })
  return house.services.carts.setAddress(actor, { text: 'Calle Beta 200', place: town.inside })
}
/** Opens the cart's screen from the menu, with what is in it by now, and goes on to the checkout. */
const checkOut = async (): Promise<void> => {
  await backToMenu()
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const { lines } = await cart()
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  // not the button of the cart as it was before
  await shop.pressMain(new RegExp(`^Cart · ${count} item`))
  await heading('Cart').waitFor()
  await shop.pressMain(/^Check out/)
  await heading('Checkout').waitFor()
}

test('what is pressed fast counts, on the menu and in the cart', async () => {
  await heading('Menu').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await tile('Bread').getByRole('button', { name: 'Add Bread' }).click()
  await pressFast(stepper('Bread').getByRole('button', { name: 'One more' }), 4)
  await stepper('Bread').getByText('5').waitFor()
  await main('Cart · 5 items · $600').waitFor()
  await pressFast(stepper('Bread').getByRole('button', { name: 'One less' }), 2)
  await shop.pressMain('Cart · 3 items · $360')
  await heading('Cart').waitFor()
  await pressFast(stepper('Bread').getByRole('button', { name: 'One more' }), 1)
  await pressFast(stepper('Bread').getByRole('button', { name: 'One more' }), 1)
  await stepper('Bread').getByText('5').waitFor()
  await app.getByText('$600').first().waitFor()
  expect((await cart()).lines).toMatchObject([{ quantity: 5 }])
})

test('the chat and the app have one cart', async () => {
  await ana.say('/menu')
  await ana.press('Bakery')
  await ana.press(/^Cake/)
  await ana.press(/^Add for/)
  await vi.waitUntil(async () => (await cart()).lines.length === 2, { timeout: 8000 })
  // as when somebody comes back from the chat
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await stepper('Cake').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await pressFast(stepper('Cake').getByRole('button', { name: 'One less' }), 1)
  await stepper('Cake').waitFor({ state: 'detached' })
  await ana.say('/cart')
  const { text } = await ana.sees(/5 × Bread/)
  expect(text).not.toContain('Cake')
})

test('a product is chosen with all that belongs to it, and the menu is where one left it', async () => {
  await backToMenu()
  await app.getByRole('searchbox').fill('cofee')
  await tile('Coffee')
    .getByRole('button', { name: /^Coffee/ })
    .click()
  await heading('Coffee').waitFor()
  await app.getByLabel('Large').check()
  await app.getByLabel('Vanilla').check()
  await app.getByLabel('Caramel').check()
  await stepper('Quantity').getByRole('button', { name: 'One more' }).click()
  expect(await phoneObjections(shop)).toEqual([])
  await shop.pressMain('Add · $480')
  await main(/^Cart · 7 items/).waitFor()
  expect(await app.getByRole('searchbox').inputValue()).toBe('cofee')
  await app.getByRole('searchbox').fill('<script>alert(1)</script> 👩‍👩‍👧 \u202e')
  await app.getByText('Nothing found for').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await app.getByRole('searchbox').fill('')
  expect((await cart()).lines.at(-1)).toMatchObject({ quantity: 2, names: { product: { en: 'Coffee' } } })
})

test('an address is typed, found and taken; one out of reach is told; a pin is put and named', async () => {
  // of all that the screen asks for the first answer is lost on the way
  const lost = new Set<string>()
  await shop.page.route(/\/api\/(config|shop\/reach|shop\/addresses)(\?|$)/, async route => {
    const { pathname } = new URL(route.request().url())
    if (lost.has(pathname)) return route.continue()
    lost.add(pathname)
    await route.abort()
  })
  await shop.pressMain(/^Cart/)
  await shop.pressMain('Set the address')
  const field = app.getByRole('searchbox')
  await field.fill('ruta lejana 9')
  await button('Ruta Lejana 9').click()
  await app
    .getByText('do not deliver', { exact: false })
    .or(app.getByText('outside', { exact: false }))
    .waitFor()
  expect(await main('Deliver here').isDisabled()).toBe(true)
  await field.fill('Nowhere at all 12')
  await shop.pressMain('Find on the map')
  await app.getByText('is not on our map').waitFor()
  expect(await main('Deliver here').isDisabled()).toBe(true)
  await field.fill('calle beta 200')
  await field.press('Enter')
  await app.getByText('Corner Bakery delivers here for $90').waitFor()
  await app.locator('.town-map[data-phase=shown]').waitFor()
  expect(lost.size).toBe(3)
  await shop.page.unrouteAll()
  expect(await phoneObjections(shop)).toEqual([])
  await app.locator('canvas').focus()
  await shop.page.keyboard.press('ArrowUp')
  await shop.page.keyboard.press('ArrowLeft')
  await app.getByText('Corner Bakery delivers here for $90').waitFor()
  expect(await field.inputValue()).toBe('Calle Beta 200')
  await app.getByLabel('Note for the driver').fill('Flat 4 · звонить 2 раза 🔔')
  await shop.pressMain('Deliver here')
  await heading('Checkout').waitFor()
  const { address } = await cart()
  expect(address).toMatchObject({ text: 'Calle Beta 200', note: 'Flat 4 · звонить 2 раза 🔔' })
  expect(address?.place.latitude).not.toBe(-34.905)
})

test('own sums are read as people write them, and nonsense is told', async () => {
  const own = button('Another amount')
  await own.first().click()
  const sum = app.getByRole('textbox', { name: 'A tip for the driver' })
  for (const nonsense of ['ten', '-5', '1e9', '10 or 20']) {
    await sum.fill(nonsense)
    await sum.press('Enter')
    await app.getByText('Write one amount').waitFor()
  }
  await sum.fill('999999999999')
  await sum.press('Enter')
  await app.getByText('This tip does not look right').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  const toKitchen = app.getByRole('textbox', { name: 'Note for the kitchen' })
  await toKitchen.focus()
  const drawnAnew = shop.page.waitForResponse('**/api/shop/cart')
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await drawnAnew
  await shop.page.waitForTimeout(300)
  expect(await toKitchen.evaluate(field => field === document.activeElement)).toBe(true)
  await sum.fill('35,50')
  await sum.press('Enter')
  await button('$35.50').waitFor()
  await own.last().click()
  await app.getByRole('textbox', { name: 'The note you pay with' }).fill('1.777')
  await button('Set').click()
  await button('change from $1,777').waitFor()
  expect(await cart()).toMatchObject({ tip: { units: 3550n }, cashFrom: { units: 177_700n } })
})

test('a note that is still being typed when the button is pressed goes to the kitchen, and what was ordered is tracked', async () => {
  await app.getByRole('textbox', { name: 'Note for the kitchen' }).fill('Без соли, please')
  await shop.pressMain(/^Place order · \$/)
  await heading('Waiting for the shop').waitFor()
  const [order] = await orders()
  expect(order).toMatchObject({ note: 'Без соли, please', placedVia: 'app', status: 'placed' })
  expect((await cart()).lines).toEqual([])
  await ana.sees(`#${order?.number}`)
  expect(await phoneObjections(shop)).toEqual([])
  await button('Write to the shop').click()
  await app.getByRole('textbox').fill('Is it still warm? 🥐')
  await app.getByRole('textbox').press('Enter')
  await app.getByText('Is it still warm? 🥐').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await shop.pressBack()
})

test('an order moves on by itself, its code is there once there is a driver, and its map follows them', async () => {
  const [order] = await orders()
  const { id: orderId, handoverCode } = order ?? { id: '', handoverCode: '' }
  expect(await app.getByText(handoverCode).count()).toBe(0)
  await house.services.orders.confirm(dispatcher, { orderId, version: 1 })
  await heading('The shop has accepted').waitFor()
  const delivery = () => house.db.prisma.delivery.findUniqueOrThrow({ where: { orderId } })
  const { id: deliveryId, version } = await delivery()
  await house.services.dispatch.assign(dispatcher, {
    deliveryId,
    version,
    driverId: driver.kind === 'person' ? (driver.driverId ?? '') : '',
  })
  await app.getByText(handoverCode, { exact: true }).waitFor()
  await app.getByRole('img', { name: 'The code as a QR code' }).waitFor()
  await app.getByText('Bruno').first().waitFor()
  const step = async () => ({ deliveryId, version: (await delivery()).version })
  await house.services.delivery.arriveAtPickup(driver, await step())
  await house.services.delivery.pickUp(driver, await step())
  await heading('On the way to you').waitFor()
  await app.locator('.town-map[data-phase=shown]').waitFor()
  await app.getByText(/^\d+ minutes?$/).waitFor()
  const place = { latitude: -34.9, longitude: -56.16 }
  await house.services.delivery.reportPosition(driver, { place, at: house.clock.now(), isLive: true })
  await vi.waitUntil(() => frames.some(frame => frame.includes('"positions"') && frame.includes('-34.9,')), {
    timeout: 8000,
  })
  expect(await phoneObjections(shop)).toEqual([])
  // where no wire stands the order is asked for now and then; the clock for that runs faster here
  await app.locator('html').evaluate(() => {
    const { WebSocket: Wire, setInterval: every } = window
    window.WebSocket = class extends Wire {
      constructor(url: string | URL) {
        super(String(url).replace('/live', '/nowhere'))
      }
    }
    window.setInterval = ((work: () => void, ms = 0) => every(work, ms / 30)) as typeof setInterval
    document.addEventListener('wire-again', () =>
      Object.assign(window, { WebSocket: Wire, setInterval: every }),
    )
  })
  house.cutWires()
  await app.getByText('may be a little old').waitFor()
  await house.services.delivery.arriveAtDropoff(driver, await step())
  await heading('The driver is at your door').waitFor()
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('wire-again')))
  await house.services.delivery.proveByCode(driver, { deliveryId, code: handoverCode })
  await house.services.delivery.deliver(driver, { ...(await step()), isCashCollected: true })
  await heading('Delivered').waitFor()
  expect(await app.getByText(handoverCode, { exact: true }).count()).toBe(0)
})

test('who got an order says how it was, and orders the same again', async () => {
  await app.getByLabel('4 stars').first().check()
  await app.getByRole('textbox').fill('Still warm! <b>👍</b>')
  expect(await phoneObjections(shop)).toEqual([])
  await button('Send').click()
  await heading('How was it?').waitFor({ state: 'detached' })
  const review = await house.db.prisma.review.findFirstOrThrow()
  expect(review).toMatchObject({ stars: 4, text: 'Still warm! <b>👍</b>' })
  await shop.pressMain('Order the same again')
  await heading('Cart').waitFor()
  expect((await cart()).lines.map(({ quantity }) => quantity)).toEqual([5, 2])
})

test('a cart that was changed between the look and the order is told, and nothing is ordered', async () => {
  await fillCart(1)
  // What the page does not ask in between, it cannot know.
  let isBlind = false
  let looks = 0
  await shop.page.route('**/api/shop/cart', async route => {
    if (isBlind) return route.abort()
    looks++
    await route.fulfill({ response: await route.fetch() })
    looks--
  })
  shop.page.on('request', asked => {
    if (asked.url().endsWith('/api/shop/orders')) isBlind = false
  })
  await checkOut()
  await main('Place order · $210').waitFor()
  isBlind = true
  await vi.waitUntil(() => looks === 0)
  const [line] = (await cart()).lines
  const setQuantity = (quantity: number) =>
    house.services.carts.setQuantity(actor, { lineId: line?.id ?? '', quantity })
  await setQuantity(9)
  await shop.pressMain('Place order · $210')
  await app.getByRole('alert').getByText('Your cart has changed').waitFor()
  await main(/^Place order · \$1,170/).waitFor()
  await shop.page.unroute('**/api/shop/cart')
  expect(await orders()).toHaveLength(1)
})

test('a press on a sum that has just become another is taken for a press on the sum before', async () => {
  // long enough after the last press to be no second tap of it
  await shop.page.waitForTimeout(600)
  const [line] = (await cart()).lines
  await house.services.carts.setQuantity(actor, { lineId: line?.id ?? '', quantity: 2 })
  await main(/^Place order/).evaluate(element => {
    const press = new MutationObserver(() => {
      press.disconnect()
      ;(element as HTMLElement).click()
    })
    press.observe(element, { characterData: true, childList: true, subtree: true })
  })
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await app.getByRole('alert').getByText('Please have another look').waitFor()
  await main('Place order · $330').waitFor()
  expect(await orders()).toHaveLength(1)
  await shop.page.waitForTimeout(600)
})

test('two presses and a lost answer make one order', async () => {
  let sent = 0
  await shop.page.route('**/api/shop/orders', async route => {
    sent++
    if (sent > 1) return route.continue()
    await route.fetch()
    await route.abort()
  })
  const press = main(/^Place order/)
  await press.evaluate(element => {
    ;(element as HTMLElement).click()
    ;(element as HTMLElement).click()
  })
  await heading('Waiting for the shop').waitFor()
  await shop.page.unroute('**/api/shop/orders')
  expect(sent).toBe(2)
  expect(await orders()).toHaveLength(2)
})

test('an order is called off after a question, and shown among all orders', async () => {
  await backToMenu()
  await button('My orders').click()
  await app.getByRole('listitem').getByText('Waiting for the shop').click()
  await button('Cancel the order').click()
  await shop.page.getByRole('alertdialog').getByRole('button', { name: 'Keep it' }).click()
  await shop.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  // the page hears of the answer a moment after the question is gone, and asks nothing else before
  await shop.page.waitForTimeout(300)
  await heading('Waiting for the shop').waitFor()
  await button('Cancel the order').click()
  await shop.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel it' }).click()
  await heading('Cancelled').waitFor()
  // the list is there as it was left, before it is known what has changed meanwhile
  const held = await hold('**/api/shop/orders?*')
  await shop.pressBack()
  await app.getByRole('listitem').getByText('Waiting for the shop').waitFor()
  await held.release()
  await app.getByRole('listitem').getByText('Cancelled').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await backToMenu()
})

test('an answer that comes when one has gone on takes nothing away', async () => {
  await tile('Coffee')
    .getByRole('button', { name: /^Coffee/ })
    .click()
  await heading('Coffee').waitFor()
  const adding = await hold('**/api/shop/cart/lines')
  await shop.pressMain(/^Add ·/)
  await adding.isAsked
  await shop.pressBack()
  await tile('Cake').getByRole('button', { name: /^Cake/ }).click()
  await heading('Cake').waitFor()
  await adding.release()
  await vi.waitUntil(async () => (await cart()).lines.length === 1, { timeout: 8000 })
  await shop.page.waitForTimeout(300)
  await heading('Cake').waitFor()
  await fillCart()
  await checkOut()
  await button(/^Deliver to/).click()
  await app.getByText('Corner Bakery delivers here').waitFor()
  const keeping = await hold('**/api/shop/cart/address')
  await shop.pressMain('Deliver here')
  await keeping.isAsked
  await shop.pressBack()
  await heading('Checkout').waitFor()
  await keeping.release()
  await shop.page.waitForTimeout(300)
  await heading('Checkout').waitFor()
})

test('stock that somebody else has taken is told, and the sum is never another than what was seen', async () => {
  await fillCart()
  await house.services.carts.addLine(actor, { variantId: town.cake.variantId, optionIds: [], quantity: 5 })
  const [, slot] = await house.services.places.slots(town.branchId)
  await house.services.carts.setSlot(actor, slot?.id ?? '')
  await shop.page.route('**/slots', route => route.fulfill({ status: 404, json: {} }))
  await checkOut()
  await app.getByText('This does not work at the moment').waitFor()
  // the time that is chosen stands there all the same, and nothing is said of how many it has room for
  const times = app.getByRole('group', { name: 'When' }).getByRole('button')
  expect(await times.count()).toBe(2)
  expect(await times.last().textContent()).toMatch(/\d\d:\d\d–\d\d:\d\d$/)
  await shop.page.unroute('**/slots')
  await button('Try again').click()
  await app.getByText('This does not work at the moment').waitFor({ state: 'detached' })
  await house.db.prisma.stockLevel.updateMany({
    where: { variantId: town.cake.variantId },
    data: { onHand: 2 },
  })
  await shop.pressMain(/^Place order/)
  await app.getByText('is not there as you want it').waitFor()
  await shop.page.locator('.app-bar button:disabled').waitFor()
  expect(await orders()).toHaveLength(2)
  await backToMenu()
  await house.services.carts.setSlot(actor, null)
})

test('a promo code is given, says what it does, counts by itself, and is let go of', async () => {
  const issue = (code: string, more: object) =>
    house.db.prisma.promoCode.create({
      data: {
        id: `prm_${code}`,
        code,
        effect: 'percent',
        basisPoints: 1000,
        currency: 'UYU',
        stacks: true,
        ...more,
      },
    })
  await issue('TENTHOFF', { maxUses: 1 })
  await issue('FORLARGE', { effect: 'free_delivery', minimumBasketUnits: 30_000n })
  await fillCart(2)
  await app.locator('html').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await shop.pressMain(/^Cart · 2 items/)
  const field = app.getByRole('textbox', { name: 'Promo code' })
  await button('Promo code').click()
  await field.fill('nonsense')
  await field.press('Enter')
  await app.getByText('We do not know this code').waitFor()
  expect(await field.inputValue()).toBe('nonsense')
  expect(await phoneObjections(shop)).toEqual([])
  await field.fill(' tenth-off ')
  await field.press('Enter')
  await app.getByText('-$24').waitFor()
  await button('Promo code').click()
  await field.fill('forlarge')
  await button('Apply').click()
  await app.getByText('from $300, $60 more').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await stepper('Bread').getByRole('button', { name: 'One more' }).click()
  await app.getByText('-$90').waitFor()
  await shop.pressMain('Check out · $324')
  await button('Remove FORLARGE').click()
  await main('Place order · $414').waitFor()
  // somebody else is faster
  await house.db.prisma.promoCode.update({ where: { code: 'TENTHOFF' }, data: { used: 1 } })
  await shop.pressMain('Place order · $414')
  await app.getByText('Your cart has changed').waitFor()
  await app.getByText('used up by others').waitFor()
  await main('Place order · $450').waitFor()
  expect(await orders()).toHaveLength(2)
  await button('Remove TENTHOFF').click()
  await app.getByText('used up by others').waitFor({ state: 'detached' })
  expect((await cart()).quote.promos).toEqual([])
  await backToMenu()
})

test('a language is chosen for the app and the chat, and an address gets a name', async () => {
  await button('My profile').click()
  await heading('Ana').waitFor()
  await button('Русский').click()
  await button('Мои адреса').waitFor()
  expect(await phoneObjections(shop)).toEqual([])
  await button('Мои адреса').click()
  await button('Изменить: Calle Beta 200').first().click()
  await app.getByRole('textbox', { name: 'Название' }).fill('Дом')
  expect(await phoneObjections(shop)).toEqual([])
  await shop.pressMain('Сохранить')
  await button(/^Дом/).first().waitFor()
  // forgotten once, however often one presses and whatever is lost on the way
  await button('Изменить: Дом').click()
  let forgotten = 0
  await shop.page.route('**/api/shop/addresses/adr_*', async route => {
    if (++forgotten > 1) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await pressFast(button('Забыть этот адрес'), 2)
  await app.getByRole('dialog').waitFor({ state: 'detached' })
  await button(/^Дом/).waitFor({ state: 'detached' })
  expect(forgotten).toBe(2)
  expect(await app.locator('.toast').count()).toBe(0)
  await shop.page.unroute('**/api/shop/addresses/adr_*')
  await ana.say('/cart')
  await ana.sees('Ваша корзина')
})

test('links, cards and the menu button lead to where they say', async () => {
  const open = async (startParam: string) => house.openApp(ana, { bot: 'customer', startParam })
  const product = await open(town.coffee.productId)
  await product.app.getByRole('heading', { name: 'Кофе' }).waitFor()
  await product.page.context().close()
  const [order] = await orders()
  const tracked = await open(order?.id ?? '')
  await tracked.app.getByText(`№ ${order?.number}`).waitFor()
  await tracked.page.context().close()
  const given = await open('promo_For-Large')
  await given.app.getByText('Промокод For-Large в вашей корзине').waitFor()
  expect((await cart()).quote.promos).toMatchObject([{ code: 'FORLARGE' }])
  await given.page.context().close()
  const lost = await open('ord_000000000000nobody')
  await lost.app.getByRole('alert').waitFor()
  await lost.pressBack()
  await lost.app.getByRole('heading', { name: 'Меню' }).waitFor()
  // the same page of Telegram, by the button beside the text field
  await lost.page
    .getByRole('button', { name: /Закрыть|Close/ })
    .last()
    .click()
  await lost.page.locator('.menu-button').click()
  await lost.app.getByRole('heading', { name: 'Меню' }).waitFor()
  await lost.page.context().close()
})
