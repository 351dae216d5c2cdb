import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { photoForm, picture } from './testing/photo.ts'

let api: ApiHouse
beforeAll(async () => {
  api = await openApiHouse()
})
afterAll(() => api.close())

const key = (name: string) => ({ 'idempotency-key': `one-order-${name}` })

/** Somebody who joined by an invite, signed in to the app of their role. */
const staff = async (app: 'driver' | 'dispatch', role: 'driver' | 'dispatcher', id: number) => {
  const { person } = await api.signIn(app, { id, first_name: role })
  const { payload } = await api.house.services.people.inviteStaff(system, { role, branchId: town.branchId })
  await api.house.services.people.joinByInvite(
    await api.house.services.people.actorOf(person.userId),
    payload,
  )
  const { accessToken } = await api.signIn(app, { id, first_name: role })
  const actor = await api.house.services.people.actorOf(person.userId)
  return {
    actor,
    ask: async (method: string, url: string, payload?: object, status = 200) => {
      const answer = await api.ask(method, url, {
        token: accessToken,
        headers: { 'idempotency-key': randomUUID() },
        ...(payload ? { payload } : {}),
      })
      expect([answer.statusCode, answer.body], `${method} ${url}`).toEqual([status, expect.anything()])
      return answer.json()
    },
    token: accessToken,
  }
}

test('an order goes from the menu to the door over HTTP alone', async () => {
  const { accessToken } = await api.signIn('shop', { id: 1, first_name: 'Ana' })
  const customer = async (method: string, url: string, payload?: object, headers = {}) => {
    const answer = await api.ask(method, url, {
      token: accessToken,
      headers,
      ...(payload ? { payload } : {}),
    })
    expect([answer.statusCode, answer.body], `${method} ${url}`).toEqual([200, expect.anything()])
    return answer.json()
  }
  const branches = await customer('GET', '/api/shop/branches')
  expect(branches).toMatchObject([{ id: town.branchId, isOpen: true }])
  const menu = await customer('GET', `/api/shop/branches/${town.branchId}/menu`)
  expect(menu.categories[0].products[0]).toMatchObject({
    id: town.bread.productId,
    fromPrice: { currency: 'UYU', units: '12000' },
    isSoldOut: false,
    pictureId: null,
  })
  const coffee = await customer(
    'GET',
    `/api/shop/branches/${town.branchId}/products/${town.coffee.productId}`,
  )
  expect(coffee.optionGroups[0].options).toHaveLength(2)
  const { latitude, longitude } = town.inside
  const reach = await customer('GET', `/api/shop/reach?latitude=${latitude}&longitude=${longitude}`)
  expect(reach).toMatchObject({ branchId: town.branchId, minimumOrder: { units: '10000' } })
  const slots = await customer('GET', `/api/shop/branches/${town.branchId}/slots`)
  expect(slots.length).toBeGreaterThan(0)

  const line = { variantId: town.bread.variantId, quantity: 2 }
  const first = await customer('POST', '/api/shop/cart/lines', line, key('bread'))
  const again = await customer('POST', '/api/shop/cart/lines', line, key('bread'))
  expect([first.lines[0].quantity, again.lines[0].quantity]).toEqual([2, 2])
  const one = await customer('PUT', `/api/shop/cart/lines/${first.lines[0].id}`, { quantity: 1 })
  expect(one.quote.subtotal).toEqual({ currency: 'UYU', units: '12000' })
  expect(one.quote.problems[0].code).toBe('cart.address-missing')
  await customer('PUT', '/api/shop/cart/address', { text: 'Rivera 1234', place: town.inside })
  await customer('PUT', '/api/shop/cart/address-note', { note: 'Second bell' })
  await customer('PUT', '/api/shop/cart/note', { note: 'Well done, please' })
  await customer('PUT', '/api/shop/cart/slot', { slotId: null })
  const tipped = await customer('PUT', '/api/shop/cart/tip', { units: '1000' })
  const ready = await customer('PUT', '/api/shop/cart/cash-from', { units: '50000' })
  expect([tipped.tip.units, ready.cashFrom.units, ready.quote.problems]).toEqual(['1000', '50000', []])
  const [saved] = await customer('GET', '/api/shop/addresses')
  expect(saved).toMatchObject({ text: 'Rivera 1234', note: 'Second bell' })
  const settled = await customer('PUT', `/api/shop/cart/saved-address/${saved.id}`)

  const order = { cartVersion: settled.version, paymentMethod: 'cash' }
  const placed = await customer('POST', '/api/shop/orders', order, key('order'))
  expect(await customer('POST', '/api/shop/orders', order, key('order'))).toEqual({
    ...placed,
    isRepeat: true,
  })
  const url = `/api/shop/orders/${placed.id}`
  expect(await customer('GET', url)).toMatchObject({ status: 'placed', handoverCode: null })
  expect((await customer('GET', '/api/shop/orders')).items).toHaveLength(1)

  const desk = await staff('dispatch', 'dispatcher', 2)
  const board = await desk.ask('GET', '/api/dispatch/orders?isOpen=true&needsDriver=true&status=placed')
  expect(board).toMatchObject({ items: [{ id: placed.id, customerName: 'Ana' }], next: null })
  const seen = await desk.ask('GET', `/api/dispatch/orders/${placed.id}`)
  expect(JSON.stringify(seen)).not.toContain('usr_')
  const confirmed = await desk.ask('POST', `/api/dispatch/orders/${placed.id}/confirm`, {
    version: seen.version,
  })
  expect(confirmed.status).toBe('confirmed')
  const stale = await desk.ask('POST', `/api/dispatch/orders/${placed.id}/confirm`, { version: 1 }, 409)
  expect(stale).toMatchObject({ code: 'order.already-done', facts: { status: 'confirmed' } })

  const driver = await staff('driver', 'driver', 3)
  const { delivery } = api.house.services
  const here = { place: { latitude: -34.891, longitude: -56.156 }, at: api.house.clock.now(), isLive: true }
  await delivery.reportPosition(driver.actor, here)
  expect(await driver.ask('POST', '/api/driver/shift/start')).toMatchObject({
    status: 'on',
    timeZone: 'America/Montevideo',
  })
  const deliveryId = confirmed.delivery.id
  await api.house.db.prisma.delivery.update({
    where: { id: deliveryId },
    data: { searchFrom: api.house.clock.now() },
  })
  await api.house.services.dispatch.advance(deliveryId)
  const [offer] = await driver.ask('GET', '/api/driver/offers')
  expect(JSON.stringify(offer)).not.toMatch(/1234|Ana|Second bell/)
  const fleet = await desk.ask('GET', `/api/dispatch/drivers?deliveryId=${deliveryId}`)
  expect(fleet[0]).toMatchObject({ name: 'driver', shiftStatus: 'on' })
  let task = await driver.ask('POST', `/api/driver/offers/${offer.offerId}/accept`, {
    version: offer.version,
  })
  expect(task).toMatchObject({ status: 'accepted', customerName: 'Ana' })
  expect((await driver.ask('GET', '/api/driver/tasks')).length).toBe(1)
  const { handoverCode } = await customer('GET', url)
  expect(handoverCode).toMatch(/^\d+$/)
  const at = `/api/driver/tasks/${deliveryId}`
  await desk.ask('POST', `/api/dispatch/orders/${placed.id}/prepare`, { version: confirmed.version })
  const packed = await desk.ask('POST', `/api/dispatch/orders/${placed.id}/ready`, {
    version: confirmed.version + 1,
  })
  expect(packed.status).toBe('ready')
  for (const step of ['arrive-at-pickup', 'pick-up', 'arrive-at-dropoff'])
    task = await driver.ask('POST', `${at}/${step}`, { version: task.version })
  const { payload, headers } = photoForm(await picture())
  const sent = await api.ask('POST', `${at}/photo`, {
    token: driver.token,
    payload,
    headers: { ...headers, ...key('photo') },
  })
  expect([sent.statusCode, sent.json().proof?.missing]).toEqual([200, []])
  await driver.ask('POST', `${at}/code`, { code: handoverCode })
  const done = await driver.ask('POST', `${at}/deliver`, {
    version: sent.json().version,
    isCashCollected: true,
  })
  expect(done.status).toBe('delivered')
  expect(await driver.ask('GET', '/api/driver/earnings')).toMatchObject({ deliveries: 1 })
  const cash = await driver.ask('GET', '/api/driver/cash')
  expect(cash.inHand.units).toBe(ready.quote.total.units)
  const declared = await driver.ask('POST', '/api/driver/cash/declare', { units: cash.inHand.units })
  expect(declared).toMatchObject({ status: 'declared', declared: cash.inHand })
  const reviewed = await customer('POST', `${url}/review`, { stars: 5, driverStars: 4, text: 'Warm' })
  expect(reviewed.review).toEqual({ stars: 5, text: 'Warm' })
  expect((await customer('POST', `${url}/reorder`)).cart.lines).toHaveLength(1)
  await driver.ask('POST', '/api/driver/shift/end')
})

test('lists go on where the page before ended, also between orders of the same instant', async () => {
  const { accessToken, person } = await api.signIn('shop', { id: 11 })
  const actor = await api.house.services.people.actorOf(person.userId)
  if (actor.kind !== 'person') throw new Error('a person who signed in is a person')
  for (let count = 0; count < 5; count += 1) await api.house.placedOrder(actor)
  const same = new Date()
  await api.house.db.prisma.order.updateMany({ where: { userId: person.userId }, data: { placedAt: same } })
  const found: string[] = []
  let after = ''
  for (let page = 0; page < 3; page += 1) {
    const answer = await api.ask('GET', `/api/shop/orders?limit=2${after}`, { token: accessToken })
    const { items, next } = answer.json()
    found.push(...items.map((item: { id: string }) => item.id))
    after = `&after=${next}`
    expect(next === null).toBe(page === 2)
  }
  expect(new Set(found).size).toBe(5)
  for (const wrong of ['x', 'MTIz', '%00'])
    expect((await api.ask('GET', `/api/shop/orders?after=${wrong}`, { token: accessToken })).statusCode).toBe(
      400,
    )
})
