import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['dispatcher']>>

let house: TestHouse
let dispatcher: Person
beforeAll(async () => {
  house = await openTestHouse()
  dispatcher = await house.dispatcher()
})
afterAll(() => house.close())

const { branchId, cake, coffee, bread } = town
type Move = Parameters<TestHouse['services']['catalog']['moveStock']>[1]
const move = (kind: Move['kind'], quantity: number, change: Partial<Move> = {}, by: Person = dispatcher) =>
  house.services.catalog.moveStock(by, { branchId, variantId: cake.variantId, kind, quantity, ...change })
const level = () =>
  house.db.prisma.stockLevel.findUniqueOrThrow({
    where: { branchId_variantId: { branchId, variantId: cake.variantId } },
  })

describe('goods', () => {
  test('come, go and are counted; every movement is in the book', async () => {
    expect(await move('count', 5)).toEqual({ onHand: 5, available: 5 })
    expect(await move('receipt', 10)).toEqual({ onHand: 15, available: 15 })
    expect(await move('write-off', 3, { note: 'fell down' })).toEqual({ onHand: 12, available: 12 })
    expect(await move('return', 1)).toEqual({ onHand: 13, available: 13 })
    expect(await move('count', 0)).toEqual({ onHand: 0, available: 0 })
    expect(await move('count', 5)).toEqual({ onHand: 5, available: 5 })
    const movements = await house.db.prisma.stockMovement.findMany({
      where: { variantId: cake.variantId },
      orderBy: { id: 'asc' },
    })
    expect(movements.map(({ quantity }) => quantity)).toEqual([0, 10, -3, 1, -13, 5])
    expect(movements.every(({ actorId }) => actorId === dispatcher.userId)).toBe(true)
    const audited = await house.db.prisma.auditEntry.findFirstOrThrow({
      where: { action: 'stock.write-off' },
    })
    expect(audited).toMatchObject({ before: { onHand: 15 }, after: { onHand: 12 } })
  })

  test.each([
    ['nothing received', 'receipt', 0],
    ['less than nothing', 'receipt', -1],
    ['half a cake', 'count', 0.5],
    ['not a number', 'count', Number.NaN],
    ['a mountain', 'receipt', 1_000_001],
  ] as const)('%s is refused', async (_what, kind, quantity) => {
    await expect(move(kind, quantity)).rejects.toMatchObject({ code: 'stock.bad-quantity' })
  })

  test('of nobody, or moved by somebody who may not, are refused', async () => {
    await expect(move('receipt', 1, { variantId: 'var_nothing' })).rejects.toMatchObject({
      code: 'catalog.absent',
    })
    const denied = { code: 'people.not-allowed' }
    await expect(move('receipt', 1, {}, await house.customer())).rejects.toMatchObject(denied)
    await expect(move('receipt', 1, {}, await house.driverOnShift())).rejects.toMatchObject(denied)
    await expect(move('receipt', 1, { branchId: 'brn_another' })).rejects.toMatchObject(denied)
  })

  test('that are promised cannot be written off or counted away', async () => {
    await move('count', 5)
    const customer = await house.customer()
    await house.services.carts.setAddress(customer, { text: 'Rivera 1', place: town.inside })
    const cart = await house.services.carts.addLine(customer, {
      variantId: cake.variantId,
      optionIds: [],
      quantity: 4,
    })
    const { id } = await house.services.orders.place(customer, {
      cartVersion: cart.version,
      paymentMethod: 'cash',
      idempotencyKey: 'cakes',
    })
    await expect(move('write-off', 2)).rejects.toMatchObject({
      code: 'stock.not-enough',
      facts: { available: 1 },
    })
    await expect(move('count', 3)).rejects.toMatchObject({ code: 'stock.not-enough' })
    expect(await move('write-off', 1)).toEqual({ onHand: 4, available: 0 })
    await house.services.orders.cancel(system, { orderId: id, version: 1 })
    expect(await level()).toMatchObject({ onHand: 4, reserved: 0 })
  })

  test('moved by twenty at once all arrive, and the book adds up to the shelf', async () => {
    await move('count', 100)
    const before = await house.db.prisma.stockMovement.aggregate({
      where: { variantId: cake.variantId },
      _sum: { quantity: true },
    })
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 4 === 0 ? move('count', 200) : i % 2 === 0 ? move('receipt', 7) : move('write-off', 3),
      ),
    )
    const after = await house.db.prisma.stockMovement.aggregate({
      where: { variantId: cake.variantId },
      _sum: { quantity: true },
    })
    const moved = (after._sum.quantity ?? 0) - (before._sum.quantity ?? 0)
    expect((await level()).onHand).toBe(100 + moved)
    await move('count', 5)
  })
})

describe('what is shown', () => {
  test('categories with what they have, products page by page, each once', async () => {
    const { catalog } = house.services
    const categories = await catalog.categories(branchId)
    expect(categories.map(({ id, productCount }) => [id, productCount])).toEqual([
      [town.bakery, 2],
      [town.drinks, 1],
    ])
    const page = (number: number) =>
      catalog.products({ branchId, categoryId: town.bakery, page: number, pageSize: 1 })
    const [first, second, third] = [await page(0), await page(1), await page(2)]
    expect(first.pages).toBe(2)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([bread.productId, cake.productId])
    expect(third.items).toEqual([])
    expect((await page(-5)).items).toEqual(first.items)
    expect(
      (await catalog.products({ branchId, categoryId: 'cat_none', page: 0, pageSize: 5 })).items,
    ).toEqual([])
  })

  test('prices after today’s discount; the cart asks the same', async () => {
    const { catalog, carts } = house.services
    await house.db.prisma.discount.create({
      data: {
        id: 'dsc_0000000000drinks00',
        categoryId: town.drinks,
        basisPoints: 1000,
        names: { en: 'Ten off' },
      },
    })
    const product = await catalog.product({ branchId, productId: coffee.productId })
    const small = product.variants.find(({ id }) => id === coffee.smallId)
    expect(small?.price.units).toBe(15_000n)
    expect(small?.priceNow.units).toBe(13_500n)
    const choice = { variantId: coffee.smallId, optionIds: [coffee.vanillaId], quantity: 2 }
    const cost = await catalog.cost({ branchId, ...choice })
    const cart = await carts.addLine(await house.customer(), choice)
    expect(cart.lines[0]?.total).toEqual(cost)
    await house.db.prisma.discount.deleteMany()
  })

  test('what is sold out says so; what is no longer sold is not there', async () => {
    const { catalog } = house.services
    await move('count', 0)
    const list = await catalog.products({ branchId, categoryId: town.bakery, page: 0, pageSize: 10 })
    expect(list.items.map(({ isSoldOut }) => isSoldOut)).toEqual([false, true])
    await house.db.prisma.product.update({ where: { id: cake.productId }, data: { isActive: false } })
    await expect(catalog.product({ branchId, productId: cake.productId })).rejects.toMatchObject({
      code: 'catalog.absent',
    })
    await expect(
      catalog.cost({ branchId, variantId: cake.variantId, optionIds: [], quantity: 1 }),
    ).rejects.toMatchObject({ code: 'catalog.absent' })
    await house.db.prisma.product.update({ where: { id: cake.productId }, data: { isActive: true } })
    await move('count', 5)
  })
})

describe('places', () => {
  test('the zone of a point: branch, way and fee; outside there is none', async () => {
    const { places } = house.services
    expect(await places.reach(town.inside)).toMatchObject({
      branchId,
      zoneId: town.zoneId,
      fee: { units: town.feeUnits },
      minimumOrder: { units: town.minimumUnits },
      freeAbove: { units: 200_000n },
    })
    await expect(places.reach(town.outside)).rejects.toMatchObject({ code: 'places.out-of-zone' })
    for (const place of [
      { latitude: Number.NaN, longitude: 0 },
      { latitude: 0, longitude: 181 },
    ]) {
      await expect(places.reach(place)).rejects.toMatchObject({ code: 'places.bad-place' })
      await expect(places.describe(place)).rejects.toMatchObject({ code: 'places.bad-place' })
    }
  })

  test('a zone of higher priority wins where two meet', async () => {
    const zone = await house.db.prisma.zone.findUniqueOrThrow({ where: { id: town.zoneId } })
    const { id: _id, ...rest } = zone
    await house.db.prisma.zone.create({
      data: {
        ...rest,
        id: 'zon_0000000000bbbbbbbb',
        priority: 5,
        baseFeeUnits: 1n,
        polygon: zone.polygon as number[][],
        distanceBands: [],
        surcharges: [],
      },
    })
    expect((await house.services.places.reach(town.inside)).fee.units).toBe(1n)
    await house.db.prisma.zone.delete({ where: { id: 'zon_0000000000bbbbbbbb' } })
  })

  test('a place without an address is named by where it is; an unknown branch is none', async () => {
    const { places } = house.services
    expect(await places.describe(town.inside)).toBe('34.9050° S, 56.1650° W')
    expect(await places.findAddresses('x'.repeat(10_000))).toEqual([])
    await expect(places.branch('brn_nothing')).rejects.toMatchObject({ code: 'places.branch-absent' })
    await expect(places.slots('brn_nothing')).rejects.toMatchObject({ code: 'places.branch-absent' })
    expect(await places.branches()).toMatchObject([{ id: branchId, isOpen: true, opensAt: null }])
  })

  test('a shop that is closed says when it opens', async () => {
    await house.db.prisma.openingHours.updateMany({ data: { opensAt: '09:00', closesAt: '10:00' } })
    house.clock.set(new Date('2026-11-24T15:00:00Z'))
    const [branch] = await house.services.places.branches()
    expect(branch).toMatchObject({ isOpen: false, opensAt: new Date('2026-11-25T12:00:00Z') })
    await house.db.prisma.openingHours.updateMany({ data: { opensAt: '00:00', closesAt: '00:00' } })
  })
})
