import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, system, type TestHouse } from '../../testing/test-house.ts'
import { meetingAt, withoutLocks } from '../../testing/without-locks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

type Customer = Awaited<ReturnType<TestHouse['customer']>>
type Terms = Parameters<TestHouse['db']['prisma']['promoCode']['create']>[0]['data']

const { bread, cake } = town
const day = 86_400_000
let nth = 0
/** A code of its own for each test: 10 % off unless said otherwise. */
const issue = async (change: Partial<Terms> = {}, at = house): Promise<string> => {
  nth += 1
  const code = `CODE${nth}`
  await at.db.prisma.promoCode.create({
    data: {
      id: `prm_${nth}`,
      code,
      effect: 'percent',
      basisPoints: 1000,
      currency: 'UYU',
      maxUsesPerCustomer: null,
      ...change,
    },
  })
  return code
}
const usesOf = async (code: string) =>
  (await house.db.prisma.promoCode.findUniqueOrThrow({ where: { code } })).used

const add = (customer: Customer, code: string, at = house) => at.services.carts.addPromo(customer, { code })
/** A customer with breads in the cart and an address in the zone. */
const shopper = async (quantity = 1, at = house): Promise<Customer> => {
  const customer = await at.customer()
  const { carts } = at.services
  await carts.setAddress(customer, { text: 'Rivera 1234', place: town.inside })
  await carts.addLine(customer, { variantId: bread.variantId, optionIds: [], quantity })
  return customer
}
const more = (customer: Customer, quantity = 1, variantId: string = bread.variantId) =>
  house.services.carts.addLine(customer, { variantId, optionIds: [], quantity })
const place = async (customer: Customer, change: object = {}) => {
  const cart = await house.services.carts.view(customer)
  return house.services.orders.place(customer, {
    cartVersion: cart.version,
    totalUnits: cart.quote.total.units,
    paymentMethod: 'cash',
    idempotencyKey: `${cart.id} ${cart.version}`,
    ...change,
  })
}
const refusing = (code: string) => ({ code })

describe('a code in the cart', () => {
  let customer: Customer
  beforeEach(async () => {
    customer = await shopper(2)
  })

  test('counts however it is spelt, once, until it is taken out', async () => {
    const code = await issue()
    const typed = ` ${code.toLowerCase().slice(0, 3)}-${code.toLowerCase().slice(3)} `
    const before = await house.services.carts.view(customer)
    const cart = await add(customer, typed)
    expect(cart.quote.promos).toMatchObject([{ code, accepted: true, reason: null, on: 'goods' }])
    expect(cart.quote.total.units).toBe(before.quote.total.units - 2400n)
    expect(await add(customer, code)).toEqual({
      ...cart,
      quote: { ...cart.quote, quotedAt: expect.any(Date) },
    })
    const without = await house.services.carts.removePromo(customer, { code: typed })
    expect(without.quote.promos).toEqual([])
    expect(without.quote.total).toEqual(before.quote.total)
    expect(await house.services.carts.removePromo(customer, { code })).toMatchObject({
      version: without.version,
    })
  })

  test('that nobody knows, is ended, is another shop’s or cannot be one says the same, and nothing is lost', async () => {
    const kept = await issue()
    const before = await add(customer, kept)
    const ended = await issue({ isActive: false })
    const foreign = await issue({ currency: 'EUR' })
    for (const code of ['NOTHERE', ended, foreign, '', '%', `${kept}'--`, 'x'.repeat(5000)])
      await expect(add(customer, code), code.slice(0, 20)).rejects.toMatchObject(refusing('promo.unknown'))
    expect(await house.services.carts.view(customer)).toMatchObject({
      version: before.version,
      quote: { promos: [{ code: kept }], total: before.quote.total },
    })
  })

  test('that does not fit yet is kept with its reason, and counts by itself as soon as it fits', async () => {
    const code = await issue({ minimumBasketUnits: 36_000n })
    const { quote } = await add(customer, code)
    expect(quote.promos).toMatchObject([
      {
        accepted: false,
        reason: 'below-minimum',
        facts: { minimum: { units: 36_000n }, missing: { units: 12_000n } },
      },
    ])
    expect((await more(customer)).quote.promos).toMatchObject([{ accepted: true, amount: { units: 3600n } }])
  })

  test.each([
    ['not yet', { startsAt: new Date(Date.now() + day) }, 'not-yet'],
    ['for drinks only', { categoryIds: [town.drinks] }, 'nothing-to-reduce'],
  ])('%s: kept, with its reason', async (_what, terms, reason) => {
    expect((await add(customer, await issue(terms))).quote.promos).toMatchObject([
      { accepted: false, reason },
    ])
  })

  test('for the first order counts for that alone, and again when that one came to nothing', async () => {
    const code = await issue({ firstOrderOnly: true })
    expect((await add(customer, code)).quote.promos).toMatchObject([{ accepted: true }])
    const { id } = await place(customer)
    await more(customer)
    expect((await add(customer, code)).quote.promos).toMatchObject([
      { accepted: false, reason: 'first-order-only' },
    ])
    await house.services.orders.reject(system, { orderId: id, version: 1, reason: 'closed' })
    expect((await house.services.carts.view(customer)).quote.promos).toMatchObject([{ accepted: true }])
  })

  test('goes with others only when all of them do', async () => {
    const [alone, one, two] = [await issue(), await issue({ stacks: true }), await issue({ stacks: true })]
    await add(customer, one)
    await add(customer, alone)
    const { quote } = await add(customer, two)
    expect(quote.promos.map(({ code, reason }) => [code, reason])).toEqual([
      [one, null],
      [alone, 'not-with-others'],
      [two, null],
    ])
  })

  test.each([
    ['over', { endsAt: new Date(Date.now() - 1000) }, 'promo.over'],
    ['used up', { maxUses: 3, used: 3 }, 'promo.used-up'],
  ])('%s is refused with this reason, and not kept', async (_what, terms, refusal) => {
    await expect(add(customer, await issue(terms))).rejects.toMatchObject(refusing(refusal))
    expect((await house.services.carts.view(customer)).quote.promos).toEqual([])
  })

  test('that ends or is used up while it lies there says so, and costs what it costs without', async () => {
    const code = await issue({ maxUses: 1 })
    await add(customer, code)
    const other = await shopper()
    await add(other, code)
    await place(other)
    const { quote } = await house.services.carts.view(customer)
    expect(quote.promos).toMatchObject([{ code, accepted: false, reason: 'used-up', amount: { units: 0n } }])
    await house.db.prisma.promoCode.update({ where: { code }, data: { isActive: false } })
    expect((await house.services.carts.view(customer)).quote.promos).toMatchObject([{ reason: 'unknown' }])
  })

  test('has four others beside it at most; the sixth is refused', async () => {
    for (let i = 0; i < 5; i++) await add(customer, await issue({ stacks: true }))
    await expect(add(customer, await issue())).rejects.toMatchObject({
      code: 'promo.too-many',
      facts: { limit: 5 },
    })
  })

  test('of each kind takes off what it says, and no more than there is', async () => {
    const capped = await issue({ basisPoints: 5000, capUnits: 5000n, stacks: true })
    const fixed = await issue({ effect: 'fixed', amountUnits: 1_000_000n, stacks: true })
    const free = await issue({ effect: 'free_delivery', stacks: true })
    for (const code of [capped, fixed, free]) await add(customer, code)
    const { quote } = await house.services.carts.view(customer)
    expect(quote.promos.map(({ amount, on }) => [amount.units, on])).toEqual([
      [5000n, 'goods'],
      [19_000n, 'goods'],
      [town.feeUnits, 'delivery'],
    ])
    expect(quote.total.units).toBe(0n)
  })

  test('goes with the cart: emptied or ordered, the next one begins without', async () => {
    const code = await issue()
    await add(customer, code)
    expect((await house.services.carts.clear(customer)).quote.promos).toEqual([])
    await more(customer)
    await add(customer, code)
    await place(customer)
    expect((await more(customer)).quote.promos).toEqual([])
  })
})

describe('guessing', () => {
  test('is heard ten times an hour; then even a right code is not, until the hour is over', async () => {
    const [guesser, other] = [await shopper(), await shopper()]
    const right = await issue()
    for (let i = 0; i < 10; i++)
      await expect(add(guesser, `WRONG${i}`)).rejects.toMatchObject(refusing('promo.unknown'))
    await expect(add(guesser, right)).rejects.toMatchObject({
      code: 'promo.too-many-guesses',
      facts: { minutes: 60 },
    })
    expect((await add(other, right)).quote.promos).toMatchObject([{ accepted: true }])
    house.clock.forward(3600)
    expect((await add(guesser, right)).quote.promos).toMatchObject([{ accepted: true }])
    house.clock.set(new Date())
  })

  const allAtOnce = async (at: TestHouse): Promise<number> => {
    const guesser = await shopper(1, at)
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => add(guesser, `GUESS${i}`, at)),
    )
    return answers.filter(
      answer =>
        answer.status === 'rejected' && (answer.reason as { code?: unknown }).code === 'promo.unknown',
    ).length
  }

  test('all at once is counted one by one, and without the lock it is not', async () => {
    expect(await allAtOnce(house)).toBe(10)
    const meeting = meetingAt('promo_guesses')
    const open = await openTestHouse(db => withoutLocks(db, meeting))
    meeting.begin()
    try {
      expect(await allAtOnce(open)).toBeGreaterThan(10)
    } finally {
      await open.close()
    }
  })
})

describe('an order with codes', () => {
  test('keeps them in its price, uses each once, and nothing when it could not be placed', async () => {
    const customer = await shopper(2)
    const [one, two] = [
      await issue({ stacks: true, maxUsesPerCustomer: 1 }),
      await issue({ effect: 'free_delivery', stacks: true }),
    ]
    await add(customer, two)
    await add(customer, one)
    await more(customer, 1, cake.variantId)
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: cake.variantId },
      data: { reserved: 5 },
    })
    await expect(place(customer)).rejects.toMatchObject(refusing('stock.sold-out'))
    expect([await usesOf(one), await usesOf(two)]).toEqual([0, 0])
    await house.db.prisma.stockLevel.updateMany({
      where: { variantId: cake.variantId },
      data: { reserved: 0 },
    })
    const seen = await house.services.carts.view(customer)
    const { id } = await place(customer)
    const order = await house.services.orders.track(customer, id)
    expect(order.total).toEqual(seen.quote.total)
    expect(order.quote.promos).toEqual(seen.quote.promos)
    expect(
      await house.db.prisma.promoUse.findMany({ where: { orderId: id }, orderBy: { promoId: 'asc' } }),
    ).toMatchObject([
      { amountUnits: 6900n, releasedAt: null },
      { amountUnits: town.feeUnits, releasedAt: null },
    ])
    expect([await usesOf(one), await usesOf(two)]).toEqual([1, 1])
    await more(customer)
    await expect(add(customer, one)).rejects.toMatchObject(refusing('promo.used-by-you'))
    expect((await add(customer, two)).quote.promos).toMatchObject([{ accepted: true }])
  })

  test('is not placed at another total than the one that was seen', async () => {
    const customer = await shopper(2)
    const code = await issue({ maxUses: 5 })
    const seen = await add(customer, code)
    await house.db.prisma.promoCode.update({ where: { code }, data: { endsAt: house.clock.now() } })
    await expect(place(customer, { totalUnits: seen.quote.total.units })).rejects.toMatchObject(
      refusing('cart.changed'),
    )
    const now = await house.services.carts.view(customer)
    expect(now.quote.promos).toMatchObject([{ accepted: false, reason: 'over' }])
    const { id } = await place(customer)
    expect((await house.services.orders.track(customer, id)).total).toEqual(now.quote.total)
    expect(await usesOf(code)).toBe(0)
  })

  test.each([
    [
      'cancelled',
      (orderId: string, customer: Customer) =>
        house.services.orders.cancel(customer, { orderId, version: 1 }),
    ],
    [
      'rejected',
      (orderId: string) => house.services.orders.reject(system, { orderId, version: 1, reason: 'closed' }),
    ],
    ['never answered', (orderId: string) => house.services.timers.fire('order-expiry', orderId)],
  ])('that is %s gives its uses back, once', async (_how, end) => {
    const customer = await shopper(2)
    const [one, two] = [
      await issue({ stacks: true, maxUses: 1, maxUsesPerCustomer: 1 }),
      await issue({ stacks: true, maxUses: 1 }),
    ]
    await add(customer, one)
    await add(customer, two)
    const { id } = await place(customer)
    await more(customer)
    await expect(add(customer, one)).rejects.toMatchObject(refusing('promo.used-up'))
    await end(id, customer)
    await Promise.allSettled(
      Array.from({ length: 3 }, () => house.services.orders.cancel(system, { orderId: id, version: 1 })),
    )
    expect([await usesOf(one), await usesOf(two)]).toEqual([0, 0])
    expect(await house.db.prisma.promoUse.count({ where: { orderId: id, releasedAt: { not: null } } })).toBe(
      2,
    )
    await add(customer, one)
    await place(customer)
    expect([await usesOf(one), await usesOf(two)]).toEqual([1, 0])
  })

  test('that was delivered for cash leaves books that balance: revenue is the price, the code is our expense', async () => {
    const customer = await shopper(2)
    await add(customer, await issue({ stacks: true }))
    await add(customer, await issue({ effect: 'free_delivery', stacks: true }))
    const driver = await house.driverOnShift()
    const { id: orderId } = await place(customer)
    await house.services.orders.confirm(system, { orderId, version: 1 })
    const delivery = async () => house.db.prisma.delivery.findUniqueOrThrow({ where: { orderId } })
    const { id: deliveryId, version, payUnits } = await delivery()
    await house.services.dispatch.assign(system, { deliveryId, version, driverId: driver.driverId ?? '' })
    const step = async () => ({ deliveryId, version: (await delivery()).version })
    await house.services.delivery.arriveAtPickup(driver, await step())
    await house.services.delivery.pickUp(driver, await step())
    await house.services.delivery.arriveAtDropoff(driver, await step())
    const { handoverCode, totalUnits } = await house.db.prisma.order.findUniqueOrThrow({
      where: { id: orderId },
    })
    await house.services.delivery.proveByCode(driver, { deliveryId, code: handoverCode })
    await house.services.delivery.deliver(driver, { ...(await step()), isCashCollected: true })
    expect(totalUnits).toBe(21_600n)
    const { rows } = await house.db.pool.query<{ code: string; balance: string }>(
      'select code, balance::text as balance from ledger.balance where currency = $1',
      ['UYU'],
    )
    const balances = Object.fromEntries(rows.map(({ code, balance }) => [code, BigInt(balance)]))
    expect(balances).toMatchObject({
      [`driver:${driver.driverId}:cash`]: 21_600n,
      [`order:${orderId}:hold`]: 0n,
      'expense:promo': 2400n + town.feeUnits,
      'revenue:goods': 24_000n,
      'revenue:delivery': town.feeUnits,
      [`driver:${driver.driverId}:earnings`]: payUnits,
    })
    expect((await house.db.pool.query('select * from ledger.audit')).rows).toEqual([])
  })
})

describe('the database', () => {
  test.each([
    ['a code that is not in its normal form', { code: 'wel come' }],
    ['a percentage of nothing', { basisPoints: null }],
    ['an effect that is none', { effect: 'gift' }],
    ['more uses than there are', { maxUses: 1, used: 2 }],
  ])('does not keep %s', async (_what, terms) => {
    await expect(issue(terms)).rejects.toThrow()
  })
})
