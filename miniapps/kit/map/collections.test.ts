import { expect, test } from 'vitest'
import { collectionOf, freshness } from './collections.ts'
import type { Place } from './map-data.ts'
import { cutTrack } from './track.ts'

const at = (latitude: number, longitude: number): Place => ({ latitude, longitude })

test('places become positions the right way round', () => {
  const { features } = collectionOf('pins', {
    pins: [{ id: 'shop', at: at(-34.9, -56.1), kind: 'shop', label: 'Shop' }],
  })
  expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [-56.1, -34.9] })
})

test('a driver has a heading or none, and fades with age', () => {
  const driver = { at: at(0, 0), state: 'busy', name: 'Ann' } as const
  const { features } = collectionOf('drivers', {
    drivers: [
      { ...driver, id: 'a', heading: 90, ageSeconds: 2 },
      { ...driver, id: 'b', heading: null, ageSeconds: 500 },
    ],
  })
  expect(features.map(({ properties }) => [properties.icon, properties.heading, properties.opacity])).toEqual(
    [
      ['driver-busy-moving', 90, 1],
      ['driver-busy-still', 0, 0.35],
    ],
  )
  expect(freshness(60)).toBeLessThan(freshness(10))
})

test('of two orders the one that needs somebody ranks higher, and a late one has its own pin', () => {
  const order = { at: at(0, 0), label: '' }
  const { features } = collectionOf('orders', {
    orders: [
      { ...order, id: 'a', state: 'onTheWay', isLate: true },
      { ...order, id: 'b', state: 'trouble', isLate: false },
    ],
  })
  const [first, second] = features.map(({ properties }) => properties)
  expect([first?.icon, second?.icon]).toEqual(['order-onTheWay-late', 'order-trouble'])
  expect(Number(second?.rank)).toBeGreaterThan(Number(first?.rank))
})

test('zones are closed, and what is no area or no line is left out', () => {
  const corner = [at(0, 0), at(0, 1), at(1, 1)]
  const { features } = collectionOf('zones', {
    zones: [
      { id: 'a', label: 'A', rings: [corner] },
      { id: 'b', label: 'B', rings: [[at(0, 0), at(1, 1)]] },
    ],
  })
  expect(features).toHaveLength(1)
  expect(features[0]?.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  })
  const routes = collectionOf('routes', { routes: [{ id: 'r', kind: 'plan', path: [at(0, 0)] }] })
  expect(routes.features).toEqual([])
})

test('a track is cut where it has been played to', () => {
  const points = [0, 10, 30].map(seconds => ({ at: at(seconds, 0), seconds }))
  expect(cutTrack({ points, playedSeconds: 20 })).toEqual({
    dot: at(20, 0),
    played: [at(0, 0), at(10, 0), at(20, 0)],
    rest: [at(20, 0), at(30, 0)],
  })
  expect(cutTrack({ points, playedSeconds: 0 }).dot).toEqual(at(0, 0))
  expect(cutTrack({ points, playedSeconds: 99 })).toMatchObject({ dot: at(30, 0), rest: [at(30, 0)] })
  expect(cutTrack({ points: [], playedSeconds: 0 }).dot).toBe(null)
})

test('the halo goes with what is selected, and away with it', () => {
  const drivers = [{ id: 'a', at: at(1, 2), heading: null, ageSeconds: 0, state: 'free', name: '' }] as const
  const selected = { kind: 'driver', id: 'a' } as const
  expect(collectionOf('selection', { drivers, selected }).features).toHaveLength(1)
  expect(collectionOf('selection', { drivers: [], selected }).features).toEqual([])
  expect(collectionOf('selection', { drivers, selected: null }).features).toEqual([])
})
