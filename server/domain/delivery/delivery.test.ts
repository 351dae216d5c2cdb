import { describe, expect, test } from 'vitest'
import type { Step } from '../shared/doer.ts'
import { zero } from '../shared/money.ts'
import {
  accept,
  activeStatuses,
  arriveAtDropoff,
  arriveAtPickup,
  assign,
  cancelDelivery,
  completeReturn,
  type Delivery,
  type DeliveryDecision,
  type DeliveryStatus,
  deliver,
  deliveryTransitions,
  fail,
  goodsOutStatuses,
  offerOut,
  offersClosed,
  opened,
  pickUp,
  release,
  requireOwnDelivery,
  retry,
  searchingStatuses,
  startReturn,
  unserved,
} from './delivery.ts'

const at = new Date('2026-11-23T12:00:00Z')
const step: Step = { by: { as: 'driver', userId: 'usr_9' }, at }
const statuses = Object.keys(deliveryTransitions) as DeliveryStatus[]
const held: readonly DeliveryStatus[] = [...activeStatuses, 'delivered', 'returned']
const delivery = (status: DeliveryStatus): Delivery => ({
  id: 'dlv_1',
  orderId: 'ord_1',
  branchId: 'brn_1',
  status,
  version: 5,
  driverId: held.includes(status) ? 'drv_1' : null,
  attempt: 1,
  failureReason: null,
})
const noProof = {
  rule: 'none',
  isCodeProven: false,
  isPhotoProven: false,
  cashDue: zero('UYU'),
  isCashCollected: false,
} as const

type Verb = (given: Delivery, step: Step) => DeliveryDecision<Delivery>
const verbs: [string, DeliveryStatus[], DeliveryStatus, string, Verb][] = [
  ['accept', ['offered'], 'accepted', 'delivery.accepted', (given, by) => accept(given, 'drv_1', by)],
  ['arriveAtPickup', ['accepted'], 'at_pickup', 'delivery.arrived-at-pickup', arriveAtPickup],
  ['pickUp', ['at_pickup'], 'picked_up', 'delivery.picked-up', (given, by) => pickUp(given, true, by)],
  ['arriveAtDropoff', ['picked_up'], 'at_dropoff', 'delivery.arrived-at-dropoff', arriveAtDropoff],
  ['deliver', ['at_dropoff'], 'delivered', 'delivery.delivered', (given, by) => deliver(given, noProof, by)],
  [
    'fail',
    ['picked_up', 'at_dropoff'],
    'failed',
    'delivery.failed',
    (given, by) => fail(given, { reason: 'nobody-home' }, by),
  ],
  ['startReturn', ['failed'], 'returning', 'delivery.returning', startReturn],
  ['completeReturn', ['returning'], 'returned', 'delivery.returned', completeReturn],
  ['release', ['accepted', 'at_pickup'], 'unassigned', 'delivery.released', release],
  [
    'cancelDelivery',
    ['unassigned', 'offered', 'accepted', 'at_pickup'],
    'cancelled',
    'delivery.cancelled',
    cancelDelivery,
  ],
]

describe.each(verbs)('%s', (_, froms, to, event, verb) => {
  test.each(statuses)('from %s keeps to the machine', from => {
    const given = delivery(from)
    if (froms.includes(from)) {
      const decision = verb(given, { ...step, version: 5 })
      expect(decision.delivery).toMatchObject({ status: to, version: 6, id: 'dlv_1' })
      expect(decision.events).toEqual([
        expect.objectContaining({
          type: event,
          deliveryId: 'dlv_1',
          orderId: 'ord_1',
          branchId: 'brn_1',
          by: step.by,
          at: '2026-11-23T12:00:00.000Z',
        }),
      ])
    } else {
      expect(() => verb(given, step)).toThrow(
        expect.objectContaining({
          code: from === to ? 'delivery.already-done' : 'delivery.wrong-moment',
          facts: expect.objectContaining({ status: from, version: 5 }),
        }),
      )
    }
    expect(given).toEqual(delivery(from))
  })

  test('an old tap is already done', () => {
    for (const from of froms) {
      expect(() => verb(delivery(from), { ...step, version: 4 })).toThrow(
        expect.objectContaining({ code: 'delivery.already-done' }),
      )
    }
  })
})

describe('who has a delivery', () => {
  test('is won once: the second driver is told that it is taken', () => {
    const won = accept(delivery('offered'), 'drv_1', step).delivery
    expect(won.driverId).toBe('drv_1')
    expect(() => accept(won, 'drv_2', step)).toThrow(expect.objectContaining({ code: 'delivery.taken' }))
    expect(() => accept(won, 'drv_1', step)).toThrow(
      expect.objectContaining({ code: 'delivery.already-done' }),
    )
  })

  test('may be decided by the dispatcher, who takes it from another if need be', () => {
    const fresh = assign(delivery('unassigned'), 'drv_2', step)
    expect(fresh.delivery).toMatchObject({ status: 'accepted', driverId: 'drv_2', version: 6 })
    expect(fresh.events.map(event => event.type)).toEqual(['delivery.assigned'])
    const moved = assign(delivery('at_pickup'), 'drv_2', { ...step, version: 5 })
    expect(moved.delivery).toMatchObject({ status: 'accepted', driverId: 'drv_2', version: 7 })
    expect(moved.events).toEqual([
      expect.objectContaining({ type: 'delivery.released', driverId: 'drv_1' }),
      expect.objectContaining({ type: 'delivery.assigned', driverId: 'drv_2' }),
    ])
  })

  test.each([
    ['unassigned', null],
    ['offered', null],
    ['accepted', null],
    ['at_pickup', null],
    ['picked_up', 'delivery.wrong-moment'],
    ['failed', 'delivery.wrong-moment'],
    ['delivered', 'delivery.wrong-moment'],
    ['returned', 'delivery.wrong-moment'],
    ['cancelled', 'delivery.wrong-moment'],
  ] as const)('a dispatcher may give away one that is %s: %s', (status, code) => {
    const attempt = () => assign(delivery(status), 'drv_2', step)
    if (code) expect(attempt).toThrow(expect.objectContaining({ code }))
    else expect(attempt).not.toThrow()
  })

  test('giving it to whoever has it is already done, and so is an old tap', () => {
    expect(() => assign(delivery('accepted'), 'drv_1', step)).toThrow('delivery.already-done')
    expect(() => assign(delivery('accepted'), 'drv_2', { ...step, version: 4 })).toThrow(
      'delivery.already-done',
    )
  })

  test('nobody has it after it was given back', () => {
    expect(release(delivery('at_pickup'), step).delivery.driverId).toBeNull()
  })

  test('is nobody else’s business', () => {
    expect(() => requireOwnDelivery(delivery('accepted'), 'drv_1')).not.toThrow()
    expect(() => requireOwnDelivery(delivery('accepted'), 'drv_2')).toThrow('delivery.not-yours')
    expect(() => requireOwnDelivery(delivery('unassigned'), 'drv_1')).toThrow('delivery.not-yours')
  })
})

describe('offers and a delivery', () => {
  test('the first makes it offered, more change nothing, none left makes it unassigned', () => {
    const offered = offerOut(delivery('unassigned'), step)
    expect(offered).toMatchObject({ status: 'offered', version: 6 })
    expect(offerOut(offered, step)).toBe(offered)
    expect(offersClosed(offered, step)).toMatchObject({ status: 'unassigned', version: 7 })
    const accepted = delivery('accepted')
    expect(offersClosed(accepted, step)).toBe(accepted)
    expect(() => offerOut(accepted, step)).toThrow('delivery.wrong-moment')
  })

  test('nobody found is news', () => {
    expect(unserved(delivery('unassigned'), 'nobody-accepts', step)).toMatchObject({
      type: 'delivery.unserved',
      reason: 'nobody-accepts',
    })
    expect(opened(delivery('unassigned'), step)).toMatchObject({ type: 'delivery.opened', orderId: 'ord_1' })
  })
})

describe('at the counter', () => {
  test('goods that are not packed are not picked up', () => {
    expect(() => pickUp(delivery('at_pickup'), false, step)).toThrow(
      expect.objectContaining({ code: 'delivery.order-not-ready' }),
    )
  })
})

describe('at the door', () => {
  test('a missing proof stops the hand-over and says what is missing', () => {
    expect(() => deliver(delivery('at_dropoff'), { ...noProof, rule: 'code-and-photo' }, step)).toThrow(
      expect.objectContaining({
        code: 'delivery.proof-missing',
        facts: { missing: 'code,photo', rule: 'code-and-photo' },
      }),
    )
  })

  test('a failure is remembered, and cleared by another try', () => {
    const failed = fail(delivery('at_dropoff'), { reason: 'wrong-address', note: 'no such house' }, step)
    expect(failed.delivery).toMatchObject({ failureReason: 'wrong-address', driverId: 'drv_1' })
    expect(failed.events[0]).toMatchObject({ reason: 'wrong-address', note: 'no such house' })
    const again = retry(failed.delivery, step)
    expect(again.delivery).toMatchObject({
      status: 'picked_up',
      driverId: 'drv_1',
      attempt: 2,
      failureReason: null,
    })
    expect(again.events[0]).toMatchObject({ type: 'delivery.retried', from: 'door', driverId: 'drv_1' })
  })

  test('goods that came back may go out again with anybody', () => {
    const again = retry({ ...delivery('returned'), failureReason: 'nobody-home' }, step)
    expect(again.delivery).toMatchObject({
      status: 'unassigned',
      driverId: null,
      attempt: 2,
      failureReason: null,
    })
    expect(again.events[0]).toMatchObject({ from: 'branch', driverId: null })
  })

  test('only what failed or came back is tried again', () => {
    for (const status of statuses.filter(one => one !== 'failed' && one !== 'returned')) {
      expect(() => retry(delivery(status), step)).toThrow(
        expect.objectContaining({
          code: status === 'picked_up' ? 'delivery.already-done' : 'delivery.wrong-moment',
        }),
      )
    }
  })
})

test('every status is searching, with a driver, or over', () => {
  const over: DeliveryStatus[] = ['delivered', 'returned', 'cancelled']
  expect([...searchingStatuses, ...activeStatuses, ...over].sort()).toEqual([...statuses].sort())
  for (const status of goodsOutStatuses) expect(activeStatuses).toContain(status)
})
