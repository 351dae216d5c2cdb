import { describe, expect, it } from 'vitest'
import { addressNear, searchAddress } from './find-address.ts'
import { type LatLng, RouteFinder } from './find-route.ts'
import { offsetInView, placeInView } from './projection.ts'
import type { TownMap } from './town-map.ts'

const CENTER: LatLng = [-34.9, -56.16]

const map: TownMap = {
  name: 'Test',
  attribution: '',
  center: CENTER,
  bbox: [-35, -57, -34, -56],
  sea: [],
  areas: [],
  places: [],
  streets: [],
  graph: { nodes: [], from: [], to: [], metres: [], oneWay: [], bends: [] },
  doors: [
    [
      'José Ellauri',
      [
        ['896', -34.92, -56.15],
        ['1203', -34.925, -56.156],
      ],
    ],
    ['Bulevar España', [['2211', -34.91, -56.16]]],
  ],
}

describe('a view of the map', () => {
  it('finds the place under a pixel back', () => {
    const view = { center: CENTER, zoom: 15.3 }
    const at = placeInView({ x: 123, y: -77 }, view)
    const { x, y } = offsetInView(at, view)
    expect(x).toBeCloseTo(123, 6)
    expect(y).toBeCloseTo(-77, 6)
  })

  it('has north up and east to the right', () => {
    const view = { center: CENTER, zoom: 14 }
    expect(offsetInView([-34.89, -56.16], view).y).toBeLessThan(0)
    expect(offsetInView([-34.9, -56.15], view).x).toBeGreaterThan(0)
  })
})

describe('the address search', () => {
  it('finds a street without its accents and takes the nearest number', () => {
    expect(searchAddress(map, 'jose ellauri 900')[0]?.label).toBe('José Ellauri 896')
    expect(searchAddress(map, 'espana 2211')[0]?.label).toBe('Bulevar España 2211')
  })

  it('finds nothing for a bare number or an unknown street', () => {
    expect(searchAddress(map, '900')).toEqual([])
    expect(searchAddress(map, 'Unter den Linden')).toEqual([])
  })

  it('names the door nearby and is silent far from any', () => {
    expect(addressNear(map, [-34.9101, -56.1601])).toBe('Bulevar España 2211')
    expect(addressNear(map, [-34.95, -56.1])).toBeUndefined()
  })
})

describe('a route', () => {
  const corner = (lat: number, lng: number) => [lat, lng]
  // A square of four corners; its northern side may be driven east only.
  const square = {
    nodes: [
      ...corner(-34.9, -56.16),
      ...corner(-34.9, -56.15),
      ...corner(-34.91, -56.15),
      ...corner(-34.91, -56.16),
    ],
    from: [0, 1, 2, 3],
    to: [1, 2, 3, 0],
    metres: [912, 1112, 912, 1112],
    oneWay: [1, 0, 0, 0] as (0 | 1)[],
    bends: [[], [], [], []],
  }

  it('goes straight where it may and round the block against a one-way street', () => {
    const finder = new RouteFinder(square)
    expect(finder.find([-34.9, -56.16], [-34.9, -56.15])?.metres).toBeCloseTo(912, 0)
    expect(finder.find([-34.9, -56.15], [-34.9, -56.16])?.metres).toBeCloseTo(1112 + 912 + 1112, 0)
  })

  it('turns round the block even when the goal lies just behind on the same one-way street', () => {
    const finder = new RouteFinder(square)
    expect(finder.find([-34.9, -56.154], [-34.9, -56.156])?.metres).toBeGreaterThan(3500)
  })
})
