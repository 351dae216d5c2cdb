import { expect, test } from 'vitest'
import { arrivalOf } from './Arrival.tsx'

const zone = 'America/Montevideo'
const evening = Date.parse('2026-11-26T23:30:00-03:00')

test('an order for another day says the day and no minutes', () => {
  expect(arrivalOf('2026-11-27T11:00:00-03:00', zone, evening)).toMatch(/^Fri,? 27 Nov$/)
})

test('minutes are counted on the day itself, and over midnight when it is soon', () => {
  expect(arrivalOf('2026-11-26T23:50:00-03:00', zone, evening)).toContain('app-minutes')
  expect(arrivalOf('2026-11-27T00:10:00-03:00', zone, evening)).toContain('app-minutes')
  expect(arrivalOf('2026-11-26T23:10:00-03:00', zone, evening)).toContain('app-minutes')
})
