import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ledgerTrouble = async () => (await house.db.pool.query('select * from ledger.audit')).rows
const balance = async (code: string): Promise<bigint> =>
  BigInt(
    (await house.db.pool.query('select balance from ledger.balance where code = $1', [code])).rows[0]
      ?.balance ?? 0,
  )

describe('an order goes the whole way', () => {
  test('from the cart to settled cash, and the ledger balances', async () => {
    const { services } = house
    const customer = await house.customer()
    const dispatcher = await house.dispatcher()
    const driver = await house.driverOnShift()

    await services.carts.setAddress(customer, { text: 'Rivera 1234', note: '3rd floor', place: town.inside })
    await services.carts.addLine(customer, {
      variantId: town.coffee.largeId,
      optionIds: [town.coffee.vanillaId],
      quantity: 2,
    })
    await services.carts.setTip(customer, 5_000n)
    const cart = await services.carts.view(customer)
    expect(cart.quote.problems).toEqual([])
    const goods = 2n * (town.coffee.largeUnits + town.coffee.syrupUnits)
    expect(cart.quote.total.units).toBe(goods + town.feeUnits + 5_000n)

    const { id } = await services.orders.place(customer, {
      cartVersion: cart.version,
      paymentMethod: 'cash',
      idempotencyKey: 'one',
    })
    const placed = await services.orders.track(customer, id)
    expect(placed.status).toBe('placed')
    expect(placed.actions).toContain('cancel')
    expect((await services.carts.view(customer)).lines).toEqual([])
    const stock = await house.db.prisma.stockLevel.findUniqueOrThrow({
      where: { branchId_variantId: { branchId: town.branchId, variantId: town.coffee.largeId } },
    })
    expect(stock).toMatchObject({ onHand: 1000, reserved: 2 })

    const confirmed = await services.orders.confirm(dispatcher, {
      orderId: placed.id,
      version: placed.version,
    })
    expect(confirmed.status).toBe('confirmed')
    const deliveryId = placed.delivery?.id ?? ''
    await house.db.prisma.delivery.update({
      where: { id: deliveryId },
      data: { searchFrom: house.clock.now() },
    })
    await services.dispatch.advance(deliveryId)
    const offer = await house.db.prisma.offer.findFirstOrThrow({ where: { deliveryId, status: 'open' } })
    expect(offer.driverId).toBe(driver.driverId)
    const seen = await services.dispatch.offer(driver, offer.id)
    expect(seen.cashToCollect.units).toBe(placed.total.units)
    expect(seen.dropoff.text).not.toContain('1234')

    let task = await services.dispatch.acceptOffer(driver, { offerId: offer.id, version: offer.version })
    task = await services.delivery.arriveAtPickup(driver, { deliveryId, version: task.version })
    task = await services.delivery.pickUp(driver, { deliveryId, version: task.version })
    task = await services.delivery.arriveAtDropoff(driver, { deliveryId, version: task.version })
    await expect(
      services.delivery.deliver(driver, { deliveryId, version: task.version, isCashCollected: true }),
    ).rejects.toMatchObject({
      code: 'delivery.proof-missing',
    })
    const code = (await services.orders.track(customer, placed.id)).handoverCode ?? ''
    const wrong = code === '0000' ? '1111' : '0000'
    await expect(services.delivery.proveByCode(driver, { deliveryId, code: wrong })).rejects.toMatchObject({
      code: 'delivery.wrong-code',
      facts: { left: 4 },
    })
    task = await services.delivery.proveByCode(driver, { deliveryId, code })
    await expect(
      services.delivery.deliver(driver, { deliveryId, version: task.version, isCashCollected: false }),
    ).rejects.toMatchObject({
      code: 'delivery.cash-missing',
    })
    task = await services.delivery.deliver(driver, {
      deliveryId,
      version: task.version,
      isCashCollected: true,
    })
    expect(task.status).toBe('delivered')
    const done = await services.orders.track(customer, placed.id)
    expect(done).toMatchObject({ status: 'fulfilled', paymentStatus: 'settled' })
    expect(done.actions).toContain('rate')

    expect(await balance(`driver:${driver.driverId}:cash`)).toBe(placed.total.units)
    expect(await balance(`order:${placed.id}:hold`)).toBe(0n)
    expect(await balance('revenue:goods')).toBe(goods)
    expect((await services.delivery.earnings(driver)).tips.units).toBe(5_000n)

    const cash = await services.cash.mine(driver)
    const declared = await services.cash.declare(driver, { declaredUnits: cash.inHand.units })
    const settled = await services.cash.settle(dispatcher, {
      handoverId: declared.id,
      version: declared.version,
      countedUnits: cash.inHand.units - 100n,
    })
    expect(settled.difference?.units).toBe(-100n)
    expect(await balance(`driver:${driver.driverId}:cash`)).toBe(0n)
    expect(await balance('cash_short_over')).toBe(100n)
    expect(await ledgerTrouble()).toEqual([])

    const after = await house.db.prisma.stockLevel.findUniqueOrThrow({
      where: { branchId_variantId: { branchId: town.branchId, variantId: town.coffee.largeId } },
    })
    expect(after).toMatchObject({ onHand: 998, reserved: 0 })
    const reviewed = await services.orders.review(customer, { orderId: placed.id, stars: 5 })
    expect(reviewed.review?.stars).toBe(5)
  })

  test('a cancelled order gives everything back and lets the driver go', async () => {
    const { services } = house
    const customer = await house.customer()
    const driver = await house.driverOnShift('Carla')
    const before = await house.db.prisma.stockLevel.findUniqueOrThrow({
      where: { branchId_variantId: { branchId: town.branchId, variantId: town.bread.variantId } },
    })
    const { orderId, deliveryId } = await house.confirmedOrder(customer)
    await services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
    const order = await services.orders.track(customer, orderId)
    expect(order.delivery?.driver?.name).toBe('Carla')
    const cancelled = await services.orders.cancel(customer, { orderId, version: order.version })
    expect(cancelled.status).toBe('cancelled')
    expect(cancelled.delivery?.status).toBe('cancelled')
    const after = await house.db.prisma.stockLevel.findUniqueOrThrow({
      where: { branchId_variantId: { branchId: town.branchId, variantId: town.bread.variantId } },
    })
    expect(after).toMatchObject({ onHand: before.onHand, reserved: before.reserved })
    expect(await services.delivery.myTasks(driver)).toEqual([])
  })

  test('a stranger sees and changes nothing', async () => {
    const { services } = house
    const { orderId } = await house.placedOrder(await house.customer())
    const stranger = await house.customer('Mallory')
    await expect(services.orders.track(stranger, orderId)).rejects.toMatchObject({ code: 'order.absent' })
    await expect(services.orders.cancel(stranger, { orderId, version: 1 })).rejects.toMatchObject({
      code: 'order.absent',
    })
    await expect(services.orders.confirm(stranger, { orderId, version: 1 })).rejects.toMatchObject({
      code: 'order.absent',
    })
    expect((await services.orders.track(system, orderId)).status).toBe('placed')
  })

  test('an old tap is told what has happened since', async () => {
    const { services } = house
    const customer = await house.customer()
    const { orderId } = await house.placedOrder(customer)
    await services.orders.confirm(system, { orderId, version: 1 })
    await expect(services.orders.cancel(customer, { orderId, version: 1 })).rejects.toMatchObject({
      code: 'order.already-done',
      facts: { status: 'confirmed', version: 2 },
    })
  })

  test('what failed at the door comes back to the shelf, and can go out again', async () => {
    const { services } = house
    const customer = await house.customer()
    const driver = await house.driverOnShift('Dora')
    const { deliveryId } = await house.confirmedOrder(customer)
    await services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
    let task = await services.delivery.task(driver, deliveryId)
    for (const step of ['arriveAtPickup', 'pickUp', 'arriveAtDropoff'] as const)
      task = await services.delivery[step](driver, { deliveryId, version: task.version })
    task = await services.delivery.fail(driver, { deliveryId, version: task.version, reason: 'nobody-home' })
    task = await services.delivery.startReturn(driver, { deliveryId, version: task.version })
    task = await services.delivery.completeReturn(driver, { deliveryId, version: task.version })
    expect(task.status).toBe('returned')
    await services.delivery.retry(system, { deliveryId, version: task.version })
    await services.dispatch.advance(deliveryId)
    expect((await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })).status).toBe(
      'offered',
    )
    expect(await ledgerTrouble()).toEqual([])
  })
})
