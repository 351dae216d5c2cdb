import { expect, test } from 'vitest'
import { amountFrom } from './amount.ts'

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
    '-5',
    '− $5',
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
