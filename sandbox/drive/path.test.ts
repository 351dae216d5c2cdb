import { describe, expect, it } from 'vitest'
import { headingBetween, lengthOf, metresBetween, type Point, placeAlong } from './path.ts'

const corner: Point[] = [
  [-34.9, -56.2],
  [-34.9, -56.19],
  [-34.89, -56.19],
]

describe('a path on the ground', () => {
  it('is as long as the ground', () => {
    expect(metresBetween([0, 0], [0, 1])).toBeCloseTo(111_195, -1)
    expect(lengthOf(corner)).toBeCloseTo(912 + 1112, -1)
  })

  it('knows which way it goes', () => {
    expect(headingBetween([0, 0], [1, 0])).toBe(360)
    expect(headingBetween([0, 0], [0, 1])).toBe(90)
    expect(headingBetween([0, 0], [-1, 0])).toBe(180)
    expect(headingBetween([0, 0], [0, -1])).toBe(270)
  })

  it('is walked metre by metre and ends at its end', () => {
    const first = placeAlong(corner, 456)
    expect(first.point[1]).toBeCloseTo(-56.195, 3)
    expect(first.heading).toBe(90)
    expect(placeAlong(corner, 1500).heading).toBe(360)
    expect(placeAlong(corner, 1e9).point).toEqual([-34.89, -56.19])
  })
})
