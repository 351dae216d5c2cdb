import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusals.ts'
import { available, consume, moveStock, release, reserve, type StockLevel } from './level.ts'

const level = (onHand: number, reserved: number): StockLevel => ({ onHand, reserved })

describe('stock', () => {
  test('the last piece is reserved once', () => {
    const after = reserve(level(3, 2), 1)
    expect(after).toEqual(level(3, 3))
    expect(() => reserve(after, 1)).toThrow(expect.objectContaining({ code: 'stock.sold-out' }))
  })

  test('more than there is names what there is', () => {
    expect(() => reserve(level(5, 3), 3)).toThrow(
      expect.objectContaining({ code: 'stock.not-enough', facts: { available: 2 } }),
    )
  })

  test('consumed pieces leave the house, released ones go back on sale', () => {
    expect(consume(level(5, 3), 2)).toEqual(level(3, 1))
    expect(release(level(5, 3), 2)).toEqual(level(5, 1))
    expect(() => consume(level(5, 1), 2)).toThrow('stock.not-enough')
  })

  test.each([
    ['receipt', 4, 9, 4],
    ['return', 1, 6, 1],
    ['sale', 2, 3, -2],
    ['write-off', 2, 3, -2],
    ['transfer', -2, 3, -2],
    ['transfer', 2, 7, 2],
    ['count', 3, 3, -2],
    ['count', 8, 8, 3],
  ] as const)('%s of %i makes %i on hand', (kind, quantity, onHand, change) => {
    expect(moveStock(level(5, 3), kind, quantity)).toEqual({ level: level(onHand, 3), change })
  })

  test('what is promised stays promised', () => {
    for (const [kind, quantity] of [
      ['write-off', 3],
      ['sale', 3],
      ['count', 2],
      ['transfer', -3],
    ] as const) {
      expect(() => moveStock(level(5, 3), kind, quantity)).toThrow(
        expect.objectContaining({ code: 'stock.not-enough', facts: { available: 2 } }),
      )
    }
  })

  test.each([0, -1, 1.5, Number.NaN])('%d pieces are no quantity', quantity => {
    expect(() => reserve(level(5, 0), quantity)).toThrow('stock.bad-quantity')
    expect(() => moveStock(level(5, 0), 'receipt', quantity)).toThrow('stock.bad-quantity')
  })

  test('whatever happens, nothing is promised that is not there', () => {
    const step = fc.tuple(
      fc.constantFrom('reserve', 'release', 'consume', 'receipt', 'write-off', 'count', 'transfer'),
      fc.integer({ min: -5, max: 10 }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        let now = level(10, 0)
        for (const [verb, quantity] of steps) {
          try {
            if (verb === 'reserve') now = reserve(now, quantity)
            else if (verb === 'release') now = release(now, quantity)
            else if (verb === 'consume') now = consume(now, quantity)
            else now = moveStock(now, verb as 'receipt', quantity).level
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
          expect(now.reserved).toBeGreaterThanOrEqual(0)
          expect(available(now)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
