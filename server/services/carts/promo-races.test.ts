import { afterEach, describe, expect, test } from 'vitest'
import type { Db } from '../../db/client.ts'
import { Refusal } from '../../domain/refusals.ts'
import { town } from '../../testing/little-town.ts'
import { openTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { withoutGuard } from '../../testing/without-locks.ts'

const houses: TestHouse[] = []
const open = async (change?: (db: Db) => Promise<void>): Promise<TestHouse> => {
  const house = await openTestHouse(async db => {
    await change?.(db)
    return db
  })
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

type Limits = { readonly maxUses?: number; readonly maxUsesPerCustomer?: number }
const issue = ({ db }: TestHouse, code: string, limits: Limits) =>
  db.prisma.promoCode.create({
    data: {
      id: `prm_${code.toLowerCase()}`,
      code,
      effect: 'percent',
      basisPoints: 1000,
      currency: 'UYU',
      stacks: true,
      ...limits,
    },
  })

type Wanted = { readonly promoCodes: readonly string[]; readonly variantId?: string }

/** Makes a cart for each, ready to be placed as it was seen. Written straight into the tables: many people take long to shop. */
const shoppers = async ({ db, services, ...house }: TestHouse, wanted: readonly Wanted[]) => {
  const people = await Promise.all(wanted.map(() => house.customer()))
  const { latitude, longitude } = town.inside
  const where = { branchId: town.branchId, zoneId: town.zoneId, addressText: 'Rivera 1', latitude, longitude }
  await db.prisma.cart.createMany({
    data: people.map(({ userId }, i) => ({
      id: `crt_${i}`,
      userId,
      ...where,
      promoCodes: [...(wanted[i]?.promoCodes ?? [])],
    })),
  })
  await db.prisma.cartLine.createMany({
    data: people.map((_, i) => ({
      id: `lin_${i}`,
      cartId: `crt_${i}`,
      variantId: wanted[i]?.variantId ?? town.bread.variantId,
      quantity: 1,
    })),
  })
  return Promise.all(
    people.map(async customer => {
      const { version, quote } = await services.carts.view(customer)
      return (idempotencyKey: string) =>
        services.orders.place(customer, {
          cartVersion: version,
          totalUnits: quote.total.units,
          paymentMethod: 'cash',
          idempotencyKey,
        })
    }),
  )
}

/** So many connections are open, so that nobody is ahead because theirs was. */
const warm = ({ db }: TestHouse) =>
  Promise.all(Array.from({ length: 20 }, () => db.pool.query('select pg_sleep(0.05)')))

const outcomeOf = async (house: TestHouse, attempts: readonly Promise<unknown>[]) => {
  const results = await Promise.allSettled(attempts)
  const reasons: unknown[] = results.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
  const [promo] = await house.db.prisma.promoCode.findMany({ orderBy: { id: 'asc' }, select: { used: true } })
  return {
    won: results.length - reasons.length,
    refused: [...new Set(reasons.flatMap(reason => (reason instanceof Refusal ? [reason.code] : [])))],
    broke: reasons.filter(reason => !(reason instanceof Refusal)),
    used: promo?.used,
    orders: await house.db.prisma.order.count(),
  }
}

describe('R21 a code is used no oftener than it may be', () => {
  const race = async (house: TestHouse, people: number) => {
    await issue(house, 'FEW', { maxUses: 10 })
    const places = await shoppers(
      house,
      Array.from({ length: people }, () => ({ promoCodes: ['FEW'] })),
    )
    return outcomeOf(
      house,
      places.map((place, i) => place(`key ${i}`)),
    )
  }

  test('ten uses, forty-eight people, ten orders; the others are asked to look again', async () => {
    const { refused, ...outcome } = await race(await open(), 48)
    expect(outcome).toEqual({ won: 10, broke: [], used: 10, orders: 10 })
    expect(['promo.used-up', 'cart.changed']).toEqual(expect.arrayContaining(refused))
  })

  const guard = 'AND (max_uses IS NULL OR used < max_uses)'
  test('without the guard it is used oftener', async () => {
    const house = await open(async db => {
      await withoutGuard(db, 'place_order', guard)
      await db.pool.query('alter table promo_codes drop constraint promo_never_over_its_limit')
    })
    expect((await race(house, 20)).used).toBeGreaterThan(10)
  })

  test('without the guard the database itself still refuses to count further', async () => {
    const house = await open(db => withoutGuard(db, 'place_order', guard))
    expect(await race(house, 14)).toMatchObject({ used: 10, orders: 10 })
  })
})

describe('two people with the same two codes, given in this order and in that', () => {
  /** Takes a while for each code, so that both are at it at once. */
  const slow = (db: Db) =>
    db.pool.query(`
      create function take_a_while() returns trigger language plpgsql as 'begin perform pg_sleep(0.2); return new; end';
      create trigger slow after update on promo_codes for each row execute function take_a_while()`)
  const race = async (house: TestHouse) => {
    await issue(house, 'ONE', {})
    await issue(house, 'TWO', {})
    // of different goods, which would let them in one by one
    const places = await shoppers(house, [
      { promoCodes: ['ONE', 'TWO'] },
      { promoCodes: ['TWO', 'ONE'], variantId: town.coffee.smallId },
    ])
    await warm(house)
    return outcomeOf(
      house,
      places.map((place, i) => place(`key ${i}`)),
    )
  }

  test('do not wait for each other', async () => {
    const house = await open(async db => void (await slow(db)))
    expect(await race(house)).toMatchObject({ won: 2, broke: [] })
  })

  test('without an order among the codes they do, in a ring', async () => {
    const house = await open(async db => {
      await slow(db)
      await withoutGuard(db, 'place_order', 'ORDER BY r."promoId"')
    })
    expect((await race(house)).broke).toHaveLength(1)
  })
})

describe('R21 one person on two devices uses a code once', () => {
  // What holds first is the cart's version; the count has to hold without it.
  const withoutVersions = (db: Db) =>
    withoutGuard(db, 'place_order', `AND version = (p->>'cartVersion')::int`)
  const race = async (house: TestHouse) => {
    await issue(house, 'ONCE', { maxUsesPerCustomer: 1 })
    const [place] = await shoppers(house, [{ promoCodes: ['ONCE'] }])
    await warm(house)
    return outcomeOf(
      house,
      Array.from({ length: 12 }, (_, i) => place?.(`device ${i}`) ?? Promise.resolve()),
    )
  }

  test('one order, and the others hear that the cart has changed', async () => {
    const { won, broke, used } = await race(await open())
    expect({ won, broke, used }).toEqual({ won: 1, broke: [], used: 1 })
  })

  test('one order, also when nothing but the count is in the way', async () => {
    const outcome = await race(await open(withoutVersions))
    expect(outcome).toMatchObject({ won: 1, broke: [], used: 1, orders: 1 })
    expect(outcome.refused).toContain('promo.used-by-you')
  })

  test('without the count it is used oftener', async () => {
    const house = await open(async db => {
      await withoutVersions(db)
      await withoutGuard(db, 'place_order', 'WHERE (excluded.most IS NULL OR c.used < excluded.most)')
      await db.pool.query('alter table promo_customers drop constraint promo_customer_never_over_the_limit')
    })
    expect((await race(house)).used).toBeGreaterThan(1)
  })
})
