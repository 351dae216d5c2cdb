import { beforeEach, expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

beforeEach(() => {
  openPage('http://127.0.0.1')
  vi.resetModules()
})

test('the number of an order is said as it is, and a count as the language writes it', async () => {
  const { prepareWords, speak, t } = await import('./words.ts')
  prepareWords(async () => ['order = #{ $number }, { $count } things'])
  await speak('en')
  expect(t('order', { number: 12345, count: 12345 })).toBe('#12345, 12,345 things')
})
