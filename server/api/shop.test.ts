import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '../testing/little-town.ts'
import { system } from '../testing/test-house.ts'
import { type ApiHouse, openApiHouse } from './testing/api-house.ts'
import { staff } from './testing/staff.ts'

let api: ApiHouse
let ana: Awaited<ReturnType<ApiHouse['signIn']>>
beforeAll(async () => {
  api = await openApiHouse()
  ana = await api.signIn('shop', { id: 31, first_name: 'Ana' })
})
afterAll(() => api.close())

const ask = (method: string, url: string, payload?: unknown, token = ana.accessToken) =>
  api.ask(method, url, { token, ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }) })
const home = { text: 'Rivera 1234', place: town.inside }

describe('my addresses', () => {
  test('are kept once however often they are put down, named, changed, used and forgotten', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => ask('POST', '/api/shop/addresses', { ...home, label: 'Home' })),
    )
    expect(new Set(answers.map(answer => answer.json().id)).size).toBe(1)
    const [first] = answers
    const { id } = first?.json() ?? {}
    const url = `/api/shop/addresses/${id}`
    expect((await ask('PUT', url, { label: 'Mamá 🏡', note: 'Second bell' })).json()).toEqual({
      id,
      label: 'Mamá 🏡',
      text: 'Rivera 1234',
      note: 'Second bell',
      place: town.inside,
    })
    expect((await ask('PUT', url, { label: null })).json()).toMatchObject({
      label: null,
      note: 'Second bell',
    })
    const moved = { latitude: -34.906, longitude: -56.166 }
    expect((await ask('PUT', url, { text: ' Rivera 1236 ', place: moved })).json()).toMatchObject({
      text: 'Rivera 1236',
      place: moved,
    })
    const other = (await ask('POST', '/api/shop/addresses', { text: 'Brazil 1', place: town.inside })).json()
    const order = async () =>
      (await ask('GET', '/api/shop/addresses')).json().map((one: { id: string }) => one.id)
    expect(await order()).toEqual([other.id, id])
    const cart = (await ask('PUT', `/api/shop/cart/saved-address/${id}`)).json()
    expect(cart.address).toEqual({ text: 'Rivera 1236', note: 'Second bell', place: moved })
    // The last used is the one that is offered first.
    expect(await order()).toEqual([id, other.id])
    expect((await ask('DELETE', url)).statusCode).toBe(200)
    expect((await ask('PUT', url, { label: 'gone' })).statusCode).toBe(404)
    expect(await order()).toEqual([other.id])
  })

  test('may be where nobody delivers, until one of them is used', async () => {
    const away = (
      await ask('POST', '/api/shop/addresses', { text: 'In the river', place: town.outside })
    ).json()
    const used = await ask('PUT', `/api/shop/cart/saved-address/${away.id}`)
    expect([used.statusCode, used.json().code]).toEqual([409, 'places.out-of-zone'])
  })

  test('have words and a place that are such', async () => {
    const { id } = (await ask('POST', '/api/shop/addresses', home)).json()
    const wrong: object[] = [
      { text: '' },
      { text: ' \n ' },
      { text: 'x'.repeat(301) },
      { text: 7 },
      { text: 'a\0b' },
      { label: 'x'.repeat(41) },
      { label: ['Home'] },
      { note: 'x'.repeat(501) },
      { place: { latitude: 91, longitude: 0 } },
      { place: { latitude: '1', longitude: 0 } },
      { place: null },
    ]
    for (const change of wrong)
      for (const answer of [
        await ask('POST', '/api/shop/addresses', { ...home, ...change }),
        await ask('PUT', `/api/shop/addresses/${id}`, change),
      ])
        expect([answer.statusCode, answer.json().code], JSON.stringify(change).slice(0, 50)).toEqual([
          400,
          'request.not-understood',
        ])
    expect((await ask('POST', '/api/shop/addresses', { text: 'Nowhere' })).statusCode).toBe(400)
    expect((await ask('GET', '/api/shop/addresses')).json()[0]).toMatchObject({ id, text: home.text })
  })
})

test('my orders are told apart by whether they are ended, and every page keeps to it', async () => {
  const actor = await api.house.services.people.actorOf(ana.person.userId)
  if (actor.kind !== 'person') throw new Error('Ana is a person')
  const ids: string[] = []
  for (let i = 0; i < 5; i++) ids.push((await api.house.placedOrder(actor)).orderId)
  for (const orderId of [ids[1] ?? '', ids[3] ?? ''])
    await api.house.services.orders.cancel(system, { orderId, version: 1 })
  const list = async (query: string) => {
    const found: string[] = []
    for (let after = ''; ; ) {
      const page = (await ask('GET', `/api/shop/orders?limit=2${query}${after}`)).json()
      found.unshift(...page.items.map((order: { id: string }) => order.id).reverse())
      if (page.next === null) return found
      after = `&after=${page.next}`
    }
  }
  expect(await list('&isOpen=true')).toEqual([ids[0], ids[2], ids[4]])
  expect(await list('&isOpen=false')).toEqual([ids[1], ids[3]])
  expect(await list('')).toEqual(ids)
  expect((await ask('GET', '/api/shop/orders?isOpen=perhaps')).statusCode).toBe(400)
})

test('what the customer shows as a code is what the driver’s app takes', async () => {
  const guest = await api.signIn('shop', { id: 32 })
  const actor = await api.house.services.people.actorOf(guest.person.userId)
  if (actor.kind !== 'person') throw new Error('a guest is a person')
  const { orderId, deliveryId } = await api.house.confirmedOrder(actor)
  const driver = await staff(api, 'driver', 33)
  await api.house.db.prisma.delivery.update({
    where: { id: deliveryId },
    data: { status: 'at_dropoff', driverId: driver.driverId },
  })
  const { handoverCode } = (
    await ask('GET', `/api/shop/orders/${orderId}`, undefined, guest.accessToken)
  ).json()
  expect(handoverCode).toMatch(/^\d{4}$/)
  const proven = await api.ask('POST', `/api/driver/tasks/${deliveryId}/code`, {
    token: driver.token,
    payload: { code: handoverCode },
    headers: { 'idempotency-key': 'at-the-door' },
  })
  expect([proven.statusCode, proven.json().proof]).toMatchObject([200, { missing: [] }])
})

describe('promo codes', () => {
  const url = '/api/shop/cart/promos'
  const issue = (code: string, more: object = {}) =>
    api.house.db.prisma.promoCode.create({
      data: { id: `prm_${code}`, code, effect: 'percent', basisPoints: 2000, currency: 'UYU', ...more },
    })

  test('are added as they are typed, shown with their amount or their reason, and removed', async () => {
    await ask('PUT', '/api/shop/cart/address', home)
    await api.ask('POST', '/api/shop/cart/lines', {
      token: ana.accessToken,
      headers: { 'idempotency-key': 'bread-for-a-code' },
      payload: JSON.stringify({ variantId: town.bread.variantId, optionIds: [], quantity: 1 }),
    })
    await issue('СКИДКА20', { stacks: true })
    await issue('LARGE', { minimumBasketUnits: 20_000n, stacks: true })
    expect((await ask('PUT', url, { code: ' скидка-20' })).json().quote.promos).toEqual([
      {
        code: 'СКИДКА20',
        accepted: true,
        reason: null,
        facts: {},
        on: 'goods',
        amount: { currency: 'UYU', units: '2400' },
      },
    ])
    const [, large] = (await ask('PUT', url, { code: 'large' })).json().quote.promos
    expect(large).toMatchObject({
      accepted: false,
      reason: 'below-minimum',
      facts: {
        minimum: { currency: 'UYU', units: '20000' },
        missing: { currency: 'UYU', units: '8000' },
      },
    })
    const longest = 'Ж'.repeat(32)
    await issue(longest)
    await ask('PUT', url, { code: longest })
    for (const code of ['СКИДКА20', 'large', longest])
      expect((await ask('DELETE', `${url}/${encodeURIComponent(code)}`)).statusCode).toBe(200)
    expect((await ask('GET', '/api/shop/cart')).json().quote.promos).toEqual([])
  })

  test('that are none are refused in words, and after ten of them the eleventh has to wait', async () => {
    const boris = await api.signIn('shop', { id: 77, first_name: 'Boris', language_code: 'ru' })
    const guess = (code: string) => ask('PUT', url, { code }, boris.accessToken)
    for (const code of ['', ' ', "'; --", '<b>', '%00', 'x'.repeat(200)]) {
      const answer = await guess(code)
      expect(answer.statusCode, code).toBe(400)
      expect(answer.json()).toMatchObject({ code: 'promo.unknown' })
    }
    for (const body of [{ code: 'a\0b' }, { code: 'x'.repeat(201) }, { code: 7 }, {}])
      expect((await ask('PUT', url, body, boris.accessToken)).statusCode).toBe(400)
    for (let i = 0; i < 10; i++) expect((await guess(`WRONG${i}`)).statusCode).toBe(400)
    const answer = await guess('СКИДКА20')
    expect(answer.statusCode).toBe(429)
    expect(answer.json()).toMatchObject({
      code: 'promo.too-many-guesses',
      title: 'Слишком много неизвестных промокодов. Попробуйте через 60 минут.',
    })
  })

  test('let nobody pay more than they saw', async () => {
    await issue('FADING')
    const { version, quote } = (await ask('PUT', url, { code: 'fading' })).json()
    await api.house.db.prisma.promoCode.update({ where: { code: 'FADING' }, data: { isActive: false } })
    const place = (totalUnits: string) =>
      api.ask('POST', '/api/shop/orders', {
        token: ana.accessToken,
        headers: { 'idempotency-key': `for-${totalUnits}` },
        payload: JSON.stringify({ cartVersion: version, totalUnits, paymentMethod: 'cash' }),
      })
    const answer = await place(quote.total.units)
    expect(answer.json()).toMatchObject({ code: 'cart.changed' })
    const { quote: now } = (await ask('GET', '/api/shop/cart')).json()
    expect(now.promos).toMatchObject([{ code: 'FADING', reason: 'unknown' }])
    expect((await place(now.total.units)).statusCode).toBe(200)
  })
})
