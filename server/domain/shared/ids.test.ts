import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idPrefixes, instantOfId, isId, makeId } from './ids.ts'

const bytes = fc.uint8Array({ minLength: 5, maxLength: 8 })
const instant = fc.integer({ min: 0, max: Date.UTC(9999, 0) })

describe('ids', () => {
  test('a later id sorts after an earlier one', () => {
    fc.assert(
      fc.property(instant, instant, bytes, bytes, (a, b, chanceA, chanceB) => {
        fc.pre(a !== b)
        const [first, second] = [makeId('ord', a, chanceA), makeId('ord', b, chanceB)]
        expect(first < second).toBe(a < b)
      }),
    )
  })

  test('what was made is an id of its own prefix only, and tells its instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(idPrefixes)), instant, bytes, (prefix, at, chance) => {
        const id = makeId(prefix, at, chance)
        expect(id).toHaveLength(22)
        expect(isId(prefix, id)).toBe(true)
        expect(isId(prefix === 'ord' ? 'dlv' : 'ord', id)).toBe(false)
        expect(instantOfId(id)).toBe(at)
      }),
    )
  })

  test('different chance is a different id', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        (a, b) => {
          fc.pre(a.some((byte, index) => byte !== b[index]))
          expect(makeId('ord', 1, a)).not.toBe(makeId('ord', 1, b))
        },
      ),
    )
  })

  test.each([
    'ord_',
    'ord_0000000000000000',
    'ord_0000000000000000000',
    'ord_00000000000000000I',
    'ord_00000000000000000u',
    'ORD_000000000000000000',
    ' ord_000000000000000000',
    'ord_000000000000000000\n',
    'ord-000000000000000000',
    '',
  ])('%j is no order id', text => {
    expect(isId('ord', text)).toBe(false)
  })

  test('the smallest id is well formed', () => {
    expect(makeId('ord', 0, new Uint8Array(5))).toBe('ord_000000000000000000')
    expect(isId('ord', 'ord_000000000000000000')).toBe(true)
  })

  test('an id needs whole milliseconds and enough chance', () => {
    expect(() => makeId('ord', 1.5, new Uint8Array(5))).toThrow(RangeError)
    expect(() => makeId('ord', -1, new Uint8Array(5))).toThrow(RangeError)
    expect(() => makeId('ord', 1, new Uint8Array(4))).toThrow(RangeError)
  })

  test('no two things share a prefix', () => {
    const prefixes = Object.values(idPrefixes)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{3}$/)
  })
})
