import fc from 'fast-check'
import { expect, test } from 'vitest'
import { etaHasChanged, etaMinutes, isVehicle, travelSeconds, type Vehicle, vehicleSpeeds } from './eta.ts'

test('twice as far takes twice as long, and a detour longer', () => {
  expect(travelSeconds(1_000, 'car', 1)).toBe(180)
  expect(travelSeconds(2_000, 'car', 1)).toBe(360)
  expect(travelSeconds(1_000, 'car', 1.5)).toBe(270)
  expect(travelSeconds(1_000, 'foot')).toBe(1_040)
})

test('farther is never sooner', () => {
  const metres = fc.integer({ min: 0, max: 100_000 })
  const vehicle = fc.constantFrom(...(Object.keys(vehicleSpeeds) as Vehicle[]))
  fc.assert(
    fc.property(metres, metres, vehicle, (a, b, by) => {
      expect(travelSeconds(Math.min(a, b), by)).toBeLessThanOrEqual(travelSeconds(Math.max(a, b), by))
    }),
  )
})

test.each([
  [0, 1],
  [59, 1],
  [60, 1],
  [61, 2],
  [600, 10],
])('%i seconds are shown as %i minutes', (seconds, minutes) => {
  expect(etaMinutes(seconds)).toBe(minutes)
})

test('the card changes with the minutes only', () => {
  expect(etaHasChanged(etaMinutes(130), etaMinutes(170))).toBe(false)
  expect(etaHasChanged(etaMinutes(130), etaMinutes(190))).toBe(true)
  expect(etaHasChanged(null, 3)).toBe(true)
  expect(etaHasChanged(null, null)).toBe(false)
})

test('only vehicles we know are vehicles', () => {
  expect(isVehicle('scooter')).toBe(true)
  expect(isVehicle('toString')).toBe(false)
})
