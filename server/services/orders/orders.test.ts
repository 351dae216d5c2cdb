import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'

type Person = Awaited<ReturnType<TestHouse['customer']>>

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const asText = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))

const deliver = async (customer: Person, driver: Person): Promise<string> => {
  const { orderId, deliveryId } = await house.confirmedOrder(customer)
  await house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
  let task = await house.services.delivery.task(driver, deliveryId)
  for (const step of ['arriveAtPickup', 'pickUp', 'arriveAtDropoff'] as const)
    task = await house.services.delivery[step](driver, { deliveryId, version: task.version })
  await house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { isCodeProven: true } })
  await house.services.delivery.deliver(driver, { deliveryId, version: task.version, isCashCollected: true })
  return orderId
}

describe('whose order it is', () => {
  test('a stranger, a driver without it, and staff of another branch see nothing and change nothing', async () => {
    const { orders, people } = house.services
    const { orderId } = await house.placedOrder(await house.customer())
    const abroad = await house.customer('Abroad')
    const { payload } = await people.inviteStaff(system, { role: 'dispatcher', branchId: 'brn_another' })
    await people.joinByInvite(abroad, payload)
    const strangers = [
      await house.customer('Mallory'),
      await house.driverOnShift(),
      await people.actorOf(abroad.userId),
    ]
    const tapped = { orderId, version: 1 }
    for (const actor of strangers)
      for (const attempt of [
        () => orders.track(actor, orderId),
        () => orders.confirm(actor, tapped),
        () => orders.prepare(actor, tapped),
        () => orders.markReady(actor, tapped),
        () => orders.cancel(actor, tapped),
        () => orders.reject(actor, { ...tapped, reason: 'x' }),
        () => orders.review(actor, { orderId, stars: 1 }),
        () => orders.track(actor, 'ord_nothing'),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'order.absent' })
    expect((await orders.track(system, orderId)).version).toBe(1)
  })

  test('the customer may not do the shop’s part', async () => {
    const { orders } = house.services
    const customer = await house.customer()
    const { orderId } = await house.placedOrder(customer)
    for (const attempt of [
      () => orders.confirm(customer, { orderId, version: 1 }),
      () => orders.reject(customer, { orderId, version: 1, reason: 'no' }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'order.not-yours' })
  })

  test('a driver sees the order while it is theirs, without the code and with no phone', async () => {
    const { orders, dispatch, people } = house.services
    const customer = await house.customer()
    const telegram = await house.db.prisma.botUser.findFirstOrThrow({ where: { userId: customer.userId } })
    await people.sharePhone(customer, {
      phone: '+59899777666',
      contactTelegramId: telegram.telegramId,
      senderTelegramId: telegram.telegramId,
    })
    const { orderId, deliveryId } = await house.confirmedOrder(customer)
    const driver = await house.driverOnShift()
    await expect(orders.track(driver, orderId)).rejects.toMatchObject({ code: 'order.absent' })
    await dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
    const own = await orders.track(customer, orderId)
    expect(own.handoverCode).toMatch(/^\d{4}$/)
    const seen = await orders.track(driver, orderId)
    expect(seen.handoverCode).toBeNull()
    const task = await house.services.delivery.task(driver, deliveryId)
    const forStaff = await orders.track(await house.dispatcher(), orderId)
    expect(forStaff.handoverCode).toBeNull()
    for (const view of [own, seen, task, forStaff]) expect(asText(view)).not.toContain('777666')
    await house.services.delivery.release(driver, { deliveryId, version: task.version })
    await expect(orders.track(driver, orderId)).rejects.toMatchObject({ code: 'order.absent' })
  })
})

describe('the shop’s steps', () => {
  test('go their way once, and are in the book with who took them', async () => {
    const { orders } = house.services
    const dispatcher = await house.dispatcher()
    const { orderId } = await house.placedOrder(await house.customer())
    await expect(orders.prepare(dispatcher, { orderId, version: 1 })).rejects.toMatchObject({
      code: 'order.wrong-moment',
    })
    await orders.confirm(dispatcher, { orderId, version: 1 })
    await expect(orders.confirm(dispatcher, { orderId, version: 1 })).rejects.toMatchObject({
      code: 'order.already-done',
    })
    await orders.prepare(dispatcher, { orderId, version: 2 })
    const ready = await orders.markReady(dispatcher, { orderId, version: 3 })
    expect(ready).toMatchObject({ status: 'ready', version: 4 })
    const entries = await house.db.prisma.auditEntry.findMany({
      where: { subject: orderId },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual(
      ['order.confirmed', 'order.preparing', 'order.ready'].map(action => [action, dispatcher.userId]),
    )
    const history = await house.db.prisma.orderEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
    expect(history.map(({ type }) => type)).toEqual([
      'order.placed',
      'order.confirmed',
      'order.preparing',
      'order.ready',
    ])
  })

  test.each([
    ['plain', 'no eggs left', 'no eggs left'],
    ['cut in the middle of a sign', `${'x'.repeat(299)}😀`, 'x'.repeat(299)],
    ['with quotes and markup', `<b>'";--`, `<b>'";--`],
  ])(
    'a rejection with a reason that is %s is told, and gives everything back',
    async (_what, reason, kept) => {
      const { orderId } = await house.placedOrder(await house.customer())
      const level = () =>
        house.db.prisma.stockLevel.findUniqueOrThrow({
          where: {
            branchId_variantId: { branchId: town.branchId, variantId: town.bread.variantId },
          },
        })
      const { reserved } = await level()
      const order = await house.services.orders.reject(system, { orderId, version: 1, reason })
      expect(order).toMatchObject({ status: 'rejected', endReason: kept, delivery: { status: 'cancelled' } })
      expect((await level()).reserved).toBe(reserved - 1)
      const timers = await house.db.prisma.timer.count({
        where: { ref: { in: [orderId, order.delivery?.id ?? ''] }, firedAt: null },
      })
      expect(timers).toBe(0)
    },
  )

  test('the customer may cancel until the kitchen has begun, the shop until the goods are out', async () => {
    const { orders } = house.services
    const customer = await house.customer()
    const { orderId } = await house.confirmedOrder(customer)
    expect((await orders.track(customer, orderId)).actions).toContain('cancel')
    await orders.prepare(system, { orderId, version: 2 })
    expect((await orders.track(customer, orderId)).actions).not.toContain('cancel')
    await expect(orders.cancel(customer, { orderId, version: 3 })).rejects.toMatchObject({
      code: 'order.too-late-to-cancel',
    })
    const called = await orders.cancel(system, { orderId, version: 3, reason: 'made up' })
    expect(called).toMatchObject({ status: 'cancelled', endReason: 'shop' })
  })
})

describe('a review', () => {
  test('is left once, by the customer, after delivery; words may follow', async () => {
    const { orders } = house.services
    const customer = await house.customer()
    const driver = await house.driverOnShift()
    const early = await house.placedOrder(customer)
    await expect(orders.review(customer, { orderId: early.orderId, stars: 5 })).rejects.toMatchObject({
      code: 'order.not-delivered-yet',
    })
    const orderId = await deliver(customer, driver)
    for (const stars of [0, 6, 2.5, Number.NaN])
      await expect(orders.review(customer, { orderId, stars })).rejects.toMatchObject({
        code: 'order.bad-stars',
      })
    await expect(orders.review(customer, { orderId, text: 'first words' })).rejects.toMatchObject({
      code: 'order.bad-stars',
    })
    await expect(orders.review(driver, { orderId, stars: 5 })).rejects.toMatchObject({
      code: 'order.not-yours',
    })
    const taps = await Promise.allSettled(
      Array.from({ length: 10 }, () => orders.review(customer, { orderId, stars: 4, driverStars: 3 })),
    )
    expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const worded = await orders.review(customer, { orderId, text: '  Warm bread  ' })
    expect(worded).toMatchObject({ review: { stars: 4, text: 'Warm bread' } })
    expect(worded.actions).not.toContain('rate')
    expect(worded.delivery?.driver?.stars).toBe(3)
    expect(await house.db.prisma.outboxEvent.count({ where: { type: 'review.left' } })).toBe(1)
  })
})

describe('lists', () => {
  test('a customer’s own orders come newest first, page by page, each once', async () => {
    const { orders } = house.services
    const customer = await house.customer()
    const placed: string[] = []
    for (let i = 0; i < 5; i++) {
      house.clock.forward(1)
      placed.unshift((await house.placedOrder(customer)).orderId)
    }
    const seen: string[] = []
    let before: Date | undefined
    for (;;) {
      const page = await orders.listMine(customer, before ? { before, limit: 2 } : { limit: 2 })
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
      before = page.at(-1)?.placedAt
    }
    expect(seen).toEqual(placed)
    expect(await orders.listMine(await house.customer(), { limit: 10 })).toEqual([])
    expect(await orders.listMine(customer, { limit: -3 })).toHaveLength(1)
    await expect(orders.listMine(system, { limit: 3 })).rejects.toMatchObject({ code: 'people.not-allowed' })
  })

  test('open orders are for the dispatcher of the branch, oldest first, and end with the order', async () => {
    const { orders } = house.services
    const dispatcher = await house.dispatcher()
    const { orderId } = await house.placedOrder(await house.customer())
    const open = await orders.listOpen(dispatcher)
    const times = open.map(({ placedAt }) => placedAt.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(open.map(({ id }) => id)).toContain(orderId)
    await orders.cancel(system, { orderId, version: 1 })
    expect((await orders.listOpen(dispatcher)).map(({ id }) => id)).not.toContain(orderId)
    await expect(orders.listOpen(await house.customer())).rejects.toMatchObject({
      code: 'people.not-allowed',
    })
  })
})

test('signs of every kind in address, notes and name are kept as they are', async () => {
  const { carts, orders } = house.services
  const odd = `<b>'; drop table orders;-- \\u0000 😀 שלום *_[x](y) ${'{{'}`
  const customer = await house.customer(odd)
  await carts.setAddress(customer, { text: odd, note: odd, place: town.inside })
  await carts.addLine(customer, { variantId: town.bread.variantId, optionIds: [], quantity: 1 })
  const { version } = await carts.setNote(customer, odd)
  const { id } = await orders.place(customer, {
    cartVersion: version,
    paymentMethod: 'cash',
    idempotencyKey: odd,
  })
  expect(await orders.track(customer, id)).toMatchObject({
    note: odd,
    address: { text: odd, note: odd },
    customer: { name: odd },
  })
})
