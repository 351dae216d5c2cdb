import { afterEach, describe, expect, test } from 'vitest'
import { Refusal } from '../domain/refusals.ts'
import { town } from '../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../testing/test-house.ts'
import { firstHeldAt, meetingAt, withoutGuard, withoutLocks } from '../testing/without-locks.ts'

/** Each race runs on the house as it is, and once more with its guard taken out, where it has to go wrong. */
const houses: TestHouse[] = []
const open = async (...change: Parameters<typeof openTestHouse>): Promise<TestHouse> => {
  const house = await openTestHouse(...change)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

type Outcome = {
  readonly won: number
  readonly refused: readonly string[]
  readonly broke: readonly unknown[]
}

/** Lets everybody run at once and counts who was told yes, who was told no, and what broke. */
const everybodyAtOnce = async (attempts: readonly (() => Promise<unknown>)[]): Promise<Outcome> => {
  const results = await Promise.allSettled(attempts.map(attempt => attempt()))
  const reasons = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  return {
    won: results.length - reasons.length,
    refused: reasons.flatMap(reason => (reason instanceof Refusal ? [reason.code] : [])),
    broke: reasons.filter(reason => !(reason instanceof Refusal)),
  }
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const ledgerIsSound = async (house: TestHouse): Promise<boolean> =>
  (await house.db.pool.query('select * from ledger.audit')).rows.length === 0

describe('R20 the last pieces are sold once', () => {
  const buyers = 60
  const race = async (house: TestHouse): Promise<{ outcome: Outcome; reserved: number }> => {
    const carts = await Promise.all(
      many(buyers, async i => {
        const customer = await house.customer(`Buyer ${i}`)
        await house.services.carts.setAddress(customer, { text: 'Rivera 1', place: town.inside })
        const cart = await house.services.carts.addLine(customer, {
          variantId: town.cake.variantId,
          optionIds: [],
          quantity: 1,
        })
        return { customer, cart }
      }),
    )
    const outcome = await everybodyAtOnce(
      carts.map(
        ({ customer, cart }) =>
          () =>
            house.services.orders.place(customer, {
              cartVersion: cart.version,
              paymentMethod: 'cash',
              idempotencyKey: cart.id,
            }),
      ),
    )
    const level = await house.db.prisma.stockLevel.findUniqueOrThrow({
      where: { branchId_variantId: { branchId: town.branchId, variantId: town.cake.variantId } },
    })
    return { outcome, reserved: level.reserved }
  }

  test('five cakes, sixty buyers, five orders', async () => {
    const { outcome, reserved } = await race(await open())
    expect(outcome).toMatchObject({ won: 5, broke: [] })
    expect(reserved).toBe(5)
  })

  test('without the guard more are sold than there are', async () => {
    const house = await open(async db => {
      await withoutGuard(db, 'place_order', 'AND s.on_hand - s.reserved >= r."quantity"')
      await db.pool.query('alter table stock_levels drop constraint stock_never_below_nothing')
      return db
    })
    expect((await race(house)).outcome.won).toBeGreaterThan(5)
  })
})

describe('R23 an offer is won by one driver', () => {
  const drivers = 12
  const race = async (house: TestHouse, ready = () => {}): Promise<Outcome> => {
    const crew: Awaited<ReturnType<TestHouse['driverOnShift']>>[] = []
    for (let i = 0; i < drivers; i++) crew.push(await house.driverOnShift(`Driver ${i}`))
    await house.db.prisma.zone.update({ where: { id: town.zoneId }, data: { strategy: 'broadcast' } })
    const { deliveryId } = await house.confirmedOrder(await house.customer())
    await house.services.dispatch.advance(deliveryId)
    const offers = await house.db.prisma.offer.findMany({ where: { deliveryId } })
    expect(offers.length).toBe(drivers)
    ready()
    return everybodyAtOnce(
      offers.map(offer => () => {
        const driver = crew.find(one => one.driverId === offer.driverId)
        return house.services.dispatch.acceptOffer(driver ?? system, { offerId: offer.id, version: 1 })
      }),
    )
  }

  test('twelve drivers accept at once, one has it, the others hear that it is taken', async () => {
    const outcome = await race(await open())
    expect(outcome).toMatchObject({ won: 1, broke: [] })
    expect(outcome.refused).toEqual(many(drivers - 1, () => 'offer.taken'))
  })

  test('without the lock several are told yes, or they stand in each other’s way', async () => {
    const meeting = meetingAt('deliveries')
    const { won, broke } = await race(await open(db => withoutLocks(db, meeting)), meeting.begin)
    expect(won > 1 || broke.length > 0).toBe(true)
  })
})

describe('R24 two dispatchers assign', () => {
  const race = async (house: TestHouse, ready = () => {}): Promise<Outcome> => {
    const [one, other] = [await house.dispatcher(), await house.dispatcher()]
    const crew: Awaited<ReturnType<TestHouse['driverOnShift']>>[] = []
    for (let i = 0; i < 8; i++) crew.push(await house.driverOnShift(`Driver ${i}`))
    const { deliveryId } = await house.confirmedOrder(await house.customer())
    const { version } = await house.db.prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    ready()
    return everybodyAtOnce(
      crew.map(
        (driver, i) => () =>
          house.services.dispatch.assign(i % 2 ? one : other, {
            deliveryId,
            version,
            driverId: driver.driverId ?? '',
          }),
      ),
    )
  }

  test('the first one holds, the others see what has happened', async () => {
    const outcome = await race(await open())
    expect(outcome).toMatchObject({ won: 1, broke: [] })
    expect(new Set(outcome.refused)).toEqual(new Set(['delivery.already-done']))
  })

  test('without the lock several are told yes', async () => {
    const meeting = meetingAt('deliveries')
    const house = await open(db => withoutLocks(db, meeting))
    expect((await race(house, meeting.begin)).won).toBeGreaterThan(1)
  })
})

describe('R25 cancel against accept', () => {
  /** Orders with an offer each that is open, and nobody else for them. */
  const offered = async (house: TestHouse, pairs: number) => {
    await house.db.prisma.driver.updateMany({ data: { isActive: false } })
    const prepared = []
    for (let i = 0; i < pairs; i++) {
      const customer = await house.customer()
      const driver = await house.driverOnShift(`Driver ${i}`)
      const { orderId, deliveryId } = await house.confirmedOrder(customer)
      await house.services.dispatch.advance(deliveryId)
      const offer = await house.db.prisma.offer.findFirstOrThrow({ where: { deliveryId, status: 'open' } })
      expect(offer.driverId).toBe(driver.driverId)
      prepared.push({
        cancel: () => house.services.orders.cancel(customer, { orderId, version: 2 }),
        accept: () => house.services.dispatch.acceptOffer(driver, { offerId: offer.id, version: 1 }),
      })
    }
    return prepared
  }
  /** How many orders ended cancelled and yet with a driver sent out for them. */
  const contradictions = (house: TestHouse): Promise<number> =>
    house.db.prisma.order.count({
      where: { status: 'cancelled', delivery: { status: { in: ['accepted', 'offered', 'unassigned'] } } },
    })

  test('whoever comes first, order and delivery agree', async () => {
    const house = await open()
    const pairs = await offered(house, 9)
    const { broke } = await everybodyAtOnce(pairs.flatMap(({ cancel, accept }) => [cancel, accept]))
    expect({ broke, contradictions: await contradictions(house) }).toEqual({ broke: [], contradictions: 0 })
  })

  test('without the locks a driver is sent out for a cancelled order', async () => {
    const late = firstHeldAt('deliveries')
    const house = await open(db => withoutLocks(db, late))
    const [pair] = await offered(house, 1)
    late.begin()
    const accepted = pair?.accept()
    await late.held
    await pair?.cancel()
    late.letGo()
    await accepted
    expect(await contradictions(house)).toBe(1)
  })
})

describe('R26 deliver against cancel, and R27 the same step tapped many times', () => {
  const atTheDoor = async (house: TestHouse) => {
    const customer = await house.customer()
    const driver = await house.driverOnShift()
    const { orderId, deliveryId } = await house.confirmedOrder(customer)
    await house.services.dispatch.assign(system, { deliveryId, version: 1, driverId: driver.driverId ?? '' })
    let task = await house.services.delivery.task(driver, deliveryId)
    for (const step of ['arriveAtPickup', 'pickUp', 'arriveAtDropoff'] as const)
      task = await house.services.delivery[step](driver, { deliveryId, version: task.version })
    await house.db.prisma.delivery.update({ where: { id: deliveryId }, data: { isCodeProven: true } })
    const { version } = await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })
    return { customer, driver, orderId, deliveryId, deliveryVersion: task.version, orderVersion: version }
  }

  test('goods that are at the door cannot be cancelled away: delivered once, posted once', async () => {
    const house = await open()
    const { driver, orderId, deliveryId, deliveryVersion, orderVersion } = await atTheDoor(house)
    const outcome = await everybodyAtOnce([
      ...many(10, () => () => house.services.orders.cancel(system, { orderId, version: orderVersion })),
      ...many(
        10,
        () => () =>
          house.services.delivery.deliver(driver, {
            deliveryId,
            version: deliveryVersion,
            isCashCollected: true,
          }),
      ),
    ])
    expect(outcome).toMatchObject({ won: 1, broke: [] })
    expect((await house.db.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe(
      'fulfilled',
    )
    const { rows } = await house.db.pool.query('select kind from ledger.txn where ref = $1 order by kind', [
      orderId,
    ])
    expect(rows.map(row => row.kind)).toEqual(['cash-collected', 'order-delivered'])
    expect(await ledgerIsSound(house)).toBe(true)
  })

  test('without the locks more than one tap is told yes', async () => {
    const meeting = meetingAt('deliveries')
    const house = await open(db => withoutLocks(db, meeting))
    const { driver, deliveryId, deliveryVersion } = await atTheDoor(house)
    meeting.begin()
    const outcome = await everybodyAtOnce(
      many(
        10,
        () => () =>
          house.services.delivery.deliver(driver, {
            deliveryId,
            version: deliveryVersion,
            isCashCollected: true,
          }),
      ),
    )
    expect(outcome.won).toBeGreaterThan(1)
    // The money is safe all the same: a posting has a key of its own.
    const { rows } = await house.db.pool.query(
      `select count(*)::int as n from ledger.txn where kind = 'cash-collected'`,
    )
    expect(rows[0]?.n).toBe(1)
  })
})

describe('R27 a double tap is one order', () => {
  const race = async (
    house: TestHouse,
    keyOf: (tap: number) => string,
  ): Promise<{ outcome: Outcome; orders: number; distinct: number }> => {
    const customer = await house.customer()
    await house.services.carts.setAddress(customer, { text: 'Rivera 1', place: town.inside })
    const cart = await house.services.carts.addLine(customer, {
      variantId: town.bread.variantId,
      optionIds: [],
      quantity: 1,
    })
    const ids = new Set<string>()
    const outcome = await everybodyAtOnce(
      many(40, tap => async () => {
        const order = await house.services.orders.place(customer, {
          cartVersion: cart.version,
          paymentMethod: 'cash',
          idempotencyKey: keyOf(tap),
        })
        ids.add(order.id)
      }),
    )
    return { outcome, orders: await house.db.prisma.order.count(), distinct: ids.size }
  }

  test('the same key forty times is one order, and everybody gets it', async () => {
    const { outcome, orders, distinct } = await race(await open(), () => 'tap')
    expect(outcome).toMatchObject({ won: 40, broke: [] })
    expect({ orders, distinct }).toEqual({ orders: 1, distinct: 1 })
  })

  test('forty different keys for one cart are one order, and the others hear that the cart has changed', async () => {
    const { outcome, orders } = await race(await open(), tap => `tap-${tap}`)
    expect(outcome).toMatchObject({ won: 1, broke: [] })
    expect(orders).toBe(1)
  })

  test('without the guard on the cart, one cart becomes many orders', async () => {
    const house = await open(async db => {
      await withoutGuard(db, 'place_order', `AND version = (p->>'cartVersion')::int`)
      return db
    })
    expect((await race(house, tap => `tap-${tap}`)).orders).toBeGreaterThan(1)
  })
})

describe('R29 cash is settled once', () => {
  const race = async (house: TestHouse): Promise<{ outcome: Outcome; inHand: bigint }> => {
    const dispatcher = await house.dispatcher()
    const driver = await house.driverOnShift()
    const accounts = [
      {
        code: `driver:${driver.driverId}:cash`,
        currency: 'UYU',
        normal: 'debit',
        guarded: true,
        min: '0',
        max: null,
      },
      { code: 'bank', currency: 'UYU', normal: 'debit', guarded: false, min: null, max: null },
    ]
    const legs = [{ debit: accounts[0]?.code, credit: 'bank', currency: 'UYU', amount: '90000' }]
    await house.db.pool.query('select ledger.post($1, $2, $3, $4, $5, $6)', [
      'seed',
      'test',
      'test',
      'test',
      JSON.stringify(accounts),
      JSON.stringify(legs),
    ])
    const handover = await house.services.cash.declare(driver, { declaredUnits: 40_000n })
    const outcome = await everybodyAtOnce(
      many(
        20,
        () => () =>
          house.services.cash.settle(dispatcher, {
            handoverId: handover.id,
            version: handover.version,
            countedUnits: 40_000n,
          }),
      ),
    )
    expect(await ledgerIsSound(house)).toBe(true)
    return { outcome, inHand: (await house.services.cash.mine(driver)).inHand.units }
  }

  test('twenty taps on "settle", one settlement', async () => {
    const { outcome, inHand } = await race(await open())
    expect(outcome).toMatchObject({ won: 1, broke: [] })
    expect(inHand).toBe(50_000n)
  })

  test('twenty declarations at once are one hand-over', async () => {
    const house = await open()
    const customer = await house.customer()
    const driver = await house.driverOnShift()
    expect(customer.userId).not.toBe(driver.userId)
    const accounts = [
      {
        code: `driver:${driver.driverId}:cash`,
        currency: 'UYU',
        normal: 'debit',
        guarded: true,
        min: '0',
        max: null,
      },
      { code: 'bank', currency: 'UYU', normal: 'debit', guarded: false, min: null, max: null },
    ]
    const legs = [{ debit: accounts[0]?.code, credit: 'bank', currency: 'UYU', amount: '90000' }]
    await house.db.pool.query('select ledger.post($1, $2, $3, $4, $5, $6)', [
      'seed',
      'test',
      'test',
      'test',
      JSON.stringify(accounts),
      JSON.stringify(legs),
    ])
    const outcome = await everybodyAtOnce(
      many(20, () => () => house.services.cash.declare(driver, { declaredUnits: 10_000n })),
    )
    expect(outcome).toMatchObject({ won: 1, broke: [] })
  })

  test('without the lock more than one dispatcher is told yes; the posting is still said once', async () => {
    const meeting = meetingAt('cash_handovers')
    meeting.begin()
    const { outcome, inHand } = await race(await open(db => withoutLocks(db, meeting)))
    expect(outcome.won).toBeGreaterThan(1)
    expect(inHand).toBe(50_000n)
  })
})
