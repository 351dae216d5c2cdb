import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { accountShape } from './accounts.ts'
import { balancesOf, type Posting } from './posting.ts'
import {
  cancelledAfterPayment,
  cashCollected,
  cashHandedOver,
  commissionEarned,
  creditUsed,
  orderDelivered,
  paidOut,
  promoApplied,
} from './recipes.ts'

const pesos = (units: number | bigint) => money('UYU', units)
const ids = { orderId: 'ord_1', driverId: 'drv_1', customerId: 'usr_1', repUserId: 'usr_2' } as const
const balances = (...entries: (Posting | null)[]) =>
  Object.fromEntries(
    balancesOf(
      entries.filter(entry => entry !== null),
      'UYU',
    ),
  )

describe('the way of a cash order through the ledger', () => {
  test('ends with an empty hold, and everybody has what is theirs', () => {
    // goods 900, of which a code pays 90 and credit 10; fee 80, tip 50: the customer hands over 930.
    const way = [
      promoApplied({ ...ids, amount: pesos(90) }),
      creditUsed({ ...ids, amount: pesos(10) }),
      cashCollected({ ...ids, amount: pesos(930) }),
      orderDelivered({
        ...ids,
        goods: pesos(900),
        deliveryFee: pesos(80),
        tip: pesos(50),
        driverPay: pesos(70),
      }),
      commissionEarned({ ...ids, amount: pesos(45) }),
      cashHandedOver({ ...ids, handOverId: 'csh_1', declared: pesos(930), counted: pesos(925) }),
      paidOut({ payoutRef: 'payout-1', to: { kind: 'driver', driverId: 'drv_1' }, amount: pesos(120) }),
      paidOut({ payoutRef: 'payout-2', to: { kind: 'rep', userId: 'usr_2' }, amount: pesos(45) }),
    ]
    expect(balances(...way)).toEqual({
      'order:ord_1:hold': 0n,
      'driver:drv_1:cash': 0n,
      'cash:office': 925n,
      cash_short_over: 5n,
      'revenue:goods': 900n,
      'revenue:delivery': 80n,
      'driver:drv_1:earnings': 0n,
      'sales:usr_2:commission': 0n,
      'customer:usr_1:credit': -10n,
      'expense:promo': 90n,
      'expense:driver_pay': 70n,
      'expense:commission': 45n,
      bank: -165n,
    })
    const keys = way.map(entry => entry?.key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a step without money is none', () => {
    expect(promoApplied({ ...ids, amount: pesos(0) })).toBeNull()
    expect(
      orderDelivered({ ...ids, goods: pesos(0), deliveryFee: pesos(0), tip: pesos(0), driverPay: pesos(0) }),
    ).toBeNull()
  })
})

describe('cash handed over', () => {
  const handOver = (declared: number, counted: number) =>
    cashHandedOver({ ...ids, handOverId: 'csh_1', declared: pesos(declared), counted: pesos(counted) })

  test.each([
    ['exact', 1_000, 1_000, { 'cash:office': 1_000n, 'driver:drv_1:cash': -1_000n }],
    ['short', 1_000, 990, { 'cash:office': 990n, 'driver:drv_1:cash': -1_000n, cash_short_over: 10n }],
    ['over', 1_000, 1_020, { 'cash:office': 1_020n, 'driver:drv_1:cash': -1_000n, cash_short_over: -20n }],
    ['all gone', 1_000, 0, { 'driver:drv_1:cash': -1_000n, cash_short_over: 1_000n }],
  ])('%s clears the driver of what they declared', (_, declared, counted, expected) => {
    expect(balances(handOver(declared, counted))).toEqual(expected)
  })

  test('always: what came in and what is missing is what was declared', () => {
    const units = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(units, units, (declared, counted) => {
        const after = balances(handOver(declared, counted))
        expect(after['cash:office'] ?? 0n).toBe(BigInt(counted))
        expect(-(after['driver:drv_1:cash'] ?? 0n)).toBe(BigInt(declared))
      }),
    )
  })
})

describe('an order called off after payment', () => {
  const amounts = { paid: pesos(930), creditUsed: pesos(10), promo: pesos(90) }

  test('leaves an empty hold; the code’s part is ours again', () => {
    const paid = [
      promoApplied({ ...ids, amount: pesos(90) }),
      creditUsed({ ...ids, amount: pesos(10) }),
      cashCollected({ ...ids, amount: pesos(930) }),
    ]
    const toCredit = balances(...paid, cancelledAfterPayment({ ...ids, ...amounts, to: 'credit' }))
    expect(toCredit).toMatchObject({
      'order:ord_1:hold': 0n,
      'customer:usr_1:credit': 930n,
      'expense:promo': 0n,
    })
    const toRefund = balances(...paid, cancelledAfterPayment({ ...ids, ...amounts, to: 'refund' }))
    expect(toRefund).toMatchObject({
      'order:ord_1:hold': 0n,
      'customer:usr_1:credit': 0n,
      refund_payable: 930n,
      'expense:promo': 0n,
    })
  })
})

test('the books balance after any run of recipes', () => {
  const units = fc.integer({ min: 0, max: 1_000_000 }).map(pesos)
  const any = fc.oneof(
    units.map(amount => cashCollected({ ...ids, amount })),
    units.map(amount => promoApplied({ ...ids, amount })),
    fc
      .tuple(units, units, units, units)
      .map(([goods, deliveryFee, tip, driverPay]) =>
        orderDelivered({ ...ids, goods, deliveryFee, tip, driverPay }),
      ),
    fc
      .tuple(units, units)
      .map(([declared, counted]) => cashHandedOver({ ...ids, handOverId: 'csh_1', declared, counted })),
  )
  fc.assert(
    fc.property(fc.array(any), entries => {
      const total = [
        ...balancesOf(
          entries.filter(one => one !== null),
          'UYU',
        ),
      ].reduce(
        (sum, [code, balance]) => sum + (accountShape(code).normal === 'debit' ? balance : -balance),
        0n,
      )
      expect(total).toBe(0n)
    }),
  )
})
