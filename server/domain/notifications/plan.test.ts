import { describe, expect, test } from 'vitest'
import type { DomainEvent, EventOf, EventType } from '../events.ts'
import type { Doer } from '../shared/doer.ts'
import { isCard, isNight, type PlannedNotice, volumeAt } from './notice.ts'
import { planNotices } from './plan.ts'

const system: Doer = { as: 'system', userId: null }
const said = { by: system, at: '2026-11-23T12:00:00.000Z' }
const ofOrder = { orderId: 'ord_1', branchId: 'brn_1', customerId: 'usr_1', ...said } as const
const ofDelivery = {
  deliveryId: 'dlv_1',
  orderId: 'ord_1',
  branchId: 'brn_1',
  driverId: 'drv_1',
  ...said,
} as const
const ofOffer = { offerId: 'ofr_1', deliveryId: 'dlv_1', driverId: 'drv_1', ...said } as const
const ofShift = { shiftId: 'shf_1', driverId: 'drv_1', ...said } as const
const pesos = { currency: 'UYU', units: '100' } as const
const ofHandOver = { handOverId: 'csh_1', driverId: 'drv_1', amount: pesos, ...said } as const
const ofRole = { userId: 'usr_2', role: 'driver', branchId: null, ...said } as const

/** One of each: a new event type does not compile until it stands here. */
const samples: { readonly [T in EventType]: EventOf<T> } = {
  'order.placed': { type: 'order.placed', ...ofOrder },
  'order.confirmed': { type: 'order.confirmed', ...ofOrder },
  'order.preparing': { type: 'order.preparing', ...ofOrder },
  'order.ready': { type: 'order.ready', ...ofOrder },
  'order.rejected': { type: 'order.rejected', reason: 'x', ...ofOrder },
  'order.cancelled': { type: 'order.cancelled', reason: 'shop', note: null, ...ofOrder },
  'order.expired': { type: 'order.expired', ...ofOrder },
  'order.fulfilled': { type: 'order.fulfilled', ...ofOrder },
  'order.returned': { type: 'order.returned', extent: 'whole', ...ofOrder },
  'order.preparation-late': { type: 'order.preparation-late', ...ofOrder },
  'order.late': { type: 'order.late', ...ofOrder },
  'review.asked': { type: 'review.asked', ...ofOrder },
  'review.left': { type: 'review.left', stars: 5, ...ofOrder },
  'delivery.opened': { type: 'delivery.opened', ...ofDelivery },
  'delivery.unserved': { type: 'delivery.unserved', reason: 'nobody-accepts', ...ofDelivery },
  'delivery.cancelled': { type: 'delivery.cancelled', ...ofDelivery },
  'delivery.accepted': { type: 'delivery.accepted', ...ofDelivery },
  'delivery.assigned': { type: 'delivery.assigned', ...ofDelivery },
  'delivery.released': { type: 'delivery.released', ...ofDelivery },
  'delivery.arrived-at-pickup': { type: 'delivery.arrived-at-pickup', ...ofDelivery },
  'delivery.picked-up': { type: 'delivery.picked-up', ...ofDelivery },
  'delivery.arrived-at-dropoff': { type: 'delivery.arrived-at-dropoff', ...ofDelivery },
  'delivery.delivered': { type: 'delivery.delivered', ...ofDelivery },
  'delivery.failed': { type: 'delivery.failed', reason: 'nobody-home', note: null, ...ofDelivery },
  'delivery.returning': { type: 'delivery.returning', ...ofDelivery },
  'delivery.returned': { type: 'delivery.returned', ...ofDelivery },
  'delivery.retried': { type: 'delivery.retried', from: 'door', ...ofDelivery },
  'offer.made': { type: 'offer.made', ...ofOffer },
  'offer.accepted': { type: 'offer.accepted', ...ofOffer },
  'offer.declined': { type: 'offer.declined', ...ofOffer },
  'offer.expired': { type: 'offer.expired', ...ofOffer },
  'offer.withdrawn': { type: 'offer.withdrawn', ...ofOffer },
  'shift.started': { type: 'shift.started', ...ofShift },
  'shift.paused': { type: 'shift.paused', reason: 'stale', ...ofShift },
  'shift.resumed': { type: 'shift.resumed', ...ofShift },
  'shift.ended': { type: 'shift.ended', ...ofShift },
  'position.stale': { type: 'position.stale', ...ofShift },
  'cash.collected': {
    type: 'cash.collected',
    amount: pesos,
    deliveryId: 'dlv_1',
    orderId: 'ord_1',
    driverId: 'drv_1',
    ...said,
  },
  'cash.declared': { type: 'cash.declared', ...ofHandOver },
  'cash.counted': { type: 'cash.counted', difference: pesos, ...ofHandOver },
  'cash.settled': { type: 'cash.settled', difference: pesos, ...ofHandOver },
  'staff.joined': { type: 'staff.joined', inviteId: 'inv_1', ...ofRole },
  'role.granted': { type: 'role.granted', ...ofRole },
  'role.revoked': { type: 'role.revoked', ...ofRole },
  'bond.made': { type: 'bond.made', customerId: 'usr_1', repId: 'usr_2', ...said },
  'person.blocked-bot': { type: 'person.blocked-bot', userId: 'usr_1', bot: 'customer', ...said },
  'session.ended': {
    type: 'session.ended',
    sessionId: 'ses_1',
    userId: 'usr_1',
    reason: 'signed-out',
    ...said,
  },
  'chat.message-sent': {
    type: 'chat.message-sent',
    messageId: 'msg_1',
    conversationId: 'cnv_1',
    orderId: 'ord_1',
    to: 'driver',
    ...said,
  },
}
const events = Object.values(samples) as DomainEvent[]
const short = (notice: PlannedNotice) => `${notice.kind} to ${notice.audience.to}, ${notice.volume}`
const plan = (event: DomainEvent) => planNotices(event).map(short)

describe('the plan', () => {
  test('says each thing once to each audience', () => {
    for (const event of events) {
      const targets = planNotices(event).map(
        ({ audience, kind, about }) => `${kind} ${about} ${audience.to} ${audience.id}`,
      )
      expect(new Set(targets).size, event.type).toBe(targets.length)
    }
  })

  test('names sentences, never writes them', () => {
    for (const { key } of events.flatMap(planNotices)) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('events are plain JSON', () => {
    for (const event of events) expect(JSON.parse(JSON.stringify(event))).toEqual(event)
  })

  test('shows every change of an order on both its cards', () => {
    const changes = events.filter(({ type }) => /^(order|delivery)\./.test(type))
    for (const event of changes) {
      expect(
        planNotices(event).some(notice => notice.kind === 'dispatch-card'),
        event.type,
      ).toBe(true)
    }
  })

  test('cards of an order change without a sound, except when they are new to somebody at work', () => {
    const loudCards = events.flatMap(event =>
      planNotices(event)
        .filter(notice => isCard(notice.kind) && notice.volume === 'loud')
        .map(notice => `${event.type}: ${notice.kind}`),
    )
    expect(loudCards.sort()).toEqual([
      'cash.declared: cash-card',
      'cash.settled: cash-card',
      'delivery.assigned: task-card',
      'delivery.cancelled: task-card',
      'delivery.released: task-card',
      'offer.made: offer-card',
      'order.placed: dispatch-card',
      'order.ready: task-card',
    ])
  })

  test('a new order rings at the dispatcher’s and shows the customer their card', () => {
    expect(plan(samples['order.placed'])).toEqual([
      'order-card to customer-of, quiet',
      'dispatch-card to dispatch-of, loud',
    ])
  })

  test('who cancels is not told, the other side is', () => {
    const byCustomer: DomainEvent = { ...samples['order.cancelled'], by: { as: 'customer', userId: 'usr_1' } }
    expect(plan(byCustomer)).toContain('dispatch-alarm to dispatch-of, loud')
    expect(plan(byCustomer)).not.toContain('customer-alert to customer-of, loud')
    expect(plan(samples['order.cancelled'])).toContain('customer-alert to customer-of, loud')
    expect(plan(samples['order.cancelled'])).not.toContain('dispatch-alarm to dispatch-of, loud')
  })

  test('a driver who gives a delivery back alarms the dispatcher, a dispatcher who takes it back the driver', () => {
    const byDriver: DomainEvent = { ...samples['delivery.released'], by: { as: 'driver', userId: 'usr_2' } }
    expect(plan(byDriver)).toContain('dispatch-alarm to dispatch-of, loud')
    expect(plan(byDriver)).toContain('task-card to driver, quiet')
    expect(plan(samples['delivery.released'])).toContain('task-card to driver, loud')
  })

  test('a delivery without a driver has no task', () => {
    const fromBranch: DomainEvent = { ...samples['delivery.retried'], from: 'branch', driverId: null }
    expect(plan(fromBranch).some(text => text.startsWith('task-card'))).toBe(false)
  })

  test.each([
    ['customer', 'customer-of'],
    ['driver', 'driver-of'],
    ['dispatcher', 'dispatch-of'],
  ] as const)('a message to the %s goes to nobody else', (to, audience) => {
    expect(planNotices({ ...samples['chat.message-sent'], to })).toMatchObject([
      { kind: 'relay-message', about: 'msg_1', audience: { to: audience, id: 'ord_1' } },
    ])
  })

  test('a bad review reaches the dispatcher, a good one makes no noise', () => {
    const alarms = (stars: number) =>
      planNotices({ ...samples['review.left'], stars }).filter(notice => notice.kind === 'dispatch-alarm')
    expect(alarms(2)).toHaveLength(1)
    expect(alarms(3)).toHaveLength(0)
  })

  test('a pause of one’s own is no news', () => {
    expect(plan({ ...samples['shift.paused'], reason: 'driver' })).toEqual([])
  })
})

describe('at night', () => {
  const loudTo = (to: PlannedNotice['audience']['to']): PlannedNotice => ({
    audience: { to, id: to === 'driver' ? 'drv_1' : 'ord_1' } as PlannedNotice['audience'],
    kind: 'customer-alert',
    about: 'ord_1',
    volume: 'loud',
    key: 'order-confirmed',
  })

  test.each([
    ['customer-of', '23:00', false, 'quiet'],
    ['customer-of', '23:00', true, 'loud'],
    ['customer-of', '12:00', false, 'loud'],
    ['rep-of', '07:59', false, 'quiet'],
    ['driver', '23:00', false, 'loud'],
    ['driver-of', '23:00', false, 'loud'],
    ['dispatch-of', '03:00', false, 'loud'],
  ] as const)('%s at %s, waiting %s: %s', (to, localTime, isWaiting, expected) => {
    expect(volumeAt(loudTo(to), { localTime, isWaiting })).toBe(expected)
  })

  test('a quiet notice never becomes loud', () => {
    const quiet = { ...loudTo('driver'), volume: 'quiet' } as const
    expect(volumeAt(quiet, { localTime: '12:00', isWaiting: true })).toBe('quiet')
  })

  test('night is from ten to eight', () => {
    expect(['21:59', '22:00', '00:00', '07:59', '08:00'].map(isNight)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})
