import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { type AccountCode, accountShape } from './accounts.ts'
import { accountsOf, balancesOf, type Leg, leg, type Posting, posting, reversed } from './posting.ts'

const pesos = (units: number) => money('UYU', units)
const code = fc.constantFrom<AccountCode>(
  'cash:office',
  'bank',
  'driver:drv_1:cash',
  'order:ord_1:hold',
  'revenue:goods',
  'expense:promo',
)
const anyLeg: fc.Arbitrary<Leg> = fc
  .tuple(code, code, fc.integer({ min: 0, max: 1_000_000 }))
  .filter(([debit, credit]) => debit !== credit)
  .map(([debit, credit, units]) => leg(debit, credit, pesos(units)))

/** Debit balances less credit balances: zero in a ledger that balances. */
const outOfBalance = (entries: readonly Posting[]) =>
  [...balancesOf(entries, 'UYU')].reduce(
    (total, [account, units]) => total + (accountShape(account).normal === 'debit' ? units : -units),
    0n,
  )

describe('a posting', () => {
  test('always balances, whatever its legs', () => {
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 8 }), legs => {
        const entry = posting('test', 'x', legs)
        if (entry === null) expect(legs.every(one => one.amount.units === 0n)).toBe(true)
        else {
          expect(outOfBalance([entry])).toBe(0n)
          expect(entry.legs.every(one => one.amount.units > 0n)).toBe(true)
        }
      }),
    )
  })

  test('and its reversal leave nothing behind', () => {
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 8 }), legs => {
        const entry = posting('test', 'x', legs)
        if (!entry) return
        const back = reversed(entry)
        expect(back.key).not.toBe(entry.key)
        expect([...balancesOf([entry, back], 'UYU').values()].every(units => units === 0n)).toBe(true)
      }),
    )
  })

  test('of nothing is none; of less than nothing, or to itself, a mistake', () => {
    expect(posting('test', 'x', [leg('bank', 'cash:office', pesos(0))])).toBeNull()
    expect(() => posting('test', 'x', [leg('bank', 'cash:office', pesos(-1))])).toThrow(RangeError)
    expect(() => posting('test', 'x', [leg('bank', 'bank', pesos(1))])).toThrow(TypeError)
  })

  test('names each account it touches once per currency, with its shape', () => {
    const entry = posting('test', 'x', [
      leg('driver:drv_1:cash', 'order:ord_1:hold', pesos(5)),
      leg('driver:drv_1:cash', 'order:ord_1:hold', money('USD', 5)),
      leg('driver:drv_1:cash', 'revenue:goods', pesos(1)),
    ])
    const touched = entry ? accountsOf(entry, 900n) : []
    expect(touched.map(one => `${one.code} ${one.currency}`)).toEqual([
      'driver:drv_1:cash UYU',
      'order:ord_1:hold UYU',
      'driver:drv_1:cash USD',
      'order:ord_1:hold USD',
      'revenue:goods UYU',
    ])
    expect(touched[0]).toMatchObject({ normal: 'debit', guarded: true, min: 0n, max: 900n })
  })

  test('of one currency does not weigh in another', () => {
    const entry = posting('test', 'x', [leg('bank', 'cash:office', money('USD', 5))])
    expect(entry && balancesOf([entry], 'UYU').size).toBe(0)
  })
})
