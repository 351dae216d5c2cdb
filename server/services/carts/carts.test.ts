import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { withoutGuard } from '../../testing/without-locks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Customer = Awaited<ReturnType<TestHouse['customer']>>
const { bread, cake, coffee } = town

const add = (customer: Customer, change: object = {}, at = house) =>
  at.services.carts.addLine(customer, { variantId: bread.variantId, optionIds: [], quantity: 1, ...change })
/** A customer with an address in the zone. */
const settled = async (at = house): Promise<Customer> => {
  const customer = await at.customer()
  await at.services.carts.setAddress(customer, { text: 'Rivera 1234', place: town.inside })
  return customer
}
const place = async (customer: Customer, key = Math.random().toString(), at = house) => {
  const { version } = await at.services.carts.view(customer)
  return at.services.orders.place(customer, {
    cartVersion: version,
    paymentMethod: 'cash',
    idempotencyKey: key,
  })
}
const problems = async (customer: Customer): Promise<string[]> =>
  (await house.services.carts.view(customer)).quote.problems.map(({ code }) => code)
const refusing = (code: string) => ({ code })

describe('what is in the cart', () => {
  test('the same choice again is one line; another choice is another', async () => {
    const customer = await settled()
    const choice = { variantId: coffee.smallId, optionIds: [coffee.vanillaId, coffee.caramelId] }
    await add(customer, choice)
    await add(customer, { ...choice, optionIds: [coffee.caramelId, coffee.vanillaId], quantity: 2 })
    const cart = await add(customer, { variantId: coffee.smallId })
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([3, 1])
    expect(cart.lines[0]?.total.units).toBe(3n * (coffee.smallUnits + 2n * coffee.syrupUnits))
  })

  test.each([
    [
      'an option of nobody',
      { variantId: coffee.smallId, optionIds: ['opt_nothing'] },
      'catalog.bad-selection',
    ],
    ['an option of another product', { optionIds: [coffee.vanillaId] }, 'catalog.bad-selection'],
    [
      'an option twice',
      { variantId: coffee.smallId, optionIds: [coffee.vanillaId, coffee.vanillaId] },
      'catalog.bad-selection',
    ],
    ['a product of nobody', { variantId: 'var_nothing' }, 'catalog.absent'],
    ['nothing of it', { quantity: 0 }, 'cart.too-many'],
    ['a hundred of it', { quantity: 100 }, 'cart.too-many'],
    ['one and a half', { quantity: 1.5 }, 'cart.too-many'],
    ['less than nothing', { quantity: -1 }, 'cart.too-many'],
    ['not a number', { quantity: Number.NaN }, 'cart.too-many'],
    ['more than there is', { variantId: cake.variantId, quantity: 6 }, 'stock.not-enough'],
  ])('%s is refused, and the cart stays as it was', async (_what, line, code) => {
    const customer = await settled()
    const before = await add(customer)
    await expect(add(customer, line)).rejects.toMatchObject(refusing(code))
    expect((await house.services.carts.view(customer)).version).toBe(before.version)
  })

  test('too few and too many of a group are refused', async () => {
    const customer = await settled()
    const group = { where: { id: coffee.groupId } }
    await house.db.prisma.optionGroup.update({ ...group, data: { minimum: 1, maximum: 1 } })
    await expect(add(customer, { variantId: coffee.smallId })).rejects.toMatchObject({
      code: 'catalog.bad-selection',
    })
    await expect(
      add(customer, { variantId: coffee.smallId, optionIds: [coffee.vanillaId, coffee.caramelId] }),
    ).rejects.toMatchObject({ code: 'catalog.bad-selection' })
    await add(customer, { variantId: coffee.smallId, optionIds: [coffee.vanillaId] })
    await house.db.prisma.optionGroup.update({ ...group, data: { minimum: 0, maximum: 2 } })
  })

  test('twenty taps under one key add once; twenty different taps add twenty', async () => {
    const customer = await settled()
    await house.services.carts.view(customer)
    await Promise.all(Array.from({ length: 20 }, () => add(customer, { idempotencyKey: 'one tap' })))
    expect((await house.services.carts.view(customer)).lines[0]?.quantity).toBe(1)
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(customer, { idempotencyKey: `tap ${i}` })))
    expect((await house.services.carts.view(customer)).lines[0]?.quantity).toBe(21)
    await expect(add(customer, { idempotencyKey: 'one tap', quantity: 2 })).rejects.toMatchObject({
      code: 'request.key-reused',
    })
  })

  test('a line goes with its last piece; a line of somebody else is not there', async () => {
    const customer = await settled()
    const { lines } = await add(customer)
    const lineId = lines[0]?.id ?? ''
    const { carts } = house.services
    await expect(carts.setQuantity(await settled(), { lineId, quantity: 9 })).rejects.toMatchObject(
      refusing('cart.changed'),
    )
    expect((await carts.setQuantity(customer, { lineId, quantity: 7 })).lines[0]?.quantity).toBe(7)
    expect((await carts.setQuantity(customer, { lineId, quantity: 0 })).lines).toEqual([])
    await expect(carts.view(system)).rejects.toMatchObject(refusing('people.not-allowed'))
  })

  test('twenty first looks at once make one cart', async () => {
    const customer = await house.customer()
    const views = await Promise.all(Array.from({ length: 20 }, () => house.services.carts.view(customer)))
    expect(new Set(views.map(({ id }) => id)).size).toBe(1)
  })
})

describe('why a cart cannot be placed', () => {
  test('it is empty, has no address, or is below the minimum', async () => {
    const customer = await house.customer()
    await expect(place(customer)).rejects.toMatchObject(refusing('cart.empty'))
    await add(customer)
    await expect(place(customer)).rejects.toMatchObject(refusing('cart.address-missing'))
    const few = await settled()
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { minimumOrderUnits: 12_001n } })
    await add(few)
    expect(await problems(few)).toEqual(['cart.below-minimum'])
    await expect(place(few)).rejects.toMatchObject(refusing('cart.below-minimum'))
    await house.db.prisma.zone.update({
      where: { id: town.zoneId },
      data: { minimumOrderUnits: town.minimumUnits },
    })
    expect((await place(few)).isRepeat).toBe(false)
  })

  test('the address is outside every zone', async () => {
    const customer = await settled()
    const { carts } = house.services
    await expect(
      carts.setAddress(customer, { text: 'The river', place: town.outside }),
    ).rejects.toMatchObject(refusing('places.out-of-zone'))
    for (const place of [
      { latitude: 91, longitude: 0 },
      { latitude: Number.NaN, longitude: 0 },
    ])
      await expect(carts.setAddress(customer, { text: 'Nowhere', place })).rejects.toMatchObject(
        refusing('places.bad-place'),
      )
    expect((await carts.view(customer)).address?.text).toBe('Rivera 1234')
  })

  test('a zone that is closed after the address was chosen', async () => {
    const customer = await settled()
    await add(customer)
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { isActive: false } })
    await expect(place(customer)).rejects.toMatchObject(refusing('places.out-of-zone'))
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { isActive: true } })
  })

  test('what was in it is sold out or no longer sold', async () => {
    const customer = await settled()
    await add(customer, { variantId: coffee.largeId })
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: coffee.largeId },
      data: { onHand: 0 },
    })
    expect(await problems(customer)).toEqual(['stock.sold-out'])
    await expect(place(customer)).rejects.toMatchObject(refusing('stock.sold-out'))
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: coffee.largeId },
      data: { onHand: 1000 },
    })
    const { variant, product, category, option } = house.db.prisma
    await add(customer, { variantId: coffee.largeId, optionIds: [coffee.vanillaId] })
    for (const sell of [
      (isActive: boolean) => variant.update({ where: { id: coffee.largeId }, data: { isActive } }),
      (isActive: boolean) => product.update({ where: { id: coffee.productId }, data: { isActive } }),
      (isActive: boolean) => category.update({ where: { id: town.drinks }, data: { isActive } }),
      (isActive: boolean) => option.update({ where: { id: coffee.vanillaId }, data: { isActive } }),
    ]) {
      expect(await problems(customer)).toEqual([])
      await sell(false)
      expect(new Set(await problems(customer))).toEqual(new Set(['stock.sold-out']))
      await expect(place(customer)).rejects.toMatchObject(refusing('stock.sold-out'))
      await sell(true)
    }
  })

  test('it is not the cart that was seen', async () => {
    const customer = await settled()
    const { version } = await add(customer)
    await add(customer)
    await expect(
      house.services.orders.place(customer, {
        cartVersion: version,
        paymentMethod: 'cash',
        idempotencyKey: 'old',
      }),
    ).rejects.toMatchObject(refusing('cart.changed'))
  })

  test('the price has changed under the customer’s hands: the new one counts, and fits its parts', async () => {
    const customer = await settled()
    await add(customer)
    await house.db.prisma.variant.update({ where: { id: bread.variantId }, data: { priceUnits: 13_000n } })
    const { id } = await place(customer)
    const order = await house.services.orders.track(customer, id)
    expect(order.total.units).toBe(13_000n + town.feeUnits)
    await house.db.prisma.variant.update({
      where: { id: bread.variantId },
      data: { priceUnits: bread.priceUnits },
    })
    expect((await house.services.orders.track(customer, id)).total.units).toBe(13_000n + town.feeUnits)
  })
})

describe('the terms', () => {
  test('a note of 500 characters is kept, one of 501 refused, blanks are none', async () => {
    const customer = await settled()
    const { carts } = house.services
    expect((await carts.setNote(customer, ` ${'я'.repeat(500)} `)).note).toHaveLength(500)
    for (const set of [carts.setNote, carts.setAddressNote])
      await expect(set(customer, 'x'.repeat(501))).rejects.toMatchObject(refusing('cart.note-too-long'))
    await expect(
      carts.setAddress(customer, { text: 'Rivera 1', note: 'x'.repeat(10_000), place: town.inside }),
    ).rejects.toMatchObject(refusing('cart.note-too-long'))
    expect((await carts.setNote(customer, '   ')).note).toBeNull()
  })

  test('an address is cut where a sign ends', async () => {
    const customer = await settled()
    const text = `${'x'.repeat(299)}😀`
    const cart = await house.services.carts.setAddress(customer, { text, place: town.inside })
    expect(cart.address?.text).toBe('x'.repeat(299))
  })

  test('a tip is no less than nothing and no slip of the thumb', async () => {
    const customer = await settled()
    const { carts } = house.services
    for (const units of [-1n, 10_000_001n])
      await expect(carts.setTip(customer, units)).rejects.toMatchObject(refusing('cart.bad-tip'))
    expect((await carts.setTip(customer, 700n)).tip.units).toBe(700n)
  })

  test('the note to pay with covers the total, also when the total grows afterwards', async () => {
    const customer = await settled()
    await add(customer)
    const { carts } = house.services
    await expect(carts.setCashFrom(customer, 20_999n)).rejects.toMatchObject(refusing('cart.cash-too-little'))
    expect((await carts.setCashFrom(customer, 21_000n)).cashFrom?.units).toBe(21_000n)
    await add(customer)
    await expect(place(customer)).rejects.toMatchObject(refusing('cart.cash-too-little'))
    await carts.setCashFrom(customer, null)
    await place(customer)
  })

  test('after placing, the terms of one order are not those of the next; the address is', async () => {
    const customer = await settled()
    await add(customer)
    const { carts } = house.services
    await carts.setNote(customer, 'no onions')
    await carts.setTip(customer, 500n)
    await place(customer)
    expect(await carts.view(customer)).toMatchObject({
      lines: [],
      note: null,
      tip: { units: 0n },
      slot: null,
      address: { text: 'Rivera 1234' },
    })
  })

  test('a saved address is used by its owner, and forgotten for good', async () => {
    const customer = await settled()
    const { carts, places } = house.services
    const [saved] = await places.savedAddresses(customer)
    await carts.setAddress(customer, { text: 'Bulevar 9', place: town.inside })
    expect((await carts.useAddress(customer, saved?.id ?? '')).address?.text).toBe('Rivera 1234')
    const stranger = await settled()
    const absent = refusing('places.address-absent')
    await expect(carts.useAddress(stranger, saved?.id ?? '')).rejects.toMatchObject(absent)
    await expect(places.forgetAddress(stranger, saved?.id ?? '')).rejects.toMatchObject(absent)
    await places.forgetAddress(customer, saved?.id ?? '')
    await expect(carts.useAddress(customer, saved?.id ?? '')).rejects.toMatchObject(absent)
    expect((await places.savedAddresses(customer)).map(({ text }) => text)).toEqual(['Bulevar 9'])
  })
})

describe('ordering again', () => {
  test('fills the cart with what there still is, and counts what is missing', async () => {
    const customer = await settled()
    await add(customer, { quantity: 2 })
    await add(customer, { variantId: coffee.smallId, optionIds: [coffee.vanillaId] })
    await add(customer, { variantId: cake.variantId })
    const { id } = await place(customer)
    await house.db.prisma.option.update({ where: { id: coffee.vanillaId }, data: { isActive: false } })
    await house.db.prisma.variant.update({ where: { id: cake.variantId }, data: { isActive: false } })
    await add(customer, { variantId: coffee.largeId })
    const { cart, missing } = await house.services.carts.reorder(customer, id)
    expect(missing).toBe(2)
    expect(cart.lines).toMatchObject([{ variantId: bread.variantId, quantity: 2 }])
    await house.db.prisma.option.update({ where: { id: coffee.vanillaId }, data: { isActive: true } })
    await house.db.prisma.variant.update({ where: { id: cake.variantId }, data: { isActive: true } })
    await expect(house.services.carts.reorder(await settled(), id)).rejects.toMatchObject(
      refusing('order.absent'),
    )
  })
})

describe('slots', () => {
  const slotOf = async (at = house) => (await at.services.places.slots(town.branchId))[4]

  test('are shown once they exist, in order, with what is left; looking twice makes no second set', async () => {
    const [one, two] = await Promise.all([
      house.services.places.slots(town.branchId),
      house.services.places.slots(town.branchId),
    ])
    expect(one).toEqual(two)
    const starts = one.map(({ startsAt }) => startsAt.getTime())
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
    expect(one.every(({ left }) => left === 12)).toBe(true)
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(house.clock.now().getTime() + 45 * 60_000)
  })

  test('a full one, one of nobody, and one that is too near are refused', async () => {
    const customer = await settled()
    const { carts } = house.services
    const slot = await slotOf()
    await house.db.prisma.slot.update({ where: { id: slot?.id ?? '' }, data: { taken: 12 } })
    await expect(carts.setSlot(customer, slot?.id ?? '')).rejects.toMatchObject(refusing('places.slot-full'))
    await expect(carts.setSlot(customer, 'slt_nothing')).rejects.toMatchObject(refusing('places.slot-absent'))
    await house.db.prisma.slot.update({
      where: { id: slot?.id ?? '' },
      data: { taken: 0, startsAt: new Date(house.clock.now().getTime() + 60_000) },
    })
    await expect(carts.setSlot(customer, slot?.id ?? '')).rejects.toMatchObject(
      refusing('places.slot-absent'),
    )
  })

  const race = async (at: TestHouse): Promise<{ won: number; refused: Set<unknown>; taken: number }> => {
    const slot = await slotOf(at)
    await at.db.prisma.slot.update({ where: { id: slot?.id ?? '' }, data: { capacity: 3 } })
    const customers: Customer[] = []
    for (let i = 0; i < 15; i++) {
      const customer = await settled(at)
      await add(customer, {}, at)
      await at.services.carts.setSlot(customer, slot?.id ?? '')
      customers.push(customer)
    }
    const results = await Promise.allSettled(customers.map((customer, i) => place(customer, `k${i}`, at)))
    const { taken } = await at.db.prisma.slot.findUniqueOrThrow({ where: { id: slot?.id ?? '' } })
    return {
      won: results.filter(({ status }) => status === 'fulfilled').length,
      refused: new Set(
        results.flatMap(result =>
          result.status === 'rejected' ? [(result.reason as { code?: unknown }).code] : [],
        ),
      ),
      taken,
    }
  }

  test('the last three places go to three of fifteen; a cancelled order gives its place back', async () => {
    const own = await openTestHouse()
    try {
      expect(await race(own)).toEqual({ won: 3, refused: new Set(['places.slot-full']), taken: 3 })
      const order = await own.db.prisma.order.findFirstOrThrow()
      await own.services.orders.cancel(system, { orderId: order.id, version: 1 })
      const slot = await own.db.prisma.slot.findUniqueOrThrow({ where: { id: order.slotId ?? '' } })
      expect(slot.taken).toBe(2)
    } finally {
      await own.close()
    }
  })

  test('without the guard more are promised than can be served', async () => {
    const own = await openTestHouse(async db => {
      await withoutGuard(db, 'place_order', 'AND taken < capacity')
      await db.pool.query('alter table slots drop constraint slot_never_over_capacity')
      return db
    })
    try {
      expect((await race(own)).won).toBeGreaterThan(3)
    } finally {
      await own.close()
    }
  })
})
