import { describe, expect, test } from 'vitest'
import { money } from '../shared/money.ts'
import { bestDiscount, type Discount, priceAfterDiscount } from './discount.ts'

const pesos = (units: number) => money('UYU', units)
const at = new Date('2026-11-23T12:00:00Z')
const bread = { productId: 'prd_bread', categoryId: 'cat_bakery' } as const
const discount = (change: Partial<Discount>): Discount => ({
  id: 'dsc_1',
  productId: null,
  categoryId: null,
  basisPoints: 1_000,
  startsAt: null,
  endsAt: null,
  ...change,
})

describe('a discount', () => {
  test.each([
    ['everything', {}, true],
    ['the product', { productId: 'prd_bread' }, true],
    ['another product', { productId: 'prd_milk' }, false],
    ['the category', { categoryId: 'cat_bakery' }, true],
    ['another category', { categoryId: 'cat_dairy' }, false],
    ['from this instant', { startsAt: at }, true],
    ['until this instant', { endsAt: at }, false],
    ['later', { startsAt: new Date('2026-11-23T12:00:01Z') }, false],
    ['of nothing', { basisPoints: 0 }, false],
  ] as const)('on %s applies: %s', (_, change, expected) => {
    expect(bestDiscount(bread, pesos(1_000), [discount(change)], at) !== null).toBe(expected)
  })

  test('does not add up with another: the one that takes most wins', () => {
    const taken = bestDiscount(
      bread,
      pesos(999),
      [
        discount({}),
        discount({ id: 'dsc_2', basisPoints: 2_500 }),
        discount({ id: 'dsc_3', basisPoints: 2_500 }),
      ],
      at,
    )
    expect(taken).toEqual({ discountId: 'dsc_2', amount: pesos(249) })
  })

  test('never takes more than the price', () => {
    expect(priceAfterDiscount(bread, pesos(500), [discount({ basisPoints: 30_000 })], at)).toEqual(pesos(0))
    expect(priceAfterDiscount(bread, pesos(500), [], at)).toEqual(pesos(500))
  })
})
