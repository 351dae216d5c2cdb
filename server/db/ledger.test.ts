import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cashCollected, orderDelivered } from '../domain/ledger/recipes.ts'
import { money } from '../domain/shared/money.ts'
import { balanceOf, post } from '../services/ledger/post.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { type Db, openDb } from './client.ts'

/** The ledger is attacked through plain SQL: what holds here holds whoever writes. */
let database: TestDatabase
let db: Db
let admin: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  db = openDb(database.url, 8)
  admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await db.close()
  await database.drop()
})

type Leg = { debit: string; credit: string; currency?: string; amount: string }

const shape = (code: string, change: object = {}) => {
  const isSomebodys = /^(driver|order|customer):/.test(code)
  const normal = /^(driver:.*:cash|bank|cash:)/.test(code) ? 'debit' : 'credit'
  return {
    code,
    currency: 'UYU',
    normal,
    guarded: isSomebodys,
    min: isSomebodys ? '0' : null,
    max: null,
    ...change,
  }
}
const posted = async (key: string, legs: readonly Leg[], accounts?: readonly object[]): Promise<bigint> => {
  const codes = [...new Set(legs.flatMap(({ debit, credit }) => [debit, credit]))]
  const { rows } = await db.pool.query<{ id: string }>('select ledger.post($1, $2, $3, $4, $5, $6) as id', [
    key,
    'test',
    'ref',
    'tester',
    JSON.stringify(accounts ?? codes.map(code => shape(code))),
    JSON.stringify(legs.map(leg => ({ currency: 'UYU', ...leg }))),
  ])
  return BigInt(rows[0]?.id ?? 0)
}
const balance = async (code: string): Promise<bigint> =>
  BigInt(
    (
      await db.pool.query('select balance from ledger.balance where code = $1 and currency = $2', [
        code,
        'UYU',
      ])
    ).rows[0]?.balance ?? 0,
  )
const troubles = async (): Promise<unknown[]> => (await db.pool.query('select * from ledger.audit')).rows
const count = async (): Promise<number> =>
  (await db.pool.query('select count(*)::int as n from ledger.txn')).rows[0]?.n

/** A balance of 100 on this account, from the bank. */
const fund = (code: string) => posted(`fund-${code}`, [{ debit: 'bank', credit: code, amount: '100' }])

describe('a posting is said once', () => {
  test('the same key again is the same transaction, and moves nothing', async () => {
    const legs = [{ debit: 'bank', credit: 'customer:replay:credit', amount: '70' }]
    const first = await posted('replay', legs)
    expect(await posted('replay', legs)).toBe(first)
    expect(await balance('customer:replay:credit')).toBe(70n)
  })

  test('the same key for something else is an error', async () => {
    await posted('reused', [{ debit: 'bank', credit: 'customer:reused:credit', amount: '70' }])
    await expect(
      posted('reused', [{ debit: 'bank', credit: 'customer:reused:credit', amount: '71' }]),
    ).rejects.toMatchObject({ code: '22023' })
    expect(await balance('customer:reused:credit')).toBe(70n)
  })

  test('thirty clients with one key at once are one transaction', async () => {
    const legs = [{ debit: 'bank', credit: 'customer:burst:credit', amount: '5' }]
    const ids = await Promise.all(Array.from({ length: 30 }, () => posted('burst', legs)))
    expect(new Set(ids).size).toBe(1)
    expect(await balance('customer:burst:credit')).toBe(5n)
  })
})

describe('what cannot be posted', () => {
  const refused = async (legs: readonly Leg[], code: string, accounts?: readonly object[]) => {
    const before = await count()
    const key = `refused-${Math.random()}`
    await expect(posted(key, legs, accounts)).rejects.toMatchObject({ code })
    expect(await count()).toBe(before)
  }

  test('more than there is', async () => {
    await fund('customer:poor:credit')
    await refused([{ debit: 'customer:poor:credit', credit: 'bank', amount: '101' }], '23514')
    expect(await balance('customer:poor:credit')).toBe(100n)
    await posted('exactly-all', [{ debit: 'customer:poor:credit', credit: 'bank', amount: '100' }])
    expect(await balance('customer:poor:credit')).toBe(0n)
  })

  test('nothing, less than nothing, and to oneself', async () => {
    await refused([{ debit: 'bank', credit: 'cash:office', amount: '0' }], '23514')
    await refused([{ debit: 'bank', credit: 'cash:office', amount: '-5' }], '23514')
    await refused([{ debit: 'bank', credit: 'bank', amount: '5' }], '23514')
  })

  test('no legs at all', () => refused([], '23514'))

  test('an account that nobody opened', async () => {
    await refused([{ debit: 'bank', credit: 'customer:nobody:credit', amount: '5' }], '23503', [
      shape('bank'),
    ])
  })

  test('an account of another currency', async () => {
    await fund('customer:peso:credit')
    const legs = [{ debit: 'customer:peso:credit', credit: 'bank', currency: 'EUR', amount: '5' }]
    await refused(legs, '23503', [shape('bank', { currency: 'EUR' })])
  })

  test('an account of a shape that does not exist', async () => {
    const legs = [{ debit: 'bank', credit: 'customer:odd:credit', amount: '5' }]
    await refused(legs, '23514', [shape('bank'), shape('customer:odd:credit', { normal: 'sideways' })])
    await refused(legs, '23514', [shape('bank'), shape('customer:odd:credit', { guarded: false, min: '0' })])
    await refused(legs, '23514', [shape('bank'), shape('customer:odd:credit', { currency: 'pesos!' })])
  })

  test('a posting that is refused half-way leaves nothing behind', async () => {
    await fund('customer:half:credit')
    await refused(
      [
        { debit: 'customer:half:credit', credit: 'bank', amount: '60' },
        { debit: 'customer:half:credit', credit: 'cash:office', amount: '60' },
      ],
      '23514',
    )
    expect(await balance('customer:half:credit')).toBe(100n)
  })
})

describe('what is written stays written', () => {
  test.each([
    ['update ledger.leg set amount = amount + 1', '55000'],
    ["update ledger.txn set kind = 'other'", '55000'],
    ['delete from ledger.leg', '55000'],
    ['delete from ledger.txn', '55000'],
    ['truncate ledger.leg', '55000'],
    ['truncate ledger.txn cascade', '55000'],
    ['truncate ledger.account cascade', '55000'],
    ['delete from ledger.account', '55000'],
    ["update ledger.account set normal = 'credit' where code = 'bank'", '55000'],
    ["update ledger.account set code = 'bank2' where code = 'bank'", '55000'],
    ["update ledger.account set guarded = true where code = 'bank'", '55000'],
    ["update ledger.account set debits = debits - 1 where code like 'customer:%' and debits > 0", '55000'],
    ["update ledger.account set credits = credits - 1 where code like 'customer:%' and credits > 0", '55000'],
    ["insert into ledger.txn (key, kind, ref, actor, request) values ('bare', 'x', 'x', 'x', 'x')", '23514'],
  ])('%s', async (sql, code) => {
    await fund('customer:kept:credit')
    await posted('spent', [{ debit: 'customer:kept:credit', credit: 'bank', amount: '1' }])
    const before = await count()
    await expect(admin.query(sql)).rejects.toMatchObject({ code })
    expect(await count()).toBe(before)
    expect(await troubles()).toEqual([])
  })

  test('a leg written past the front door is seen by the audit', async () => {
    const id = await fund('customer:seen:credit')
    await admin.query('begin')
    await admin.query(
      `insert into ledger.leg (txn_id, position, debit, credit, currency, amount)
       values ($1, 99, 'bank', 'customer:seen:credit', 'UYU', 7)`,
      [id],
    )
    const { rows } = await admin.query('select code from ledger.audit')
    await admin.query('rollback')
    expect(rows).toContainEqual({ code: 'customer:seen:credit' })
  })
})

describe('a mistake is corrected by its reverse', () => {
  test('once, and both are kept', async () => {
    const id = await fund('customer:wrong:credit')
    const reverse = (key: string) =>
      db.pool.query('select ledger.reverse($1, $2, $3) as id', [id, key, 'tester'])
    await reverse('back')
    expect(await balance('customer:wrong:credit')).toBe(0n)
    await reverse('back')
    await expect(reverse('back again')).rejects.toMatchObject({ code: '23505' })
    expect(await balance('customer:wrong:credit')).toBe(0n)
    const { rows } = await db.pool.query('select kind from ledger.txn where reverses = $1', [id])
    expect(rows).toEqual([{ kind: 'reversal.test' }])
  })

  test('not when the money is gone: the floor holds for corrections too', async () => {
    const id = await fund('customer:gone:credit')
    await posted('gone', [{ debit: 'customer:gone:credit', credit: 'bank', amount: '40' }])
    await expect(
      db.pool.query('select ledger.reverse($1, $2, $3)', [id, 'too late', 'tester']),
    ).rejects.toMatchObject({ code: '23514' })
    expect(await balance('customer:gone:credit')).toBe(60n)
  })
})

describe('through the one place that posts', () => {
  const driverId = 'drv_0000000000capped00' as const
  const taken = (orderId: `ord_${string}`, units: bigint) =>
    cashCollected({ orderId, driverId, amount: money('UYU', units) })

  test('a driver never holds more cash than they may', async () => {
    const say = (orderId: `ord_${string}`, units: bigint) =>
      db.prisma.$transaction(tx => post(tx, taken(orderId, units), 'tester', 1000n))
    await say('ord_1', 600n)
    await expect(say('ord_2', 401n)).rejects.toMatchObject({ code: 'cash.over-cap', kind: 'exhausted' })
    await say('ord_3', 400n)
    expect(await balanceOf(db.prisma, `driver:${driverId}:cash`, 'UYU')).toEqual(money('UYU', 1000n))
  })

  test('nothing to say posts nothing, and an account never used holds nothing', async () => {
    const before = await count()
    await db.prisma.$transaction(tx => post(tx, taken('ord_4', 0n), 'tester'))
    expect(await count()).toBe(before)
    expect(await balanceOf(db.prisma, 'customer:usr_nobody:credit', 'UYU')).toEqual(money('UYU', 0n))
  })

  test('an order that was not paid cannot be earned', async () => {
    const earned = orderDelivered({
      orderId: 'ord_unpaid',
      driverId,
      goods: money('UYU', 500n),
      deliveryFee: money('UYU', 0n),
      tip: money('UYU', 0n),
      driverPay: money('UYU', 0n),
    })
    await expect(db.prisma.$transaction(tx => post(tx, earned, 'tester'))).rejects.toThrow(/floor_holds/)
  })
})

test('whatever is posted at once, in any order, doubled or too much: no deadlock, and the books agree', async () => {
  const people = ['a', 'b', 'c', 'd'].map(name => `customer:mix-${name}:credit`)
  const accounts = fc.constantFrom(...people, 'bank', 'driver:mix:cash', 'order:mix:hold')
  const leg = fc
    .record({ debit: accounts, credit: accounts, amount: fc.integer({ min: 1, max: 60 }).map(String) })
    .filter(one => one.debit !== one.credit)
  const say = fc.record({
    legs: fc.array(leg, { minLength: 1, maxLength: 4 }),
    copies: fc.integer({ min: 1, max: 3 }),
  })
  let run = 0
  let accepted = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(say, { minLength: 4, maxLength: 16 }), async said => {
      run += 1
      const attempts = said.flatMap(({ legs, copies }, i) =>
        Array.from({ length: copies }, () => posted(`mix-${run}-${i}`, legs)),
      )
      for (const result of await Promise.allSettled(attempts)) {
        if (result.status === 'fulfilled') accepted += 1
        else {
          expect(result.reason).toMatchObject({ code: '23514', constraint: 'floor_holds' })
          refused += 1
        }
      }
      expect(await troubles()).toEqual([])
      const { rows } = await db.pool.query(
        'select 1 from ledger.balance b join ledger.account a using (code, currency) where a.min_balance > b.balance',
      )
      expect(rows).toEqual([])
    }),
    { numRuns: 25 },
  )
  // The property says little unless both kinds of answer came up.
  expect(Math.min(accepted, refused)).toBeGreaterThan(10)
})
