import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { promoCodeFrom, spellingOf } from './promo-code.ts'

describe('a promo code', () => {
  test.each([
    ['welcome', 'WELCOME'],
    ['  Wel come\t', 'WELCOME'],
    ['SUMMER-2026', 'SUMMER2026'],
    ['summer – 2026', 'SUMMER2026'],
    ['ｗｅｌｃｏｍｅ', 'WELCOME'],
    ['wel\u200bcome\u00ad', 'WELCOME'],
    ['cafe\u0301', 'CAFÉ'],
    ['суп 5', 'СУП5'],
    ['straße', 'STRASSE'],
    ['x1', 'X1'],
    ['a'.repeat(32), 'A'.repeat(32)],
    ['𝟚𝟚', '22'],
  ])('%o is %s, however it is typed', (typed, code) => {
    expect(promoCodeFrom(typed)).toBe(code)
  })

  test.each([
    '',
    ' ',
    'x',
    '-—-',
    'a'.repeat(33),
    'ﬃ'.repeat(11),
    'a b'.repeat(10_000),
    "'; drop table carts; --",
    '<b>hi</b>',
    '50%',
    'hi!',
    '🎁🎁',
    'a\0b',
    '\ud800a',
    'a_b',
  ])('%o is none', typed => {
    expect(promoCodeFrom(typed)).toBeNull()
  })

  test('that looks like another one is another one', () => {
    expect(promoCodeFrom('СОР')).not.toBe(promoCodeFrom('COP'))
    expect(promoCodeFrom('O0')).not.toBe(promoCodeFrom('00'))
  })

  test('has one normal form, which is its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), typed => {
        const code = promoCodeFrom(typed)
        expect(spellingOf(spellingOf(typed))).toBe(spellingOf(typed))
        if (code === null) return
        expect(promoCodeFrom(code)).toBe(code)
        expect(promoCodeFrom(` ${code.toLowerCase()}-`)).toBe(promoCodeFrom(code.toLowerCase()))
      }),
      { numRuns: 2000 },
    )
  })
})
