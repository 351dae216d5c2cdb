import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DriverId } from '../shared/ids.ts'
import { money } from '../shared/money.ts'
import { type Candidate, type DispatchJob, objectionTo, rankDrivers } from './rank.ts'

const pesos = (units: number) => money('UYU', units)
const job: DispatchJob = { cashToCollect: pesos(1_000), distanceMetres: 2_000, maximumSecondsToPickup: 1_200 }
const driver = (change: Partial<Candidate> = {}): Candidate => ({
  driverId: 'drv_1',
  vehicle: 'scooter',
  shiftStatus: 'on',
  location: 'fresh',
  capacity: 2,
  activeDeliveries: 0,
  hasOpenOffer: false,
  idleSeconds: 0,
  offersMade: 10,
  offersAccepted: 10,
  cashRoom: pesos(50_000),
  ...change,
})
const best = (drivers: Candidate[], seconds: Record<DriverId, number>) =>
  rankDrivers(job, drivers, one => seconds[one.driverId] ?? null).ranked.map(one => one.driverId)

describe('who may get a delivery', () => {
  test.each([
    ['somebody free and near', {}, 300, null],
    ['off shift', { shiftStatus: 'off' }, 300, 'off-shift'],
    ['paused', { shiftStatus: 'paused' }, 300, 'paused'],
    ['silent for a moment', { location: 'stale' }, 300, null],
    ['not heard of', { location: 'lost' }, 300, 'no-fresh-location'],
    ['nowhere', {}, null, 'no-fresh-location'],
    ['full', { activeDeliveries: 2 }, 300, 'full'],
    ['with one delivery and room for another', { activeDeliveries: 1 }, 300, null],
    ['looking at another offer', { hasOpenOffer: true }, 300, 'has-an-offer'],
    ['with a full purse', { cashRoom: pesos(999) }, 300, 'no-room-for-cash'],
    ['with just enough room', { cashRoom: pesos(1_000) }, 300, null],
    ['on foot for two kilometres', { vehicle: 'foot' }, 300, null],
    ['too far from the pickup', {}, 1_201, 'too-far-away'],
  ] as const)('%s: %s', (_, change, seconds, expected) => {
    expect(objectionTo(job, driver(change as Partial<Candidate>), seconds)).toBe(expected)
  })

  test('nobody walks ten kilometres', () => {
    const far = { ...job, distanceMetres: 10_000 }
    expect(objectionTo(far, driver({ vehicle: 'foot' }), 300)).toBe('too-far-for-vehicle')
    expect(objectionTo(far, driver({ vehicle: 'bicycle' }), 300)).toBe('too-far-for-vehicle')
    expect(objectionTo(far, driver({ vehicle: 'car' }), 300)).toBeNull()
  })

  test('without a limit nobody is too far', () => {
    expect(objectionTo({ ...job, maximumSecondsToPickup: null }, driver(), 9_999)).toBeNull()
  })
})

describe('who gets it first', () => {
  const two = (change: Partial<Candidate>) => [driver(), driver({ driverId: 'drv_2', ...change })]

  test('the nearest', () => {
    expect(best(two({}), { drv_1: 300, drv_2: 200 })).toEqual(['drv_2', 'drv_1'])
  })

  test('who has waited long, when the way is not much longer', () => {
    const waiting = two({ idleSeconds: 1_800 })
    expect(best(waiting, { drv_1: 300, drv_2: 400 })).toEqual(['drv_2', 'drv_1'])
    expect(best(waiting, { drv_1: 300, drv_2: 500 })).toEqual(['drv_1', 'drv_2'])
  })

  test('who has waited all day counts no more than five minutes', () => {
    expect(best(two({ idleSeconds: 86_400 }), { drv_1: 300, drv_2: 601 })).toEqual(['drv_1', 'drv_2'])
  })

  test('who has nothing to do', () => {
    expect(best(two({ activeDeliveries: 1 }), { drv_1: 400, drv_2: 300 })).toEqual(['drv_1', 'drv_2'])
  })

  test('who accepts', () => {
    expect(best(two({ offersAccepted: 0 }), { drv_1: 300, drv_2: 280 })).toEqual(['drv_1', 'drv_2'])
  })

  test('a newcomer is not punished for one missed offer', () => {
    const newcomer = two({ offersMade: 1, offersAccepted: 0 })
    expect(best(newcomer, { drv_1: 300, drv_2: 240 })).toEqual(['drv_2', 'drv_1'])
  })

  test('equals are in order of their ids', () => {
    expect(best([driver({ driverId: 'drv_2' }), driver()], { drv_1: 300, drv_2: 300 })).toEqual([
      'drv_1',
      'drv_2',
    ])
  })
})

test('everybody is ranked or excluded, once, and the order of asking does not matter', () => {
  const anyDriver = fc.record({
    number: fc.integer({ min: 0, max: 99 }),
    shiftStatus: fc.constantFrom('on', 'paused', 'off'),
    location: fc.constantFrom('fresh', 'stale', 'lost'),
    activeDeliveries: fc.integer({ min: 0, max: 3 }),
    idleSeconds: fc.integer({ min: 0, max: 7_200 }),
    seconds: fc.option(fc.integer({ min: 0, max: 2_000 })),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyDriver, { selector: one => one.number }), given => {
      const seconds = new Map<DriverId, number | null>()
      const drivers = given.map(({ number, seconds: away, ...rest }) => {
        const driverId: DriverId = `drv_${number}`
        seconds.set(driverId, away)
        return driver({ driverId, ...rest })
      })
      const ask = (list: Candidate[]) => rankDrivers(job, list, one => seconds.get(one.driverId) ?? null)
      const { ranked, excluded } = ask(drivers)
      const all = [...ranked, ...excluded].map(one => one.driverId)
      expect(all.sort()).toEqual(drivers.map(one => one.driverId).sort())
      expect(ask([...drivers].reverse()).ranked).toEqual(ranked)
      const scores = ranked.map(one => one.score)
      expect(scores).toEqual([...scores].sort((a, b) => a - b))
    }),
  )
})
