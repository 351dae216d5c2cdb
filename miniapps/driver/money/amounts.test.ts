import { expect, test } from 'vitest'
import { plain, unitsFrom } from './amounts.ts'

test('an amount is typed as people type it, and nothing of it is lost or made', () => {
  expect(unitsFrom('210', 2)).toBe(21_000n)
  expect(unitsFrom('210,5', 2)).toBe(21_050n)
  expect(unitsFrom('1 210.05', 2)).toBe(121_005n)
  expect(unitsFrom('210', 0)).toBe(210n)
  expect(unitsFrom('0.1', 2)).toBe(10n)
  for (const nonsense of ['', '.', '-1', '1e3', '1.234', '1,2,3', '٣', 'abc', '1'.repeat(13)])
    expect(unitsFrom(nonsense, 2), nonsense).toBeNull()
  expect(unitsFrom('1.5', 0)).toBeNull()
})

test('what is offered to be typed means the very same amount', () => {
  for (const units of ['0', '5', '50', '21000', '21050', '123456789'])
    expect(unitsFrom(plain({ units, currency: 'UYU' }), 2)).toBe(BigInt(units))
  expect(plain({ units: '210', currency: 'JPY' })).toBe('210')
})
