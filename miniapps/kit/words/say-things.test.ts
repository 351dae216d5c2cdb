import { expect, test, vi } from 'vitest'
import { openPage } from '../testing/page.ts'

test('a time on another day than today says the day, by the clocks of the place', async () => {
  openPage('http://127.0.0.1')
  vi.resetModules()
  const { withDay } = await import('./say-things.ts')
  // ten in the evening in Montevideo, where it is three hours less than in UTC
  const now = Date.parse('2026-11-27T01:00:00Z')
  const said = (iso: string): string => withDay('by 14:35', iso, 'America/Montevideo', now)
  expect(said('2026-11-27T02:30:00Z')).toBe('by 14:35')
  expect(said('2026-11-27T17:35:00Z')).toMatch(/^Fri,? 27 Nov, by 14:35$/)
  expect(said('2026-11-28T17:35:00Z')).toMatch(/^Sat,? 28 Nov, by 14:35$/)
})
