import { expect, test } from 'vitest'
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
