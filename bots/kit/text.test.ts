import { expect, test } from 'vitest'
import { amountFrom } from './amount.ts'
import { oneLine, shorten } from './text.ts'

test('a text that fits stays as it is; a longer one ends in an ellipsis and never in half a character', () => {
  expect(shorten('short', 5)).toBe('short')
  expect(shorten('longer', 5)).toBe('long…')
  const smiles = '😀'.repeat(10)
  for (let most = 1; most < 20; most++) {
    const cut = shorten(smiles, most)
    expect(cut.length).toBeLessThanOrEqual(most)
    expect(encodeURIComponent(cut)).toMatch(/%E2%80%A6$/)
  }
})

test('a line is one line', () => {
  expect(oneLine('  a\n\n b\tc ', 10)).toBe('a b c')
})

test('amounts are read as people type them', () => {
  const read = (text: string) => amountFrom(text, 'UYU')
  expect(read('150')).toBe(15_000n)
  expect(read('$ 150')).toBe(15_000n)
  expect(read('150 pesos')).toBe(15_000n)
  expect(read('1 250,50')).toBe(125_050n)
  expect(read('1,250.50')).toBe(125_050n)
  expect(read('1.250,5')).toBe(125_050n)
  expect(read('1.250')).toBe(125_000n)
  expect(read('0')).toBe(0n)
  expect(amountFrom('1500', 'CLP')).toBe(1_500n)
})

test('what is not one amount is not guessed at', () => {
  for (const text of [
    '',
    'ten',
    '-',
    '.',
    '12:30',
    '5 or 10',
    '1.2.3',
    '1,2345',
    '9'.repeat(30),
    "150'; drop table",
  ])
    expect(amountFrom(text, 'UYU'), text).toBeNull()
})
