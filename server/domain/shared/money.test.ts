import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currencies, isCurrency } from './currency.ts'
import {
  compare,
  larger,
  minus,
  money,
  moneyFromJson,
  moneyToJson,
  plus,
  repeat,
  shareRoundedDown,
  smaller,
  split,
  sum,
  zero,
} from './money.ts'

const pesos = (units: bigint | number) => money('UYU', units)
const amount = fc.bigInt({ min: 0n, max: 10n ** 30n })

describe('money', () => {
  test('parts of a split always add up and no part is off by a whole unit', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 }),
        (units, weights) => {
          const parts = split(pesos(units), weights)
          expect(parts).toHaveLength(weights.length)
          expect(sum('UYU', parts)).toEqual(pesos(units))
          const whole = weights.reduce((a, b) => a + b, 0n)
          if (whole === 0n) return
          parts.forEach((part, index) => {
            const error = part.units * whole - units * (weights[index] ?? 0n)
            expect(error < whole && error > -whole).toBe(true)
          })
        },
      ),
    )
  })

  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 4], [20, 81]],
    [1, [1, 2, 1], [0, 1, 0]],
    [7, [0, 0], [4, 3]],
    [5, [0, 3, 0], [0, 5, 0]],
  ])('%i by %j is %j', (units, weights, expected) => {
    expect(split(pesos(units), weights.map(BigInt))).toEqual(expected.map(pesos))
  })

  test('a split that cannot be fair is refused', () => {
    expect(() => split(pesos(1), [])).toThrow(RangeError)
    expect(() => split(pesos(1), [1n, -1n])).toThrow(RangeError)
    expect(() => split(pesos(-1), [1n])).toThrow(RangeError)
  })

  test('a share and the rest are the whole, and the share is never too much', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (units, points) => {
        const share = shareRoundedDown(pesos(units), points)
        expect(share.units * 10_000n <= units * BigInt(points)).toBe(true)
        expect(plus(share, minus(pesos(units), share))).toEqual(pesos(units))
      }),
    )
    expect(shareRoundedDown(pesos(999), 1_000)).toEqual(pesos(99))
    expect(() => shareRoundedDown(pesos(1), 0.5)).toThrow(RangeError)
    expect(() => shareRoundedDown(pesos(1), -1)).toThrow(RangeError)
  })

  test('currencies do not mix', () => {
    for (const mix of [plus, minus, compare, smaller, larger]) {
      expect(() => mix(pesos(1), money('USD', 1))).toThrow(TypeError)
    }
    expect(() => sum('UYU', [money('USD', 1)])).toThrow(TypeError)
  })

  test('only whole units and whole pieces exist', () => {
    expect(() => pesos(0.5)).toThrow(RangeError)
    expect(() => pesos(2 ** 53)).toThrow(RangeError)
    expect(() => repeat(pesos(1), 1.5)).toThrow(RangeError)
    expect(() => repeat(pesos(1), -1)).toThrow(RangeError)
    expect(repeat(pesos(250), 3)).toEqual(pesos(750))
  })

  test('comparing orders amounts', () => {
    expect([pesos(3), pesos(-1), pesos(2)].sort(compare)).toEqual([pesos(-1), pesos(2), pesos(3)])
    expect(smaller(pesos(1), pesos(2))).toEqual(pesos(1))
    expect(larger(pesos(1), pesos(2))).toEqual(pesos(2))
    expect(sum('USD', [])).toEqual(zero('USD'))
  })

  test('money survives JSON', () => {
    fc.assert(
      fc.property(fc.bigInt(), units => {
        expect(moneyFromJson(JSON.parse(JSON.stringify(moneyToJson(pesos(units)))))).toEqual(pesos(units))
      }),
    )
    expect(() => moneyFromJson({ currency: 'XXX', units: '1' })).toThrow(TypeError)
    expect(() => moneyFromJson({ currency: 'UYU', units: '1.5' })).toThrow(TypeError)
    expect(() => moneyFromJson({ currency: 'UYU', units: '' })).toThrow(TypeError)
  })

  test('every currency is a code of three capitals with a sane exponent', () => {
    for (const [code, { exponent, symbol }] of Object.entries(currencies)) {
      expect(code).toMatch(/^[A-Z]{3}$/)
      expect([0, 2, 3]).toContain(exponent)
      expect(symbol).not.toBe('')
    }
    expect(isCurrency('toString')).toBe(false)
    expect(isCurrency('UYU')).toBe(true)
  })
})
