import { describe, expect, test } from 'vitest'
import type { DeliveryId, DriverId } from '../shared/ids.ts'
import { money } from '../shared/money.ts'
import { addMinutes } from '../shared/time.ts'
import { matchWave } from './match-wave.ts'
import { oneByOne } from './one-by-one.ts'
import { planWave } from './plan-wave.ts'
import { placesOf, travelTable, type WaitingDelivery, type Wave, type WaveDriver } from './wave.ts'

const noon = new Date('2026-11-23T12:00:00Z')
/** On one street: a thousandth of a degree is one minute. */
const spot = (minute: number) => ({ latitude: 0, longitude: minute / 1000 })
const cash = (units: number) => money('UYU', units)

const driver = (driverId: DriverId, minute: number, change: Partial<WaveDriver> = {}): WaveDriver => ({
  driverId,
  place: spot(minute),
  freeAt: noon,
  shiftEndsAt: addMinutes(noon, 240),
  capacity: 2,
  mostDeliveries: 9,
  pace: 1,
  cashRoom: cash(1000),
  onBoard: [],
  ...change,
})
const order = (
  deliveryId: DeliveryId,
  from: number,
  to: number,
  change: Partial<WaitingDelivery> = {},
): WaitingDelivery => ({
  deliveryId,
  pickUp: spot(from),
  dropOff: spot(to),
  readyAt: noon,
  promisedBy: addMinutes(noon, 60),
  cashToCollect: cash(0),
  driverId: null,
  notBefore: null,
  barred: new Set(),
  ...change,
})
const carried = (deliveryId: DeliveryId, to: number, change: Partial<WaitingDelivery> = {}) => {
  const { dropOff, promisedBy, notBefore, cashToCollect } = order(deliveryId, 0, to, change)
  return { deliveryId, dropOff, promisedBy, notBefore, cashToCollect }
}
const wave = (drivers: readonly WaveDriver[], waiting: readonly WaitingDelivery[]): Wave => ({
  at: noon,
  drivers,
  waiting,
  travelSeconds: travelTable(placesOf(drivers, waiting), (from, to) =>
    Math.round(Math.abs(from.longitude - to.longitude) * 60_000),
  ),
  pickUpSeconds: 60,
  handOverSeconds: 60,
})
const quick = { progress: () => 1, random: () => 0.5 }
const longer = () => {
  let asked = 0
  return { ...quick, progress: () => asked++ / 20 }
}
const said = (plan: ReturnType<typeof planWave>) =>
  Object.fromEntries(
    [...plan.routes].map(([driverId, stops]) => [
      driverId,
      stops.map(stop => `${stop.kind} ${stop.deliveryId}`),
    ]),
  )

describe('routes for a wave', () => {
  test('two orders of one way ride together', () => {
    const plan = planWave(
      wave([driver('drv_1', 0), driver('drv_2', 50)], [order('dlv_1', 1, 10), order('dlv_2', 2, 11)]),
      longer(),
    )
    expect(said(plan)).toEqual({
      drv_1: ['pick-up dlv_1', 'pick-up dlv_2', 'drop-off dlv_1', 'drop-off dlv_2'],
    })
    expect(plan).toMatchObject({ unserved: [], late: [], driveMinutes: 11 })
  })

  test('what is promised too early comes late instead of not at all', () => {
    const rushed = order('dlv_1', 10, 30, { promisedBy: addMinutes(noon, 12) })
    const plan = planWave(wave([driver('drv_1', 0)], [rushed, order('dlv_2', 1, 2)]), longer())
    expect(plan).toMatchObject({ unserved: [], late: ['dlv_1'] })
  })

  test('what is on board is brought by who has it, also after the shift, over capacity and over the cash limit', () => {
    const onBoard = [
      carried('dlv_1', 30, { cashToCollect: cash(900) }),
      carried('dlv_2', 20),
      carried('dlv_3', 10),
    ]
    const tired = driver('drv_1', 0, {
      onBoard,
      shiftEndsAt: noon,
      capacity: 1,
      mostDeliveries: 1,
      cashRoom: cash(10),
    })
    const plan = planWave(wave([tired, driver('drv_2', 30)], [order('dlv_4', 30, 31)]), longer())
    expect(plan.unserved).toEqual([])
    expect(said(plan)).toMatchObject({ drv_2: ['pick-up dlv_4', 'drop-off dlv_4'] })
    expect(said(plan).drv_1).toHaveLength(3)
  })

  test('an accepted order stays with who accepted it', () => {
    const accepted = order('dlv_1', 40, 41, { driverId: 'drv_1' })
    const plan = planWave(wave([driver('drv_1', 0), driver('drv_2', 40)], [accepted]), longer())
    expect(said(plan)).toEqual({ drv_1: ['pick-up dlv_1', 'drop-off dlv_1'] })
  })

  test('what is somebody’s already is never left for something new, be it late or far', () => {
    const accepted = order('dlv_1', 40, 80, { driverId: 'drv_1', promisedBy: addMinutes(noon, 5) })
    const tempting = ['dlv_2', 'dlv_3', 'dlv_4'].map(id =>
      order(id as 'dlv_2', 1, 2, { cashToCollect: cash(400) }),
    )
    const busy = driver('drv_1', 0, { mostDeliveries: 3, cashRoom: cash(1000) })
    const plan = planWave(wave([busy], [...tempting, accepted]), longer())
    expect(plan.unserved).toHaveLength(1)
    expect(plan.unserved).not.toContain('dlv_1')
    const dear = { ...accepted, cashToCollect: cash(900) }
    const full = planWave(wave([busy], [...tempting, dear]), longer())
    expect([...full.unserved].sort()).toEqual(['dlv_2', 'dlv_3', 'dlv_4'])
  })

  test('nobody gets more than they have hands for, nor what is barred to them, and a slow one takes longer', () => {
    const two = [order('dlv_1', 0, 10), order('dlv_2', 0, 10)]
    const [slow, far] = [driver('drv_1', 0, { mostDeliveries: 1, pace: 3 }), driver('drv_2', 20)]
    const plan = planWave(wave([slow], two), longer())
    expect(plan).toMatchObject({ driveMinutes: 30 })
    expect(plan.unserved).toHaveLength(1)
    const barred = two.map(one => ({ ...one, barred: new Set(['drv_1'] as const) }))
    expect(said(planWave(wave([slow, far], barred), longer()))).toMatchObject({ drv_2: { length: 4 } })
  })

  test('is not worse than one after the other, within the same limits', () => {
    const drivers = [driver('drv_1', 0), driver('drv_2', 30)]
    const orders = [
      order('dlv_1', 14, 0),
      order('dlv_2', 2, 30),
      order('dlv_3', 29, 31),
      order('dlv_4', 1, 3),
    ]
    const [plan, byHand] = [planWave(wave(drivers, orders), longer()), oneByOne(wave(drivers, orders))]
    expect(byHand.unserved).toEqual([])
    expect(plan.driveMinutes).toBeLessThan(byHand.driveMinutes)
    const rushed = [order('dlv_1', 10, 30, { promisedBy: addMinutes(noon, 12) })]
    expect(oneByOne(wave(drivers, rushed))).toMatchObject({ late: ['dlv_1'], unserved: [] })
    const dear = [order('dlv_1', 1, 2, { cashToCollect: cash(5000) })]
    expect(oneByOne(wave(drivers, dear)).unserved).toEqual(['dlv_1'])
  })

  test('what nobody can bring for cash, the end of shifts or want of a way is said', () => {
    const dear = order('dlv_1', 1, 2, { cashToCollect: cash(5000) })
    const far = order('dlv_2', 1, 2000)
    const plain = wave([driver('drv_1', 0)], [dear, far, order('dlv_3', 1, 2)])
    expect(planWave(plain, longer()).unserved).toEqual(['dlv_1', 'dlv_2'])
    const island = { ...plain, travelSeconds: plain.travelSeconds.fill(Number.POSITIVE_INFINITY) }
    expect(planWave(island, longer()).unserved).toEqual(['dlv_1', 'dlv_2', 'dlv_3'])
  })

  test('a known plan is kept where nothing better is found', () => {
    const now = wave(
      [driver('drv_1', 0), driver('drv_2', 50)],
      [order('dlv_1', 1, 10), order('dlv_2', 49, 40)],
    )
    const before = planWave(now, longer())
    const known = new Map([...before.routes, ['drv_9', [{ deliveryId: 'dlv_9', kind: 'drop-off' }]]] as const)
    expect(planWave(now, { ...quick, known })).toEqual(before)
  })

  test('refuses a table of other places and an order of a driver who is not there', () => {
    const now = wave([driver('drv_1', 0)], [order('dlv_1', 1, 2)])
    expect(() => planWave({ ...now, travelSeconds: new Float64Array(4) }, quick)).toThrow(RangeError)
    const lost = wave([driver('drv_1', 0)], [order('dlv_1', 1, 2, { driverId: 'drv_2' })])
    expect(() => planWave(lost, quick)).toThrow(RangeError)
  })

  test('has nothing to say where nobody drives or nothing waits', () => {
    expect(planWave(wave([], [order('dlv_1', 1, 2)]), quick).unserved).toEqual(['dlv_1'])
    expect(planWave(wave([driver('drv_1', 0)], []), quick).routes.size).toBe(0)
  })
})

describe('one delivery for each free driver', () => {
  test('together the shortest way, not each the nearest', () => {
    const drivers = [driver('drv_1', 0), driver('drv_2', 10)]
    const matched = matchWave(wave(drivers, [order('dlv_1', 9, 12), order('dlv_2', 21, 22)]))
    expect([...matched]).toEqual([
      ['dlv_1', 'drv_1'],
      ['dlv_2', 'drv_2'],
    ])
  })

  test('nobody gets what they cannot take', () => {
    const drivers = [
      driver('drv_1', 0, { onBoard: [carried('dlv_9', 1)] }),
      driver('drv_2', 0, { cashRoom: cash(5) }),
      driver('drv_3', 0, { shiftEndsAt: addMinutes(noon, 2) }),
      driver('drv_4', 100),
    ]
    const dear = order('dlv_1', 1, 9, { cashToCollect: cash(10) })
    const taken = order('dlv_2', 100, 101, { driverId: 'drv_4' })
    expect([...matchWave(wave(drivers, [dear, taken]))]).toEqual([['dlv_1', 'drv_4']])
  })
})
