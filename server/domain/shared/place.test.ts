import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearing, isInside, isPlace, type LatLng, metresBetween, roundCoordinates } from './place.ts'

const at = (latitude: number, longitude: number): LatLng => ({ latitude, longitude })
const place = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
})
const square = [at(-35, -57), at(-35, -56), at(-34, -56), at(-34, -57)]

describe('places', () => {
  test('a degree of latitude is about 111 km, a degree of longitude shrinks with the cosine', () => {
    expect(metresBetween(at(0, 0), at(1, 0))).toBeCloseTo(111_195, -1)
    expect(metresBetween(at(60, 0), at(60, 1))).toBeCloseTo(111_195 / 2, -2)
  })

  test('Montevideo to Buenos Aires is about 205 km', () => {
    const metres = metresBetween(at(-34.9058, -56.1913), at(-34.6037, -58.3816))
    expect(metres).toBeGreaterThan(200_000)
    expect(metres).toBeLessThan(210_000)
  })

  test('distance is the same there and back, zero to oneself, and no detour is shorter', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(metresBetween(a, a)).toBe(0)
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 5)
        expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 0.01)
      }),
    )
  })

  test.each([
    ['the middle', at(-34.5, -56.5), true],
    ['north of it', at(-33.9, -56.5), false],
    ['west of it', at(-34.5, -57.1), false],
    ['level with a corner, outside', at(-34, -58), false],
  ])('%s is inside the square: %s', (_, point, expected) => {
    expect(isInside(square, point)).toBe(expected)
  })

  test('a notch is outside, its arms are inside, whichever way the ring runs', () => {
    const horseshoe = [at(0, 0), at(0, 3), at(3, 3), at(3, 2), at(1, 2), at(1, 1), at(3, 1), at(3, 0)]
    for (const ring of [horseshoe, [...horseshoe].reverse(), [...horseshoe, at(0, 0)]]) {
      expect(isInside(ring, at(2, 1.5))).toBe(false)
      expect(isInside(ring, at(2, 0.5))).toBe(true)
      expect(isInside(ring, at(2, 2.5))).toBe(true)
      expect(isInside(ring, at(0.5, 1.5))).toBe(true)
    }
  })

  test('no polygon, nothing inside', () => {
    expect(isInside([], at(0, 0))).toBe(false)
    expect(isInside([at(0, 0), at(1, 1)], at(0.5, 0.5))).toBe(false)
  })

  test('a rounded place is near, but not the door', () => {
    fc.assert(
      fc.property(place, door => {
        const blurred = roundCoordinates(door)
        expect(metresBetween(door, blurred)).toBeLessThan(80)
      }),
    )
    expect(roundCoordinates(at(-34.90581234, -56.19134321))).toEqual(at(-34.906, -56.191))
  })

  test.each([
    [at(0, 0), at(1, 0), 0],
    [at(0, 0), at(0, 1), 90],
    [at(1, 0), at(0, 0), 180],
    [at(0, 1), at(0, 0), 270],
  ])('from %j to %j the course is %i', (from, to, degrees) => {
    expect(bearing(from, to)).toBeCloseTo(degrees, 6)
  })

  test.each([
    [at(90, 180), true],
    [at(90.1, 0), false],
    [at(0, -181), false],
    [at(Number.NaN, 0), false],
    [at(Number.POSITIVE_INFINITY, 0), false],
  ])('%j is a place: %s', (candidate, expected) => {
    expect(isPlace(candidate)).toBe(expected)
  })
})
